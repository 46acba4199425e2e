"""Vietnamese citizen identity card number (CCCD)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Province 001 to 096, then 0 to 3 for those born in the last two centuries."""
    return 1 <= int(number[:3]) <= 96 and number[3] in "0123"


DETECTOR = national_id(
    Kind("vn_cccd", LegalClass.OTHER_GOV_ID, "Vietnamese citizen identity card number (CCCD)", identifies=True),
    standard="Nghị định 137/2015, số định danh cá nhân: province, century and sex, year: https://bocongan.gov.vn",
    patterns=("[0-9]{12}", "[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{3}"),
    holds=_holds,
    pass_rate=0.05,
    check="province",
    labels=(
        "cccd", "số cccd", "căn cước công dân", "can cuoc cong dan", "số định danh", "số định danh cá nhân",
        "căn cước", "cmnd/cccd", "vietnamese id",
    ),
    examples=(
        Example("CCCD: 031206048635", "031206048635"),
        Example("Số CCCD: 031343956919", "031343956919"),
        Example("Can cuoc cong dan\n048262071254", "048262071254"),
        Example("Vietnamese ID 001051178552", "001051178552"),
    ),
    counter_examples=(
        Example("Order number 031206048635"),
        Example("CCCD: 123456789012"),
    ),
    validator="province, century and sex",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
