"""Columns of fixed width whose names stand in the first line: a name is not cut, and has one column."""

import re
from collections.abc import Sequence

from pii_scan.extract.records.edges import Span

_WORDS_MIN = 3
_DIGITS_SHARE = 0.5


def heading_of(lines: Sequence[str]) -> str | None:
    """The first line where it is names over values: it has words and no digits, most others have digits."""
    if len(lines) < 3:
        return None
    first = lines[0]
    if any(ch.isdigit() for ch in first) or len(re.findall(r"[^\W\d_]{2,}", first)) < _WORDS_MIN:
        return None
    numbered = sum(any(ch.isdigit() for ch in line) for line in lines[1:])
    return first if numbered >= _DIGITS_SHARE * (len(lines) - 1) else None


def fitted(found: Sequence[Span], heading: str, blank: Sequence[bool]) -> list[Span]:
    """The spans of the values, brought together and moved to where the names stand.

    Args:
        found: by the values alone.
        blank: for each place whether all values leave it free.
    """
    out: list[Span] = []
    for start, end in found:
        begin = start
        while out and begin > out[-1][0] + 1 and _inside(heading, begin) and blank[begin - 1]:
            # Numbers stand to the right, below the end of a longer name.
            begin -= 1
        if _inside(heading, begin):
            # Two names without a blank between them.
            begin = start
        named = heading[begin:end].strip()
        cut = _inside(heading, begin) and not blank[begin - 1]
        if out and (cut or not named):
            out[-1] = (out[-1][0], end)
            continue
        if out:
            out[-1] = (out[-1][0], begin)
        out.append((begin, end))
    return out


def _inside(heading: str, at: int) -> bool:
    """Whether a word of the heading goes on here."""
    return 0 < at < len(heading) and heading[at - 1] != " " and heading[at] != " "
