"""Georgian personal number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] != "00"


DETECTOR = national_id(
    Kind("ge_personal_number", LegalClass.OTHER_GOV_ID, "Georgian personal number", identifies=True),
    standard="Public Service Development Agency, eleven digits: https://sda.gov.ge",
    patterns=("[0-9]{11}",),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "piradi nomeri", "georgian personal number", "personal number georgia", "piradi no", "personal no (georgia)",
    ),
    examples=(
        Example("Piradi nomeri: 04423199773", "04423199773"),
        Example("Georgian personal number 16348365781", "16348365781"),
        Example("Georgian personal number\n53570274436", "53570274436"),
    ),
    counter_examples=(
        Example("Order number 04423199773"),
        Example("Piradi nomeri: 00123456789"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
