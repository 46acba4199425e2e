"""Philippine taxpayer number (TIN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] != "0" or number[1] != "0"


DETECTOR = national_id(
    Kind("ph_tin", LegalClass.TAXPAYER_ID, "Philippine taxpayer number (TIN)", "PH_TIN", identifies=True),
    standard="Bureau of Internal Revenue, TIN of nine digits and branch code: https://www.bir.gov.ph",
    patterns=(
        "[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}",
        "[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{5}",
        "[0-9]{3}-[0-9]{3}-[0-9]{3}",
    ),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=("tin", "tin no", "tin number", "bir tin", "philippine tin", "tax identification number"),
    examples=(
        Example("TIN: 373-008-892-000", "373008892000"),
        Example("BIR TIN 378-058-925-000", "378058925000"),
        Example("TIN No.\n218-717-392-000", "218717392000"),
    ),
    counter_examples=(
        Example("Order number 373-008-892-000"),
        Example("TIN: 001-234-567"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
