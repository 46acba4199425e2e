"""Numbers of degrees as the formats write them."""

import math
import re

_PAIR = re.compile(
    r"\s*(?:geo:)?\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*°?(?:[,;?].*)?\s*", re.DOTALL
)
_E7 = 10_000_000
_WRAP = 1 << 32


def degree(value: object) -> float | None:
    """A finite number; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        out = float(value)
    except (ValueError, OverflowError):
        return None
    return out if math.isfinite(out) else None


def from_e7(value: object) -> float | None:
    """Ten-millionths of a degree. Histories of former years write negative ones as unsigned numbers of 32 bits."""
    out = degree(value)
    if out is None:
        return None
    return (out - _WRAP if out > 1_800_000_000 else out) / _E7


def pair(text: object) -> tuple[float, float] | None:
    """`"48.8584°, 2.2945°"` (Android) or `"geo:48.8584,2.2945"` (iOS, RFC 5870): latitude first."""
    match = _PAIR.fullmatch(text) if isinstance(text, str) else None
    return None if match is None else (float(match[1]), float(match[2]))
