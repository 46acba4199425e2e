"""Which detectors' patterns a table's cell has from end to end, worked out once for each shape of cell.

A column of a thousand numbers has one or two shapes. Patterns that ask for nothing but sorts of characters are settled
by the shape; the others are tried on the cells of the shapes that they may have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from pii_scan.detect.backend import whole_matcher
from pii_scan.detect.detector import Detector
from pii_scan.detect.shape_grammar import rough_form

MAX_CHARS = 200
"""A longer cell is text, not a value."""
_KEPT = 50_000
Possible = tuple[tuple[int, int, bool], ...]
"""Of one shape: detector, index of its pattern, and whether the shape settles it; sorted."""


@cache
def _signs() -> bytes:
    table = bytearray(range(256))
    for code in range(256):
        char = chr(code)
        if not char.isascii():
            table[code] = 0xFF
        elif char.isdigit():
            table[code] = ord("0")
        elif char.isalpha():
            table[code] = ord("A") if char.isupper() else ord("a")
    return bytes(table)


def cell_shape(cell: str) -> bytes:
    """The cell with all digits, capitals and small letters made the same; beyond ASCII nothing matches."""
    try:
        return cell.encode("ascii").translate(_signs())
    except UnicodeEncodeError:
        return cell.encode("latin-1", "replace").replace(b"?", b"\xff").translate(_signs())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def shape_of(detector: Detector, cell: str) -> int | None:
    """Which pattern the whole cell has; 0 for a detector without patterns."""
    if not detector.patterns:
        return 0
    if len(cell) > MAX_CHARS:
        return None
    for i, pattern in enumerate(detector.patterns):
        if _compiled(pattern).fullmatch(cell) is not None:
            return i
    return None


class CellShapes:
    """Of one set of detectors; grows with the shapes that were met."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = tuple(detectors)
        owners: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, detector in enumerate(self.detectors):
            for i, pattern in enumerate(detector.patterns):
                owners[pattern].append((n, i))
        self._always: list[tuple[int, int]] = []
        self._rough: list[tuple[list[tuple[int, int]], bool]] = []
        forms: list[str] = []
        for pattern, who in owners.items():
            form = rough_form(pattern)
            if form is None:
                self._always += who
            else:
                self._rough.append((who, form.exact))
                forms.append(form.pattern)
        self._match = whole_matcher(forms, "auto")
        self._known: dict[bytes, Possible] = {}

    def possible(self, shape: bytes) -> Possible:
        """The patterns that a cell of this shape may have."""
        known = self._known.get(shape)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = [(n, i, exact) for k in self._match(shape) for who, exact in (self._rough[k],) for n, i in who]
            known = self._known[shape] = tuple(sorted([*found, *((n, i, False) for n, i in self._always)]))
        return known

    def counts(self, cells: Sequence[str]) -> dict[int, int]:
        """For each detector that has patterns, how many of the (plain) cells have one of them from end to end; those
        with none are left out."""
        by_shape: dict[bytes, list[str]] = defaultdict(list)
        for cell in cells:
            if len(cell) <= MAX_CHARS:
                by_shape[cell_shape(cell)].append(cell)
        found: Counter[int] = Counter()
        for shape, alike in by_shape.items():
            settled = set()
            open_: dict[int, list[int]] = defaultdict(list)
            for n, i, exact in self.possible(shape):
                if exact:
                    settled.add(n)
                else:
                    open_[n].append(i)
            for n in settled:
                found[n] += len(alike)
            for n, indices in open_.items():
                if n not in settled:
                    patterns = [_compiled(self.detectors[n].patterns[i]) for i in indices]
                    found[n] += sum(any(p.fullmatch(cell) is not None for p in patterns) for cell in alike)
        return {n: count for n, count in found.items() if count}
