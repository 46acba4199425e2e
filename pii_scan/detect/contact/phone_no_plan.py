"""Telephone numbers that no numbering plan knows, behind a word that means telephones alone.

Plans change, people slip when they write, and drawn data keeps to no plan. Who wrote `Phone:` before a number meant a
telephone all the same.
"""

import re

from pii_scan.detect.contact import nanp
from pii_scan.detect.contact.phone_numbers import in_region
from pii_scan.detect.contact.phone_words import WEAK, notes
from pii_scan.detect.detector import Candidate, Verdict
from pii_scan.detect.label_gap import gap_to_label

_DIRECT = re.compile(r"[\s:=#.\"'>(\[,/|-]*(?:(?:no|nr|number|value)\b)?(?:\([\w .-]{1,12}\))?[\s:=#.\"'>(\[-]*")
_TELEPHONE = re.compile(
    r"phone|mobi|\bcel|\btel|tél|\bfax|whatsapp|\bmob\b|msisdn|fono\b|[^\x00-\x7f]{2}|puhelin|gsm|\bcep\b|telp|nummer|"
    r"\bphone"
)
"""In labels that mean nothing but telephones."""
_LEAST, _MOST = 8, 13
_INDIAN = 10
_FEWEST_DIFFERENT = 3
_ODDS, _ODDS_PLUS = -0.4, 0.5
"""With the label and the prior: high, as `Phone:` and eight digits hardly ever mean anything else."""


def announced(candidate: Candidate) -> bool:
    """Whether nothing but a separator stands between the label and the number, or a header says what it is."""
    return candidate.column or _DIRECT.fullmatch(gap_to_label(candidate) or "x") is not None


def of_no_plan(candidate: Candidate, digits: str, *, plus: bool = False) -> Verdict | None:
    """None without such a label straight before it.

    Args:
        plus: it is written as an international number, which few other numbers are.
    """
    if not _LEAST <= len(digits) <= _MOST + 2 * plus or len(set(digits)) < _FEWEST_DIFFERENT:
        return None
    label = candidate.label
    if label in WEAK or not _TELEPHONE.search(label) or nanp.placeholder(digits[-10:]) or not announced(candidate):
        return None
    reasons, attributes = notes(candidate)
    number, odds, reason = "+" * plus + digits, _ODDS_PLUS if plus else _ODDS, ["no_plan"]
    if len(digits) == _INDIAN and not plus and (indian := in_region(digits, "IN")) is not None:
        # Ten digits without a zero, where no American number has them: the writing of the next largest country.
        number, odds, reason = indian.e164, 0.0, ["phonenumbers", "country:IN"]
    return Verdict(number, odds, (*reason, *reasons), attributes=attributes, start=candidate.start, end=candidate.end)
