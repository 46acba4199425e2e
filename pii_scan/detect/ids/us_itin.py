"""US individual taxpayer identification numbers."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import BELOW, DIRECT, place_at_label
from pii_scan.detect.ids.ocr_digits import digits_of
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_itin
from pii_scan.detect.ids.us_ssn import NOT_A_PERSON, SSN_LABELS
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ITIN_LABELS = (
    "itin", "i.t.i.n.", "tax id", "tax id no", "tax id number", "tax number", "itin no", "itin #",
    "individual taxpayer", "individual taxpayer identification number",
    "número de identificación personal del contribuyente", "numero de identificacion personal del contribuyente",
    "identificación del contribuyente", "contribuyente",
)  # fmt: skip

_ONE_MARK_LOST = (3, 4)


def _check(candidate: Candidate) -> Verdict | None:
    digits = digits_of(candidate.text)
    if not valid_itin(digits):
        return None
    if "." in candidate.text and not (candidate.label or candidate.column):
        return None
    if candidate.pattern in _ONE_MARK_LOST and place_at_label(candidate) not in (DIRECT, BELOW):
        # 91170-1234 is a ZIP code first of all.
        return None
    bare = len(candidate.text) == 9
    if bare and not (candidate.label or candidate.column):
        return None
    # Everything but the separators' shape is in the pass rate; 3-2-4 with hyphens is rarer than nine digits in a row.
    return Verdict(digits, log(1 / 0.026) - (3.0 if bare else 0.6), ("itin_ranges",), dummy=placeholder_ssn(digits))


DETECTOR = Detector(
    kind=Kind(
        "us_itin", LegalClass.TAXPAYER_ID, "US individual taxpayer identification number", "US_ITIN", identifies=True
    ),
    standard="IRS Publication 1915 and IRM 3.21.263: https://www.irs.gov/irm/part3/irm_03-021-263r",
    patterns=(
        "[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}",
        "[0-9]{9}",
        "[0-9]{3} [0-9]{2} [0-9]{4}|[0-9]{3}\\.[0-9]{2}\\.[0-9]{4}",
        "[0-9]{3}[- ][0-9]{6}",
        "[0-9]{5}[- ][0-9]{4}",
    ),
    label_patterns=(1, 3, 4),
    check=_check,
    labels=(*_ITIN_LABELS, *SSN_LABELS),
    anti_labels=NOT_A_PERSON,
    label_weight=4.0,
    headers=(r"\bitin\b", r"\bssn\b", r"tax(payer)? ?id", r"^tin$"),
    examples=(
        Example("ITIN: 912-78-3456", "912783456"),
        Example("Individual Taxpayer Identification Number 938 71 4420", "938714420"),
        Example("ITIN 955904417", "955904417"),
        Example("  taxId: 925-50-1452", "925501452"),
        Example("SSN or ITIN: 944-65-1290", "944651290"),
        Example("ITIN: 911-701234", "911701234"),
    ),
    counter_examples=(
        Example("ITIN: 912-69-3456"),
        Example("ITIN: 912-93-3456"),
        Example("Order number 912-78-3456"),
        Example("987654321"),
        Example("Palmdale CA 91170-1234, ITIN pending"),
    ),
    validator="first digit 9, group in the IRS ranges",
    not_covered="Nine digits without label or column.",
)
