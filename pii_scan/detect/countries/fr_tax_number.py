"""French tax number (SPI)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("fr_tax_number", LegalClass.TAXPAYER_ID, "French tax number (SPI)", identifies=True),
    standard="DGFiP, numéro fiscal de référence (modulus 511): https://www.impots.gouv.fr",
    patterns=("[0-9]{13}", "[0-9]{2} [0-9]{2} [0-9]{3} [0-9]{3} [0-9]{3}"),
    holds=stdnum_holds("fr.nif"),
    pass_rate=0.001,
    labels=(
        "numéro fiscal", "n° fiscal", "no fiscal", "numero fiscal", "spi", "numéro fiscal de référence",
        "french tax number", "identifiant fiscal", "n° d'identification fiscale", "numéro d'identification fiscale",
        "référence fiscale", "n° fiscal de référence", "numéro spi", ),
    examples=(
        Example("Numéro fiscal : 0631014576094", "0631014576094"),
        Example("numéro fiscal 1512101862229", "1512101862229"),
        Example("French tax number\n0157010743372", "0157010743372"),
    ),
    counter_examples=(
        Example("Numéro fiscal : 0631014576095"),
        Example("Order number 0631014576094"),
    ),
    validator="modulus 511",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
