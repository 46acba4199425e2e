"""Degrees out of EXIF rationals and XMP strings; what is no position on Earth is dropped."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pii_scan.model.evidence import GpsPoint

_XMP_COORDINATE = re.compile(
    r"\s*(-?\d+(?:\.\d+)?)(?:\s*,\s*(\d+(?:\.\d+)?))?(?:\s*,\s*(\d+(?:\.\d+)?))?\s*([NSEWnsew])?\s*"
)


def number(value: Any) -> float | None:
    """A finite float of a plain number or a rational of either reader; None for 0/0 and the like."""
    top, bottom = getattr(value, "num", None), getattr(value, "den", None)
    try:
        out = float(value) if top is None or bottom is None else float(top) / float(bottom)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return out if math.isfinite(out) else None


def degrees(parts: Any, reference: Any) -> float | None:
    """Degrees, minutes, seconds (any missing tail) and N/S/E/W as signed decimal degrees."""
    if not isinstance(parts, Sequence) or isinstance(parts, str | bytes):
        parts = (parts,)
    values = [number(part) for part in parts[:3]]
    if not values or values[0] is None:
        return None
    # Some cameras write 0/0 seconds behind decimal minutes.
    total: float = sum((value or 0.0) / 60**power for power, value in enumerate(values))
    letter = _letter(reference)
    return -abs(total) if letter in ("S", "W") else total


def point(tags: Mapping[int, Any]) -> GpsPoint | None:
    """A position out of an EXIF GPS directory, by tag number (EXIF 2.32, 4.6.6)."""
    if 2 not in tags or 4 not in tags:
        return None
    latitude, longitude = degrees(tags[2], tags.get(1)), degrees(tags[4], tags.get(3))
    if latitude is None or longitude is None or not plausible(latitude, longitude):
        return None
    altitude = number(_first(tags.get(6)))
    if altitude is not None and _below_sea(tags.get(5)):
        altitude = -altitude
    precision = number(_first(tags.get(31)))
    return GpsPoint(latitude, longitude, altitude, precision, _time(tags.get(29), tags.get(7)))


def xmp_point(latitude: str, longitude: str) -> GpsPoint | None:
    """XMP form (`39,3.0806N` or `39,3,5N`; XMP part 2, 2.6) or plain decimal degrees."""
    north, east = xmp_degrees(latitude), xmp_degrees(longitude)
    if north is None or east is None or not plausible(north, east):
        return None
    return GpsPoint(north, east)


def xmp_degrees(text: str) -> float | None:
    match = _XMP_COORDINATE.fullmatch(text)
    if match is None:
        return None
    return degrees([float(part) for part in match.groups()[:3] if part is not None], match[4])


def plausible(latitude: float, longitude: float) -> bool:
    """On Earth and not the (0, 0) that cameras without a fix write."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return False
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (abs(latitude) > 1e-9 or abs(longitude) > 1e-9)


def same_place(one: GpsPoint, other: GpsPoint) -> bool:
    """Equal to about a metre."""
    return abs(one.latitude - other.latitude) < 1e-5 and abs(one.longitude - other.longitude) < 1e-5


def _letter(reference: Any) -> str:
    reference = reference.decode("ascii", "ignore") if isinstance(reference, bytes) else reference
    return str(reference or "").strip("\0 ").upper()[:1]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list | tuple) and value else value


def _below_sea(reference: Any) -> bool:
    reference = _first(reference)
    return reference in (1, b"\x01", "\x01")


def _time(date: Any, clock: Any) -> str | None:
    text = date.decode("ascii", "ignore") if isinstance(date, bytes) else str(date or "")
    match = re.fullmatch(r"(\d{4})[:\-](\d\d)[:\-](\d\d)", text.strip("\0 "))
    if match is None:
        return None
    day = "-".join(match.groups())
    parts = [number(part) for part in clock] if isinstance(clock, list | tuple) else []
    if len(parts) != 3 or any(part is None for part in parts):
        return day
    hour, minute, second = (int(part or 0) for part in parts)
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 60):
        return day
    return f"{day}T{hour:02}:{minute:02}:{second:02}Z"
