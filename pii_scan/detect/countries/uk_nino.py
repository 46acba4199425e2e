"""UK National Insurance number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ALLOCATED = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")


def _holds(number: str) -> bool:
    return _ALLOCATED.fullmatch(number) is not None


DETECTOR = national_id(
    Kind("uk_nino", LegalClass.OTHER_GOV_ID, "UK National Insurance number", "UK_NINO", identifies=True),
    standard="HMRC NIM39110: https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    patterns=("[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Za-z]", "[A-Za-z]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2}-[A-Za-z]"),
    holds=_holds,
    pass_rate=0.08,
    alone={0: 2.2},
    check="prefix_allocated",
    labels=(
        "national insurance", "national insurance number", "national insurance no", "nat. insurance",
        "nat insurance no", "ni number", "nino", "ni no", "nat ins no", "n.i. number", "n.i. no",
    ),
    shy=("ni", "nin"),
    examples=(
        Example("National Insurance number: YZ 37 77 49 A", "YZ377749A"),
        Example("NINO PB706818D", "PB706818D"),
        Example("Employee NI: JR078060B", "JR078060B"),
        Example("NI No. KC 16 68 77 A", "KC166877A"),
        Example("My national insurance number is CY780061C.", "CY780061C"),
    ),
    counter_examples=(
        Example("Order number YZ 37 77 49 A"),
        Example("NINO: QQ 12 34 56 C"),
        Example("NINO: BG 12 34 56 C"),
        Example("part AB 12 34 56 C in stock"),
    ),
    validator="prefixes that are given out, suffix A–D",
    not_covered="Numbers without their suffix letter; without a label it is only possible.",
)  # fmt: skip
