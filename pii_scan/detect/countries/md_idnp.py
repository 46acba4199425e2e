"""Moldovan personal number (IDNP)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] in "029" and weighted(number, (7, 3, 1) * 4) % 10 == int(number[12])


DETECTOR = national_id(
    Kind("md_idnp", LegalClass.OTHER_GOV_ID, "Moldovan personal number (IDNP)", identifies=True),
    standard="Government decision 333/2002, IDNP (weights 7, 3, 1): https://www.asp.gov.md",
    patterns=("[0-9]{13}",),
    holds=_holds,
    pass_rate=0.02,
    labels=(
        "idnp", "cod personal", "codul personal", "moldovan personal number", "idnp nr", "moldovan personal code",
        "număr de identificare",
    ),
    examples=(
        Example("IDNP: 2351248297991", "2351248297991"),
        Example("Cod personal 2236104255932", "2236104255932"),
        Example("IDNP\n2047059314911", "2047059314911"),
    ),
    counter_examples=(
        Example("IDNP: 2351248297992"),
        Example("Order number 2351248297991"),
    ),
    validator="weights 7, 3, 1, first digit",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
