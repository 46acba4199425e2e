"""Where a picture shows the dense parallel bars of a stacked barcode, and how far they are turned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.extract.image.view import Box, View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey, Matrix

_LONG_SIDE = 800
_LEAST_SHARE = 0.012
_COARSER = 2
_LEVELS = ((9000.0, 0.35), (30_000.0, 0.5), (90_000.0, 0.6), (160_000.0, 0.8))
"""Least energy and coherence; the higher ones part a symbol from print that touches it."""
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


def bar_texture(view: View, least_share: float = _LEAST_SHARE) -> BarTexture | None:
    """The largest patch of strong, dense edges of one direction, by the structure tensor; 8–12 ms.

    Text has edges of all directions, wood and cloth weaker ones, blinds and fences sparser ones; the
    limits below part 30 pictures of symbols from 40 of other things.

    Args:
        view: what to look at.
        least_share: of its area that a patch must take; on a card less is enough, where only the start and stop
            patterns of a blurred symbol are left coherent.
    """
    import numpy as np

    cv2 = cv()
    if view.long_side < _LEAST_SIDE:
        return None
    small = view.at_most(_LONG_SIDE)
    grey = small.pixels
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    window = max(9, small.long_side // 28 | 1)
    # The means over windows change slowly: half the detail does.
    size = (max(1, small.width // _COARSER), max(1, small.height // _COARSER))
    narrow = window // _COARSER | 1
    xx, yy, xy = (
        cv2.blur(cv2.resize(product, size, interpolation=cv2.INTER_AREA), (narrow, narrow))
        for product in (across * across, down * down, across * down)
    )
    energy = xx + yy
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (energy + 1e-3)
    for least, parallel in _LEVELS:
        mask = ((energy > least) & (coherence > parallel)).astype(np.uint8)
        mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        found = _patch(mask, energy, np.arctan2(2 * xy, xx - yy), grey, least_share)
        if found is not None:
            return _placed(found, window, small, view)
    return None


@dataclass(frozen=True, slots=True)
class _Patch:
    box: Box
    angle: float
    area: int


def _patch(mask: "Grey", energy: "Matrix", doubled: "Matrix", grey: "Grey", least_share: float) -> _Patch | None:
    """The largest patch of the mask, if it is filled, of one direction, and dense with bars; pixels of `grey`."""
    import math

    import numpy as np

    cv2 = cv()
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, width, height, area = (int(v) * _COARSER for v in stats[best])
    area *= _COARSER
    inside = labels == best
    if area < least_share * grey.size or area < 900 or float(energy[inside].mean()) < 20_000:
        return None
    mean = np.exp(1j * doubled[inside]).mean()
    angle = 0.5 * math.degrees(math.atan2(mean.imag, mean.real))
    middle, sides, _ = cv2.minAreaRect(np.argwhere(inside)[:, ::-1].astype(np.float32) * _COARSER)
    long, short = max(sides), max(1.0, min(sides))
    if abs(mean) < 0.9 or area < 0.5 * long * short or long > 15 * short:
        return None
    if _density(grey, middle, angle, long, short) < 0.1:
        return None
    return _Patch((x, y, width, height), angle, area)


def _placed(found: _Patch, window: int, small: View, view: View) -> BarTexture:
    """With a margin, in pixels of `view`; the angle as the smallest turn."""
    import math

    x, y, width, height = found.box
    margin = window + max(width, height) // 6
    left, top = max(0, x - margin), max(0, y - margin)
    right, bottom = min(small.width, x + width + margin), min(small.height, y + height + margin)
    back = view.width / small.width
    box = (int(left * back), int(top * back), int((right - left) * back), int((bottom - top) * back))
    upright = found.angle if abs(found.angle) <= 45 else found.angle - math.copysign(90, found.angle)
    return BarTexture(box, upright, found.area / small.pixels.size)


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
