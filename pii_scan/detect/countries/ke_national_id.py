"""Kenyan national ID number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] != "0"


DETECTOR = national_id(
    Kind("ke_national_id", LegalClass.OTHER_GOV_ID, "Kenyan national ID number", identifies=True),
    standard="Registration of Persons Act, cap. 107, seven or eight digits: https://nrb.go.ke",
    patterns=("[0-9]{7,8}",),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "kenyan national id", "kenyan id", "kenya id no", "national id no", "national id number", "id no kenya",
        "huduma namba", "kitambulisho", "kitambulisho no", "nambari ya kitambulisho",
    ),
    examples=(
        Example("Kenyan National ID: 37836874", "37836874"),
        Example("National ID No. 28918598", "28918598"),
        Example("Kitambulisho\n25176725", "25176725"),
    ),
    counter_examples=(
        Example("Order number 37836874"),
        Example("National ID No. 0123456"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
