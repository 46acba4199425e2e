"""The US state a point lies in, offline, from packed outlines (US Census Bureau, 1:10 million).

A point is tried against outlines of thirty thousand edges in some 3 ms, so each square of a quarter degree remembers
whether a border runs through it or near by: where none does, all its points lie in the same state.
"""

import gzip
import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_STEP = 1000
"""Steps per degree in the packed rings."""
_SHORE = 0.05
"""Degrees, about 5 km: the outlines cut piers and beaches off, a point this near still counts."""

_SQUARE = 0.25
"""Degrees."""

Box = tuple[int, int, int, int]


def state_of(latitude: float, longitude: float) -> str | None:
    """Two-letter code, None outside the US. Coarse: within about 1 km of a border it may name the neighbour."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    border, state = _square(math.floor(longitude / _SQUARE), math.floor(latitude / _SQUARE))
    return _state_of(latitude, longitude) if border else state


@lru_cache(maxsize=65_536)
def _square(across: int, up: int) -> tuple[bool, str | None]:
    """Whether an outline runs through the square or its shore; if not, the state that all of it lies in."""
    left, bottom = (across * _SQUARE - _SHORE) * _STEP, (up * _SQUARE - _SHORE) * _STEP
    size = (_SQUARE + 2 * _SHORE) * _STEP
    lefts, bottoms, rights, tops = _edges()
    near = (lefts <= left + size) & (rights >= left) & (bottoms <= bottom + size) & (tops >= bottom)
    if near.any():
        return True, None
    return False, _state_of((up + 0.5) * _SQUARE, (across + 0.5) * _SQUARE)


def _state_of(latitude: float, longitude: float) -> str | None:
    state = _containing(longitude * _STEP, latitude * _STEP)
    if state is not None:
        return state
    around = [(dy, dx) for dy in (-_SHORE, 0.0, _SHORE) for dx in (-_SHORE, 0.0, _SHORE) if dy or dx]
    near = [s for dy, dx in around if (s := _containing((longitude + dx) * _STEP, (latitude + dy) * _STEP))]
    return max(sorted(set(near)), key=near.count) if near else None


def _containing(x: float, y: float) -> str | None:
    for code, rings in _outlines():
        inside = False
        for (left, bottom, right, top), ring in rings:
            if left <= x <= right and bottom <= y <= top and ring.crossed_oddly(x, y):
                inside = not inside
        if inside:
            return code
    return None


@dataclass(frozen=True, slots=True)
class Ring:
    """The edges of one outline, begin and end."""

    x1: "Array"
    y1: "Array"
    x2: "Array"
    y2: "Array"

    def crossed_oddly(self, x: float, y: float) -> bool:
        """Whether a line from the point eastwards crosses an odd number of edges."""
        import numpy as np

        at = np.flatnonzero((self.y1 > y) != (self.y2 > y))
        x1, y1 = self.x1[at], self.y1[at]
        return bool(np.count_nonzero(x < (self.x2[at] - x1) * (y - y1) / (self.y2[at] - y1) + x1) % 2)


@cache
def _edges() -> "tuple[Array, Array, Array, Array]":
    """The box of every edge of every outline: left, bottom, right, top."""
    import numpy as np

    rings = [ring for _, rings in _outlines() for _, ring in rings]
    x1, y1, x2, y2 = (np.concatenate([getattr(ring, name) for ring in rings]) for name in ("x1", "y1", "x2", "y2"))
    return np.minimum(x1, x2), np.minimum(y1, y2), np.maximum(x1, x2), np.maximum(y1, y2)


@cache
def _outlines() -> tuple[tuple[str, tuple[tuple[Box, Ring], ...]], ...]:
    data = gzip.decompress((files("pii_scan.detect.location.data") / "us_states.json.gz").read_bytes())
    states: dict[str, list[list[int]]] = json.loads(data)
    return tuple((code, tuple((_box(ring), _ring(ring)) for ring in rings)) for code, rings in states.items())


def _ring(flat: list[int]) -> Ring:
    import numpy as np

    two = np.array(flat, dtype=np.float64).reshape(-1, 2)
    one = np.roll(two, 1, axis=0)
    return Ring(one[:, 0], one[:, 1], two[:, 0], two[:, 1])


def _box(ring: list[int]) -> Box:
    xs, ys = ring[0::2], ring[1::2]
    return min(xs), min(ys), max(xs), max(ys)
