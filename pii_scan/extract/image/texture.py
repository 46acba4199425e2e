"""Where a picture shows the dense parallel bars of a stacked barcode, and how far they are turned."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.extract.image.view import Box, View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey, Matrix

_LONG_SIDE = 800
_LEAST_SHARE = 0.012
_CELL = 3
"""Pixels at 800 that one value of the map stands for: means over windows change slowly."""
_WINDOWS = 28
"""Windows over which directions are compared, to the long side."""
_LEVELS = ((9000.0, 0.35), (30_000.0, 0.5), (90_000.0, 0.6), (160_000.0, 0.8))
"""Least energy and coherence; the higher ones part a symbol from print that touches it."""
_LEAST_SIDE = 250
"""A PDF417 of a licence has some 280 modules across."""
_LEAST_AREA = 900
_LEAST_MEAN = 20_000
_MOST_PATCHES = 4
_BAND = 12
"""Rows of cells worked on at once."""


@dataclass(frozen=True, slots=True)
class BarTexture:
    """A patch of parallel bars."""

    box: Box
    """In pixels of the view, with a margin."""
    angle: float
    """Degrees counter-clockwise by which to turn the view so that the bars stand upright (mod 90)."""
    share: float
    """Of the picture's area, 0–1."""

    @property
    def middle(self) -> tuple[float, float]:
        x, y, width, height = self.box
        return x + width / 2, y + height / 2


def bar_texture(view: View, least_share: float = _LEAST_SHARE) -> BarTexture | None:
    """The largest of `bar_textures`."""
    return next(iter(bar_textures(view, least_share)), None)


def bar_textures(view: View, least_share: float = _LEAST_SHARE, *, fine: bool = False) -> list[BarTexture]:
    """Patches of strong, dense edges of one direction by the structure tensor, the largest first.

    Text has edges of all directions, wood and cloth weaker ones, blinds and fences sparser ones; the limits part 30
    pictures of symbols from 40 of other things. 3 ms at 800 pixels, 10 ms at 1600.

    Args:
        view: what to look at.
        least_share: of its area that a patch must take; on a card less is enough, where only the start and stop
            patterns of a blurred symbol are left coherent.
        fine: at 1600 pixels in place of 800 and with windows of half the size as well, so that a card that fills
            a third of a photograph is enough.
    """
    if view.long_side < _LEAST_SIDE:
        return []
    times = 2 if fine else 1
    small = view.at_most(_LONG_SIDE * times, rough=True)
    cell = _CELL * times
    tensor = _tensor(small.pixels, cell)
    found: list[BarTexture] = []
    for part in range(1, times + 1):
        window = max(9, small.long_side // (_WINDOWS * part) | 1)
        for patch in _patches(tensor, window, small.pixels, cell, least_share):
            texture = _placed(patch, window, small, view)
            if not any(_inside(texture.middle, known.box) for known in found):
                found.append(texture)
    return sorted(found, key=lambda texture: -texture.share)


def _inside(point: tuple[float, float], box: Box) -> bool:
    x, y, width, height = box
    return x <= point[0] <= x + width and y <= point[1] <= y + height


def _tensor(grey: "Grey", cell: int) -> "tuple[Matrix, Matrix, Matrix]":
    """Products of the slopes (along x twice, along y twice, both), means over cells.

    In bands that stay in the processor's cache: three times as fast as in one.
    """
    import numpy as np

    cv2 = cv()
    rows, columns = grey.shape[0] // cell, grey.shape[1] // cell
    out = tuple(np.zeros((rows, columns), np.float32) for _ in range(3))
    for top in range(0, rows, _BAND):
        part = grey[top * cell : min(rows, top + _BAND) * cell, : columns * cell]
        across, down = cv2.Sobel(part, cv2.CV_32F, 1, 0), cv2.Sobel(part, cv2.CV_32F, 0, 1)
        size = (columns, part.shape[0] // cell)
        for whole, one, other in zip(out, (across, down, across), (across, down, down), strict=True):
            whole[top : top + _BAND] = cv2.resize(cv2.multiply(one, other), size, interpolation=cv2.INTER_AREA)
    return out[0], out[1], out[2]


@dataclass(frozen=True, slots=True)
class _Patch:
    box: Box
    angle: float
    area: int


def _patches(
    tensor: "tuple[Matrix, Matrix, Matrix]", window: int, grey: "Grey", cell: int, least_share: float
) -> Iterator[_Patch]:
    """The patches of the lowest level that shows any; pixels of `grey`."""
    import numpy as np

    cv2 = cv()
    narrow = window // cell | 1
    xx, yy, xy = (cv2.blur(product, (narrow, narrow)) for product in tensor)
    energy = xx + yy
    least = max(_LEAST_AREA, least_share * grey.size) / cell**2
    if np.count_nonzero(energy > _LEVELS[0][0]) < least:
        return
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (energy + 1e-3)
    for strong, parallel in _LEVELS:
        mask = ((energy > strong) & (coherence > parallel)).astype(np.uint8)
        if np.count_nonzero(mask) < least:
            continue
        mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
        seen = False
        for label in 1 + np.argsort(-stats[1:, cv2.CC_STAT_AREA])[:_MOST_PATCHES]:
            if stats[label, cv2.CC_STAT_AREA] < least:
                break
            patch = _patch(stats[label], labels == label, energy, np.arctan2(2 * xy, xx - yy), grey, cell)
            if patch is not None:
                seen = True
                yield patch
        if seen:
            return


def _patch(
    stats: "Matrix", inside: "Matrix", energy: "Matrix", doubled: "Matrix", grey: "Grey", cell: int
) -> _Patch | None:
    """One patch of the mask, if it is filled, of one direction, and dense with bars; pixels of `grey`."""
    import numpy as np

    x, y, width, height, area = (int(v) * cell for v in stats)
    area *= cell
    if float(energy[inside].mean()) < _LEAST_MEAN:
        return None
    mean = np.exp(1j * doubled[inside]).mean()
    angle = 0.5 * math.degrees(math.atan2(mean.imag, mean.real))
    middle, sides, _ = cv().minAreaRect(np.argwhere(inside)[:, ::-1].astype(np.float32) * cell)
    long, short = max(sides), max(1.0, min(sides))
    if abs(mean) < 0.9 or area < 0.5 * long * short or long > 15 * short:
        return None
    if _density(grey, middle, angle, long, short) < 0.1:
        return None
    return _Patch((x, y, width, height), angle, area)


def _placed(found: _Patch, window: int, small: View, view: View) -> BarTexture:
    """With a margin, in pixels of `view`; the angle as the smallest turn."""
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

    half, above = max(8, int(0.4 * long)), max(1, int(short / 4))
    turn = cv().getRotationMatrix2D(middle, angle, 1.0)
    turn[:, 2] += half - middle[0], above - middle[1]
    level = cv().warpAffine(grey, turn, (2 * half, 2 * above), borderValue=128)[::2].astype(np.float32)
    swing = level - cv().blur(level, (15, 1))
    rates: list[float] = []
    for line in swing:
        signs = np.sign(line[np.abs(line) > 8])
        rates.append(float(np.count_nonzero(np.diff(signs))) / len(line))
    return float(np.median(rates)) if rates else 0.0
