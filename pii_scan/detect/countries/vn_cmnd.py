"""Vietnamese identity card number (CMND)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] != "00"


DETECTOR = national_id(
    Kind("vn_cmnd", LegalClass.OTHER_GOV_ID, "Vietnamese identity card number (CMND)", identifies=True),
    standard="Nghị định 05/1999, chứng minh nhân dân of nine digits: https://bocongan.gov.vn",
    patterns=("[0-9]{9}", "[0-9]{3} [0-9]{3} [0-9]{3}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "cmnd", "số cmnd", "chứng minh nhân dân", "chung minh nhan dan", "cmt", "số cmt", "cmnd số", "cmnd/cccd",
        "chứng minh thư nhân dân",
    ),
    examples=(
        Example("CMND: 024681357", "024681357"),
        Example("Số CMND: 301 246 853", "301246853"),
        Example("Chung minh nhan dan\n024681357", "024681357"),
    ),
    counter_examples=(
        Example("Order number 024681357"),
        Example("CMND: 001234567"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
