"""Australian business number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("au_abn", LegalClass.SUPPORTING, "Australian business number", "AU_ABN"),
    standard="Australian Business Register, ABN (modulus 89): https://abr.business.gov.au/Help/AbnFormat",
    patterns=("[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}",),
    holds=stdnum_holds("au.abn"),
    pass_rate=0.011,
    labels=(
        "abn", "a.b.n.", "abn no", "abn number", "australian business number", "australian business no",
        "business number (abn)",
    ),
    examples=(
        Example("ABN 65 583 202 493", "65583202493"),
        Example("Australian Business Number: 99 549 281 978", "99549281978"),
    ),
    counter_examples=(
        Example("ABN 65 583 202 494"),
        Example("Order number 65 583 202 493"),
    ),
    validator="modulus 89",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
