"""UK driving licence number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(
    r"(?!9)[A-Z]{1,5}9{0,4}(?<=^.{5})[0-9](?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]"
    r"[A-Z][A-Z9][0-9A-Z][A-Z]{2}"
)


def _holds(number: str) -> bool:
    return _LAYOUT.fullmatch(number) is not None


DETECTOR = national_id(
    Kind(
        "uk_driving_licence", LegalClass.DRIVERS_LICENSE,
        "UK driving licence number", "UK_DRIVING_LICENCE", identifies=True,
    ),
    standard="DVLA driver number: surname, birth date, initials: "
    "https://www.gov.uk/government/publications/inf1d-how-to-apply-for-a-driving-licence",
    patterns=(
        "[A-Za-z]{1,5}[0-9]{6,10}[A-Za-z]{1,2}[0-9]{1,2}[A-Za-z]{2}",
        "[0-9A-Za-z]{5} ?[0-9]{6} ?[0-9A-Za-z]{2} ?[0-9A-Za-z]{3}",
        "[0-9A-Za-z]{16}",
    ),
    digits=(5, 16),
    holds=_holds,
    pass_rate=0.0001,
    alone={0: 5.0},
    check="driver_number_layout",
    labels=(
        "driving licence", "driving licence no", "driving licence number", "driver number", "driver no", "dvla",
        "driving license", "driving license number", "driver's licence", "licence no", "licence number",
    ),
    examples=(
        Example("Driving licence number: QQJPL656219JJ9FG", "QQJPL656219JJ9FG"),
        Example("DVLA driver number XEXJL405012PZ9TN", "XEXJL405012PZ9TN"),
        Example("5. OJMUY808091UV9WY", "OJMUY808091UV9WY"),
        Example("Driver number\nXCXKS604031TN9PR", "XCXKS604031TN9PR"),
    ),
    counter_examples=(
        Example("Order number QQJPL656219JJ9FG"),
        Example("Driving licence number: MORGA791316SM9IJ"),
        Example("session ABCDE123456FGHIJ"),
    ),
    validator="surname filled up with 9, month (+50 for women), day, initials",
    not_covered="Numbers of Northern Ireland (eight digits); DVLA's check letters are not published.",
)  # fmt: skip
