"""Whether a line was written with a pen, by the shapes of its letters: even hands keep to the baseline as print does.

Ten measures of a line of ink and a logistic regression over them, fitted by `tools/train_pen.py` on drawn lines of
print and of nine hands. On 982 lines in other typefaces and hands 90 of 100 were told right; over 0.8 were 78 of 100
lines of hands and 2 of print. Drawn hands repeat their letters; real ones do not, and were not measured.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pii_scan.extract.image.view import Box, cv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pii_scan.extract.image.view import Grey

_HEIGHT = 40
"""Pixels to which a line is brought."""
_LEAST_HEIGHT = 18
_LEAST_WIDTH = 40
_LEAST_LETTERS = 4
_LEAST_LINES = 5
_SHARP = 2.5
"""Steepest edges (Sobel's sum, of a line of `_HEIGHT`) in terms of its contrast: a step in one pixel has 4. In blurred
print stems lose their edges first, and it would pass for a hand."""
_MOST_SMALL = 0.6
_SURELY = 0.8
MEASURES = (
    "stems", "bars", "spread", "modes", "baseline", "stroke", "stroke_spread", "gaps", "width", "density",
)  # fmt: skip
"""Share of edges that stand upright; that lie flat; entropy of all edges' directions; share of letters of the two most
frequent heights; deviation of their feet from one line; width of strokes and its deviation; deviation of distances;
width to height; letters to the line's height."""
_MEAN = (0.1966, 0.08378, 0.9335, 0.8646, 0.01499, 0.05825, 0.1998, 0.3918, 0.8564, 1.594)
_DEVIATION = (0.07476, 0.03731, 0.03997, 0.1412, 0.01343, 0.01193, 0.07459, 0.1494, 0.3257, 0.3924)
_WEIGHTS = (-2.179, -1.113, -1.016, -0.8637, 1.509, -2.05, -1.005, 0.8399, 0.4231, -0.8999)
_BIAS = 0.3456


def written(pixels: "Grey", box: Box) -> float | None:
    """0–1 for the line in `box` (pixels of `pixels`): how likely a hand wrote it; None where it is too small to say."""
    import numpy as np

    x, y, width, height = box
    line = _inked(pixels[max(0, y - 2) : y + height + 2, max(0, x - 2) : x + width + 2])
    if line is None:
        return None
    found = measures(line)
    if found is None:
        return None
    weighed = (found - np.array(_MEAN)) / np.array(_DEVIATION) * np.array(_WEIGHTS)
    return float(1 / (1 + np.exp(-(weighed.sum() + _BIAS))))


def _inked(part: "Grey") -> "Grey | None":
    """The line from the top of its letters to their feet, dark on light; None without enough letters."""
    import numpy as np

    cv2 = cv()
    if part.shape[0] < _LEAST_HEIGHT or part.shape[1] < _LEAST_WIDTH:
        return None
    if np.median(part) < 110:
        part = 255 - part
    ink = cv2.adaptiveThreshold(part, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    # A box's side reaches from the top of the part to its foot.
    inside = (stats[1:, 3] >= 7) & (stats[1:, 3] < 0.97 * part.shape[0])
    letters = stats[1:][inside & (stats[1:, 2] < 5 * part.shape[0]) & (stats[1:, 4] > 10)]
    if len(letters) < _LEAST_LETTERS:
        return None
    top, foot = np.percentile(letters[:, 1], 5), np.percentile(letters[:, 1] + letters[:, 3], 95)
    left, right = letters[:, 0].min(), (letters[:, 0] + letters[:, 2]).max()
    out = part[int(max(0, top - 2)) : int(foot + 3), max(0, left - 2) : right + 3]
    return out if out.shape[0] >= _LEAST_HEIGHT // 2 and out.shape[1] >= _LEAST_WIDTH else None


def measures(line: "Grey") -> "NDArray[np.float64] | None":
    """`MEASURES` of one line of dark letters, in order; None where too little ink is left; 1–2 ms."""
    import numpy as np

    cv2 = cv()
    factor = _HEIGHT / line.shape[0]
    line = cv2.resize(line, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(line, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 12)
    # What is filled in stands on a ruled line, which is no letter.
    rule = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 60), np.uint8)), np.ones((5, 5), np.uint8))
    # Nor are the sides of a box.
    sides = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((38, 1), np.uint8)), np.ones((5, 5), np.uint8))
    rule = np.maximum(rule, sides)
    ink[rule > 0] = 0
    directions = _directions(line, rule)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    kept = (stats[1:, 3] >= 9) & (stats[1:, 2] >= 2) & (stats[1:, 2] < 120) & (stats[1:, 4] >= 15)
    letters = stats[1:][kept]
    if directions is None or len(letters) < _LEAST_LETTERS:
        return None
    letters = letters[np.argsort(letters[:, 0])]
    steps = np.diff(letters[:, 0])
    return np.array(
        [
            *directions,
            _modes(letters[:, 3].astype(np.float64)),
            _feet(letters),
            *_strokes(ink),
            float(steps.std() / max(1.0, steps.mean())),
            float(np.median(letters[:, 2] / letters[:, 3])),
            len(letters) * _HEIGHT / line.shape[1],
        ]
    )


def _directions(line: "Grey", rule: "Grey") -> tuple[float, float, float] | None:
    """Stems, bars and spread, by the strong edges; None where there are few, or none sharp."""
    import numpy as np

    cv2 = cv()
    across, down = cv2.Sobel(line, cv2.CV_32F, 1, 0), cv2.Sobel(line, cv2.CV_32F, 0, 1)
    strength = np.hypot(across, down)
    strength[rule > 0] = 0
    contrast = float(np.percentile(line, 98) - np.percentile(line, 2))
    if np.percentile(strength, 97) < _SHARP * max(1.0, contrast):
        return None
    strong = strength > max(60.0, float(np.percentile(strength, 75)))
    if strong.sum() < 150:
        return None
    degrees = np.degrees(np.arctan2(down[strong], across[strong])) % 180
    shares = np.histogram(degrees, bins=60, range=(0, 180), weights=strength[strong])[0]
    shares = shares / shares.sum()
    wide = np.convolve(np.concatenate([shares[-1:], shares, shares[:1]]), np.ones(3), "valid")
    spread = -float((shares * np.log(shares + 1e-9)).sum()) / float(np.log(60))
    return float(max(wide[50:].max(), wide[:10].max())), float(wide[22:38].max()), spread


def _modes(heights: "NDArray[np.float64]") -> float:
    import numpy as np

    left, covered = heights, 0
    for _ in range(2):
        if not len(left):
            break
        near = np.abs(left[:, None] - left[None, :]) <= np.maximum(1.0, 0.05 * left)[:, None]
        most = near[int(near.sum(1).argmax())]
        covered += int(most.sum())
        left = left[~most]
    return covered / len(heights)


def _feet(letters: "NDArray[np.int32]") -> float:
    """The 60th percentile of their distance from the line through them, in heights: descenders do not count."""
    import numpy as np

    x = letters[:, 0] + letters[:, 2] / 2
    foot = (letters[:, 1] + letters[:, 3]).astype(np.float64)
    apart, rise = x[:, None] - x[None, :], foot[:, None] - foot[None, :]
    far = np.abs(apart) > _HEIGHT
    slope = float(np.median(rise[far] / apart[far])) if far.any() else 0.0
    off = foot - slope * x
    return float(np.percentile(np.abs(off - np.median(off)), 60)) / _HEIGHT


def _strokes(ink: "Grey") -> tuple[float, float]:
    """Mean half width of strokes in heights, and its deviation in terms of the mean."""
    import numpy as np

    cv2 = cv()
    inside = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    ridge = inside[(inside > 0) & (inside >= cv2.dilate(inside, np.ones((3, 3), np.uint8)) - 1e-3)]
    if not len(ridge):
        return 0.0, 0.0
    return float(ridge.mean()) / _HEIGHT, float(ridge.std() / max(0.1, ridge.mean()))


def page_written(pixels: "Grey", lines: Sequence[Box]) -> tuple[float, float]:
    """Mean over the lines that can be told, and the share of those that a hand surely wrote.

    (0, 0) with under five, or where most lines are too small to say.
    """
    told = [share for box in lines if (share := written(pixels, box)) is not None]
    if len(told) < max(_LEAST_LINES, _MOST_SMALL * len(lines)):
        return 0.0, 0.0
    return sum(told) / len(told), sum(share > _SURELY for share in told) / len(told)
