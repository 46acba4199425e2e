"""Whether the label near a number is this number's own or was already used up by another."""

import re
from functools import lru_cache

from pii_scan.detect.detector import Candidate
from pii_scan.detect.normalise import fold

_VALUE = re.compile(r"\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_PIECES = re.compile(r"[a-z0-9]+|[^a-z0-9\s]+")


@lru_cache(maxsize=2048)
def _elastic(label: str) -> re.Pattern[str]:
    """The label as labels are found: with any small gap between its words."""
    pieces = _PIECES.findall(fold(label))
    return re.compile(r"(?<![a-z0-9])" + r"[ \t_.\-]{0,3}".join(re.escape(piece) for piece in pieces))


def gap_to_label(candidate: Candidate) -> str | None:
    """The text between the label and the value, lower case without accents; None where no label stands before."""
    if not candidate.label or candidate.column:
        return None
    before = fold(candidate.before)
    end = -1
    for match in _elastic(candidate.label).finditer(before):
        end = match.end()
    return None if end < 0 else before[end:]


def label_is_taken(candidate: Candidate) -> bool:
    """True where another number or date stands between the label and this one (`DOB 01/02/1990 EXP 01/02/2030`)."""
    gap = gap_to_label(candidate)
    return gap is not None and _VALUE.search(gap) is not None
