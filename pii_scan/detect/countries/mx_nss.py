"""Mexican social security number (NSS)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return luhn(number)


DETECTOR = national_id(
    Kind("mx_nss", LegalClass.OTHER_GOV_ID, "Mexican social security number (NSS)", identifies=True),
    standard="IMSS, Número de Seguridad Social (Luhn): https://www.imss.gob.mx",
    patterns=("[0-9]{11}", "[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}[ -][0-9]{4}[ -][0-9]"),
    holds=_holds,
    pass_rate=0.1,
    labels=(
        "nss", "n.s.s.", "imss", "número de seguridad social", "numero de seguridad social",
        "número de seguro social", "no. de seguridad social", "afiliación imss", "no. imss", "num imss", "nss imss",
    ),
    examples=(
        Example("NSS: 88848019456", "88848019456"),
        Example("No. IMSS 15815014822", "15815014822"),
        Example("Número de Seguridad Social\n94778080013", "94778080013"),
    ),
    counter_examples=(
        Example("NSS: 88848019457"),
        Example("Order number 88848019456"),
    ),
    validator="Luhn",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
