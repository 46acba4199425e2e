"""Nigerian bank verification number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] == "22"


DETECTOR = national_id(
    Kind("ng_bvn", LegalClass.OTHER_GOV_ID, "Nigerian bank verification number", identifies=True),
    standard="Central Bank of Nigeria and NIBSS, eleven digits from 22: https://www.cbn.gov.ng",
    patterns=("[0-9]{11}",),
    holds=_holds,
    pass_rate=0.01,
    check="prefix",
    labels=("bvn", "bvn no", "bvn number", "bank verification number", "bank verification no", "bank verification",),
    examples=(
        Example("BVN: 22907710782", "22907710782"),
        Example("Bank Verification Number 22190920907", "22190920907"),
        Example("BVN\n22143090020", "22143090020"),
    ),
    counter_examples=(
        Example("Order number 22907710782"),
        Example("BVN: 34123456789"),
    ),
    validator="first digits 22",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
