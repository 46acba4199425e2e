"""South African identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_NOT_BORN = range(8, 25)
"""Years without their century of people who are too young for an identity number of their own, or past a hundred.
Clocks that count milliseconds begin with 15, 16, 17 or 18 today."""


def _adult(number: str) -> bool:
    """A citizen or resident; 8 or 9 as the last but one digit, as in all numbers since 1986."""
    return number[10] in "01" and number[11] in "89" and int(number[:2]) not in _NOT_BORN


DETECTOR = national_id(
    Kind("za_id", LegalClass.OTHER_GOV_ID, "South African identity number", "ZA_ID_NUMBER", identifies=True),
    standard="Identification Act 68 of 1997, birth date and Luhn: https://www.dha.gov.za",
    patterns=("[0-9]{13}", "[0-9]{6} ?[0-9]{4} ?[0-9]{2} ?[0-9]", "[0-9]{6} [0-9]{4} [0-9]{3}"),
    holds=stdnum_holds("za.idnr"),
    pass_rate=0.0007,
    alone={0: 4.2},
    strict=_adult,
    labels=(
        "sa id", "rsa id", "sa id number", "rsa id number", "id number", "id no", "identity number", "id nommer",
        "identiteitsnommer", "id-nommer", "south african id", "south african id number", "national id", "sa id no",
        "rsa id no", "identity number rsa", "identity number (rsa)", "id number rsa", "sa identity number",
        "rsa identity number", "rsa identity no", "id no (rsa)", "sa identity no",),
    examples=(
        Example("SA ID number: 7004178652181", "7004178652181"),
        Example("ID Number: 6912095990180", "6912095990180"),
        Example("Identity number 6304112263082", "6304112263082"),
        Example("Identiteitsnommer\n4404141311183", "4404141311183"),
    ),
    counter_examples=(
        Example("SA ID number: 7004178652182"),
        Example("Order number 7004178652181"),
    ),
    validator="birth date, citizenship, Luhn",
    not_covered="Children's numbers without a label or a column that names them.",
)  # fmt: skip
