"""Korean driving licence number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return 11 <= int(number[:2]) <= 28 and number[:2] != "27"


DETECTOR = national_id(
    Kind(
        "kr_driver_license", LegalClass.DRIVERS_LICENSE,
        "Korean driving licence number", "KR_DRIVER_LICENSE", identifies=True,
    ),
    standard="Korean National Police Agency, region, year, serial, check: https://www.safedriving.or.kr",
    patterns=("[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]{2}", "[0-9]{2} [0-9]{2} [0-9]{6} [0-9]{2}", "[0-9]{12}"),
    holds=_holds,
    pass_rate=0.2,
    alone={0: 2.6},
    check="region",
    labels=(
        "korean driver license", "korean driver's license", "korean drivers license", "korean driving licence",
        "driver license no", "driver's license no",
        "driving licence no", "unjeon myeonheo", "driver license no (korea)", "driver's license number (korea)",
        "korean licence no", "korean license no", ),
    examples=(
        Example("Korean driver's license: 24-62-168794-91", "246216879491"),
        Example("Driver's license no. 19-20-608084-93", "192060808493"),
        Example("Korean driver's license: 28 22 168794 91", "282216879491"),
    ),
    counter_examples=(
        Example("Order number 24-62-168794-91"),
        Example("Korean driver's license: 99-12-123456-12"),
    ),
    validator="region",
    not_covered="Its check is not published; without a label it is only possible.",
)  # fmt: skip
