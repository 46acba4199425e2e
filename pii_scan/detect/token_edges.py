"""Where a token may begin and end.

A candidate whose neighbour is a letter or digit is a piece of something longer. The rule is part of the
pattern (a guard byte on either side), because a rejected long match would otherwise hide a valid short one.
"""

import re
from dataclasses import dataclass

GUARD = rb"[^0-9A-Za-z\xff]"

_OPEN = re.compile(r"^(?:-|@|<|\\\+|\\\(|\\-)")
_CLOSED = re.compile(r"(?:[^\\]-|=|>|\\\))$")
_BLANK = 0x20
_JOINS = frozenset({b"-", b".", b"/"})


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern with its guards; `left`/`right` bytes of a match are not part of the value."""

    source: bytes
    left: int
    right: int


def guard(pattern: str) -> Guarded:
    """A pattern that starts (ends) with a literal mark such as `-----BEGIN` needs no guard there."""
    single = "|" not in pattern
    left = not (single and _OPEN.search(pattern))
    right = not (single and _CLOSED.search(pattern))
    source = b"(?:" + pattern.encode("ascii") + b")"
    return Guarded((GUARD if left else b"") + source + (GUARD if right else b""), int(left), int(right))


def reguard(guarded: Guarded, pattern: str) -> Guarded:
    """Another form of the same pattern behind the same guards."""
    source = b"(?:" + pattern.encode("ascii") + b")"
    left, right = GUARD if guarded.left else b"", GUARD if guarded.right else b""
    return Guarded(left + source + right, guarded.left, guarded.right)


def bare(data: bytes, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends: a pattern may end in a separator that nothing follows."""
    while end > start and data[end - 1] == _BLANK:
        end -= 1
    while start < end and data[start] == _BLANK:
        start += 1
    return start, end


def inside_longer_number(data: bytes, start: int, end: int) -> bool:
    """Whether a candidate with digits at its edge goes on behind a `-`, `.` or `/`: `978-123-45-6789`,
    `3.141592653`."""
    before, after = data[start - 2 : start], data[end : end + 2]
    return (data[start : start + 1].isdigit() and before[:1].isdigit() and before[1:] in _JOINS) or (
        data[end - 1 : end].isdigit() and after[:1] in _JOINS and after[1:].isdigit()
    )
