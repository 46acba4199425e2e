"""Portuguese tax number (NIF)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("pt_nif", LegalClass.TAXPAYER_ID, "Portuguese tax number (NIF)", identifies=True),
    standard="Decreto-Lei 14/2013, NIF (modulus 11): https://www.portaldasfinancas.gov.pt",
    patterns=("[0-9]{3} ?[0-9]{3} ?[0-9]{3}",),
    holds=stdnum_holds("pt.nif"),
    pass_rate=0.08,
    labels=(
        "nif", "contribuinte", "n.º contribuinte", "nº contribuinte", "número de contribuinte", "contribuinte fiscal",
        "número de identificação fiscal", "nipc", "portuguese tax number",
    ),
    examples=(
        Example("NIF: 361097018", "361097018"),
        Example("contribuinte n.º 216941156", "216941156"),
        Example("Número de contribuinte\n335792855", "335792855"),
    ),
    counter_examples=(
        Example("NIF: 361097019"),
        Example("Order number 361097018"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
