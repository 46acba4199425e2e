"""Where a picture shows the dense parallel bars of a stacked barcode, and how far they are turned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.extract.image.view import Box, View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey

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
    share: float
    """Of the picture's area, 0–1."""


def bar_texture(view: View) -> BarTexture | None:
    """The largest patch of strong, dense edges of one direction, by the structure tensor; about 8 ms.

    Text has edges of all directions, wood and cloth weaker ones, blinds and fences sparser ones; the
    limits below part 30 pictures of symbols from 40 of other things.
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
    if area < 0.012 * grey.size or area < 900 or float(energy[labels == best].mean()) < 20_000:
        return None
    inside = labels == best
    doubled = np.arctan2(2 * xy[inside], (xx - yy)[inside])
    mean = np.exp(1j * doubled).mean()
    angle = 0.5 * math.degrees(math.atan2(mean.imag, mean.real))
    middle, sides, _ = cv2.minAreaRect(np.argwhere(inside)[:, ::-1].astype(np.float32))
    long, short = max(sides), max(1.0, min(sides))
    if abs(mean) < 0.9 or area < 0.55 * long * short or long > 15 * short:
        return None
    if _density(grey, middle, angle, long, short) < 0.1:
        return None
    margin = window + max(width, height) // 6
    left, top = max(0, x - margin), max(0, y - margin)
    right, bottom = min(small.width, x + width + margin), min(small.height, y + height + margin)
    back = view.width / small.width
    box = (int(left * back), int(top * back), int((right - left) * back), int((bottom - top) * back))
    upright = angle if abs(angle) <= 45 else angle - math.copysign(90, angle)
    return BarTexture(box, upright, area / grey.size)


def _density(grey: "Grey", middle: tuple[float, float], angle: float, long: float, short: float) -> float:
    """Changes between dark and light per pixel, along lines across the bars (median of many lines)."""
    import numpy as np

    cv2 = cv()
    turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
    level = cv2.warpAffine(grey, turn, grey.shape[::-1], borderValue=128)
    x, y, half = int(middle[0]), int(middle[1]), int(0.4 * long)
    rates: list[float] = []
    for row in range(max(0, y - int(short / 4)), min(grey.shape[0], y + int(short / 4) + 1), 2):
        line = level[row, max(0, x - half) : x + half].astype(np.float32)
        if len(line) > 15:
            swing = line - np.convolve(line, np.ones(15) / 15, "same")
            signs = np.sign(swing[np.abs(swing) > 8])
            rates.append(float(np.count_nonzero(np.diff(signs))) / len(line))
    return float(np.median(rates)) if rates else 0.0
