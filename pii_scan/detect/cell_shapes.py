"""How many cells of a column have the shape of each detector: all patterns in one pass over a cell."""

from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from pii_scan.detect.cell import shape_of
from pii_scan.detect.detector import Detector


class _Shapes:
    """The patterns of these detectors as one RE2 set."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        import re2

        # Held, so that no other detector gets the identity of one of these.
        self.detectors = tuple(detectors)
        options = re2.Options()
        options.never_capture = True
        options.log_errors = False
        options.max_mem = 256 << 20
        self._owners: list[int] = []
        self._set: Any = re2.Set.FullMatchSet(options)
        for number, detector in enumerate(self.detectors):
            for pattern in detector.patterns:
                self._set.Add(pattern)
                self._owners.append(number)
        if self._owners:
            self._set.Compile()

    def counts(self, cells: Sequence[str]) -> list[int]:
        found: Counter[int] = Counter()
        owners = self._owners
        if owners:
            for cell in cells:
                which = self._set.Match(cell.encode("utf-8", "replace"))
                if which is not None:
                    found.update({owners[i] for i in which})
        return [found[n] if detector.patterns else len(cells) for n, detector in enumerate(self.detectors)]


_SHAPES: dict[tuple[int, ...], _Shapes] = {}
_KEPT = 8


def shape_counts(detectors: Sequence[Detector], cells: Sequence[str]) -> list[int]:
    """For each detector, how many of the (plain) cells have one of its shapes from end to end; all of them for
    a detector without patterns."""
    if find_spec("re2") is None:
        return [sum(shape_of(detector, cell) is not None for cell in cells) for detector in detectors]
    key = tuple(map(id, detectors))
    shapes = _SHAPES.get(key)
    if shapes is None:
        if len(_SHAPES) >= _KEPT:
            _SHAPES.clear()
        shapes = _SHAPES[key] = _Shapes(detectors)
    return shapes.counts(cells)
