"""The US state a point lies in, offline, from packed outlines (US Census Bureau, 1:10 million)."""

import gzip
import json
import math
from functools import cache
from importlib.resources import files

_STEP = 1000
"""Steps per degree in the packed rings."""
_SHORE = 0.05
"""Degrees, about 5 km: the outlines cut piers and beaches off, a point this near still counts."""

Ring = tuple[int, ...]
Box = tuple[int, int, int, int]


def state_of(latitude: float, longitude: float) -> str | None:
    """Two-letter code, None outside the US. Coarse: within about 1 km of a border it may name the neighbour."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
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
            if left <= x <= right and bottom <= y <= top and _crossings_odd(ring, x, y):
                inside = not inside
        if inside:
            return code
    return None


def _crossings_odd(ring: Ring, x: float, y: float) -> bool:
    odd = False
    x1, y1 = ring[-2], ring[-1]
    for at in range(0, len(ring), 2):
        x2, y2 = ring[at], ring[at + 1]
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
        x1, y1 = x2, y2
    return odd


@cache
def _outlines() -> tuple[tuple[str, tuple[tuple[Box, Ring], ...]], ...]:
    data = gzip.decompress((files("pii_scan.detect.location.data") / "us_states.json.gz").read_bytes())
    states: dict[str, list[list[int]]] = json.loads(data)
    return tuple((code, tuple((_box(ring), tuple(ring)) for ring in rings)) for code, rings in states.items())


def _box(ring: list[int]) -> Box:
    xs, ys = ring[0::2], ring[1::2]
    return min(xs), min(ys), max(xs), max(ys)
