"""Where a picture shows the dense parallel bars of a stacked barcode, and how far they are turned."""

from dataclasses import dataclass

from pii_scan.extract.image.view import Box, View, cv

_LONG_SIDE = 800
_LEAST_SIDE = 250
"""A PDF417 of a licence has some 280 modules across."""


@dataclass(frozen=True, slots=True)
class BarTexture:
    """A patch of parallel bars."""

    box: Box
    """In pixels of the view, with a margin."""
    angle: float
    """Degrees counter-clockwise by which to turn the view so that the bars stand upright (mod 90)."""


def bar_texture(view: View) -> BarTexture | None:
    """The largest patch of strong, dense edges of one direction, by the structure tensor; about 8 ms.

    Text has edges of all directions, wood and cloth weaker ones, window blinds sparser ones. A false
    alarm costs some decoding attempts, never a finding.
    """
    import math

    import numpy as np

    cv2 = cv()
    if view.long_side < _LEAST_SIDE:
        return None
    small = view.at_most(_LONG_SIDE)
    grey = small.pixels
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    window = max(9, small.long_side // 28 | 1)
    xx, yy, xy = (cv2.blur(product, (window, window)) for product in (across * across, down * down, across * down))
    energy = xx + yy
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (energy + 1e-3)
    mask = ((energy > 9000) & (coherence > 0.35)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, width, height, area = (int(v) for v in stats[best])
    if area < 0.012 * grey.size or area < 900:
        return None
    inside = labels == best
    angle = 0.5 * math.degrees(math.atan2(2 * float(xy[inside].mean()), float((xx - yy)[inside].mean())))
    margin = window + max(width, height) // 6
    left, top = max(0, x - margin), max(0, y - margin)
    right, bottom = min(small.width, x + width + margin), min(small.height, y + height + margin)
    back = view.width / small.width
    box = (int(left * back), int(top * back), int((right - left) * back), int((bottom - top) * back))
    return BarTexture(box, angle if abs(angle) <= 45 else angle - math.copysign(90, angle))
