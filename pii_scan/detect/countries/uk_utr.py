"""UK unique taxpayer reference."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("uk_utr", LegalClass.TAXPAYER_ID, "UK unique taxpayer reference", identifies=True),
    standard="HMRC, UTR (modulus 11): https://www.gov.uk/find-utr-number",
    patterns=("[0-9]{5} ?[0-9]{5}",),
    holds=stdnum_holds("gb.utr"),
    pass_rate=0.09,
    labels=(
        "unique taxpayer reference", "utr", "utr number", "utr no", "self assessment reference",
        "self assessment utr", "unique taxpayer ref", "sa utr",),
    examples=(
        Example("UTR: 9656626313", "9656626313"),
        Example("Unique Taxpayer Reference 6105380485", "6105380485"),
        Example("Unique Taxpayer Reference (UTR)\n4752018883", "4752018883"),
    ),
    counter_examples=(
        Example("UTR: 9656626314"),
        Example("Order number 9656626313"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
