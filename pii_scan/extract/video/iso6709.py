"""Positions as video files write them: ISO 6709, annex H (`+27.5916+086.5640+8850CRSWGS_84/`)."""

import re

from pii_scan.extract.image.position import plausible
from pii_scan.model.evidence import GpsPoint

_STRING = re.compile(
    r"([-+]\d{2,6}(?:\.\d{1,12})?)([-+]\d{3,7}(?:\.\d{1,12})?)([-+]\d{1,5}(?:\.\d{1,6})?)?(?:CRS[\w:./]*)?/?"
)


def iso6709_point(text: str) -> GpsPoint | None:
    """Degrees, degrees and minutes, or degrees, minutes and seconds, told apart by the digits before the point.

    Returns:
        None for what is no such string, off the Earth, or the (0, 0) of a camera without a fix.
    """
    match = _STRING.fullmatch(text.strip("\0 \n"))
    if match is None:
        return None
    latitude, longitude = _degrees(match[1], 2), _degrees(match[2], 3)
    if latitude is None or longitude is None or not plausible(latitude, longitude):
        return None
    return GpsPoint(latitude, longitude, float(match[3]) if match[3] else None)


def _degrees(text: str, width: int) -> float | None:
    sign, whole = -1.0 if text[0] == "-" else 1.0, text[1:]
    digits, _, fraction = whole.partition(".")
    extra = len(digits) - width
    if extra not in (0, 2, 4):
        return None
    last = float(f"{digits[-2:] if extra else digits}.{fraction or 0}")
    parts = [float(digits[:width])] if extra else []
    if extra == 4:
        parts.append(float(digits[width : width + 2]))
    parts.append(last)
    if any(part >= 60 for part in parts[1:]):
        return None
    return sign * sum((part / float(60**power) for power, part in enumerate(parts)), 0.0)
