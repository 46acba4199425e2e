"""Australian company number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("au_acn", LegalClass.SUPPORTING, "Australian company number", "AU_ACN"),
    standard="ASIC, ACN (modulus 10): https://asic.gov.au",
    patterns=("[0-9]{3} ?[0-9]{3} ?[0-9]{3}",),
    holds=stdnum_holds("au.acn"),
    pass_rate=0.1,
    labels=("acn", "australian company number", "a.c.n.", "acn no", "australian company no", "company no (acn)",),
    examples=(
        Example("ACN 134 026 207", "134026207"),
        Example("Australian Company Number: 044 974 469", "044974469"),
    ),
    counter_examples=(
        Example("ACN 134 026 208"),
        Example("Order number 134 026 207"),
    ),
    validator="modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
