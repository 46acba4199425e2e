"""Columns of fixed width whose names stand in the first line: a name is not cut, and has one column."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pii_scan.extract.records.edges import Span

_WORDS_MIN = 3
_CELLS_MIN, _ROWS_MIN = 4, 6
_CELL_MAX = 30
_LOOK, _LOOK_BELOW = 15, 200
_BODY_SHARE = 0.6
_GAP = re.compile(r"\s{2,}")
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


class Listing(NamedTuple):
    """A printed list without a ruler."""

    heading: str
    spans: list[Span]
    """The last one ends where its lines do."""


def listing(lines: Sequence[str]) -> Listing | None:
    """Lines of any length below a line of names, all parted by two blanks and more; None where they are no columns."""
    filled = [line.rstrip() for line in lines if line.strip()]
    for at, heading in enumerate(filled[:_LOOK]):
        names = _GAP.split(heading.strip())
        if len(names) < _CELLS_MIN or any(ch.isdigit() for ch in heading) or max(map(len, names)) > _CELL_MAX:
            continue
        below = [line for line in filled[at + 1 : at + 1 + _LOOK_BELOW] if line != heading]
        body = [line for line in below if len(_GAP.split(line.strip())) >= len(names) - 2 and _has_digit(line)]
        if len(body) < _ROWS_MIN or len(body) < _BODY_SHARE * len(below):
            continue
        width = max(map(len, [heading, *body]))
        padded = [line.ljust(width) for line in body]
        blank = [all(line[place] == " " for line in padded) for place in range(width)]
        starts = [place for place in range(width) if not blank[place] and (place == 0 or blank[place - 1])]
        ends = [*starts[1:], width]
        # A single blank stands inside of a value; values of two columns are parted by more, or by a name of their own.
        apart = [
            place for place in starts
            if place == 0 or _is_edge(heading.ljust(width), blank, place)
        ]  # fmt: skip
        spans = fitted(list(zip(apart, [*apart[1:], ends[-1]], strict=True)), heading.ljust(width), blank)
        if len(spans) >= _CELLS_MIN and abs(len(spans) - len(names)) <= 1:
            return Listing(heading, spans)
    return None


def _is_edge(heading: str, blank: Sequence[bool], place: int) -> bool:
    wide = place >= 2 and blank[place - 1] and blank[place - 2]
    return wide or (heading[place] != " " and heading[place - 1] == " ")


def _has_digit(line: str) -> bool:
    return any(ch.isdigit() for ch in line)
