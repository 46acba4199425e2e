"""Bangladeshi national ID number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Seventeen digits begin with the birth year; the shorter forms tell nothing of themselves."""
    return len(number) != 17 or 1900 <= int(number[:4]) <= 2035


DETECTOR = national_id(
    Kind("bd_nid", LegalClass.OTHER_GOV_ID, "Bangladeshi national ID number", identifies=True),
    standard="Bangladesh Election Commission, NID (10, 13 or 17 digits): https://www.nidw.gov.bd",
    patterns=("[0-9]{17}", "[0-9]{13}", "[0-9]{10}"),
    holds=_holds,
    pass_rate=0.5,
    check="shape",
    labels=("nid no", "nid number", "nid card", "national id card no", "smart nid", "jatiyo porichoypotro"),
    shy=("nid",),
    examples=(
        Example("NID: 19831520129333545", "19831520129333545"),
        Example("NID No. 19711192250686969", "19711192250686969"),
        Example("NID No\n19507160481045132", "19507160481045132"),
    ),
    counter_examples=(
        Example("Order number 19831520129333545"),
        Example("NID: 31991234567890123"),
    ),
    validator="birth year of the long form",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
