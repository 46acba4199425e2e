"""Egyptian national ID number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CODES = "01 02 03 04 11 12 13 14 15 16 17 18 19 21 22 23 24 25 26 27 28 29 31 32 33 34 35 88"
_GOVERNORATES = frozenset(_CODES.split())


def _holds(number: str) -> bool:
    return number[0] in "23" and is_day(int(number[3:5]), int(number[5:7])) and number[7:9] in _GOVERNORATES


DETECTOR = national_id(
    Kind("eg_national_id", LegalClass.OTHER_GOV_ID, "Egyptian national ID number", identifies=True),
    standard="Civil Status Organization, century, birth date, governorate: https://moi.gov.eg",
    patterns=("[0-9]{14}",),
    holds=_holds,
    pass_rate=0.005,
    check="birth_date",
    labels=(
        "egyptian national id", "egyptian id", "national id", "national id no", "national id number", "raqam qawmi",
        "al raqam al qawmi",
    ),
    examples=(
        Example("Egyptian National ID: 26608192101218", "26608192101218"),
        Example("National ID No. 29703052147548", "29703052147548"),
        Example("National ID\n29808201240991", "29808201240991"),
    ),
    counter_examples=(
        Example("Order number 26608192101218"),
        Example("National ID: 29913010112345"),
    ),
    validator="century, birth date, governorate",
    not_covered="Its check digit is not published.",
)  # fmt: skip
