"""Philippine social security number (SSS)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] != "00"


DETECTOR = national_id(
    Kind("ph_sss", LegalClass.OTHER_GOV_ID, "Philippine social security number (SSS)", identifies=True),
    standard="Social Security System, SS number: https://www.sss.gov.ph",
    patterns=("[0-9]{2}-[0-9]{7}-[0-9]", "[0-9]{10}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=("sss", "sss no", "sss number", "sss #", "social security system"),
    examples=(
        Example("SSS No. 19-0806985-0", "1908069850"),
        Example("SSS: 1619537872", "1619537872"),
        Example("SSS number\n29-0636571-0", "2906365710"),
    ),
    counter_examples=(
        Example("Order number 19-0806985-0"),
        Example("SSS No. 00-1234567-8"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
