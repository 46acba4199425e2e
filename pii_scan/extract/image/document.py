"""Finds cards and sheets in a photograph or on a scanner's glass, and takes each out seen from straight above."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.extract.image.view import View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey, Matrix

_SIDE = 400
_LEAST_SHARE = 0.02
_MOST_SHARE = 0.97
_FILLED = 0.86
"""Least share of its turned box that a card's shape fills: perspective takes some, a hand on it more."""
_ASPECTS = 1.2, 2.1
"""Long side to short side: ID-1 cards have 1.586, seen aslant 1.3–1.9; note paper from 1.3 (ISO/IEC 7810)."""
_MOST_CARDS = 12
_EDGE = 2
_KEPT = 0.95


@dataclass(frozen=True, slots=True)
class Quad:
    """A four-cornered shape."""

    corners: "Matrix"
    """4 × 2, pixels of the view, clockwise as seen, from the upper left one."""
    fit: float = 0.0
    """How well four sides describe the outline, 0–1."""

    @property
    def area(self) -> float:
        """By the shoelace formula."""
        import numpy as np

        x, y = self.corners[:, 0], self.corners[:, 1]
        return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        import numpy as np

        return bool(cv().pointPolygonTest(self.corners.astype(np.float32), (x, y), False) >= 0)

    def sides(self) -> tuple[float, float]:
        """Mean width and height."""
        a, b, c, d = self.corners
        return (math.dist(a, b) + math.dist(d, c)) / 2, (math.dist(a, d) + math.dist(b, c)) / 2


def quads(view: View) -> list[Quad]:
    """Shapes like cards, the best outlined first, none within another; about 8 ms."""
    small = view.at_most(_SIDE)
    back = view.width / small.width
    found: list[Quad] = []
    for mask in _masks(small.pixels):
        found += _shapes(mask, small.pixels.size)
    kept: list[Quad] = []
    for quad in sorted(found, key=lambda quad: -quad.fit):
        x, y = (float(v) for v in quad.corners.mean(axis=0))
        if not any(other.holds(x, y) or quad.holds(*map(float, other.corners.mean(axis=0))) for other in kept):
            kept.append(quad)
    return [Quad(quad.corners * back, quad.fit) for quad in kept[:_MOST_CARDS]]


def _masks(grey: "Grey") -> "Iterator[Grey]":
    """Card against ground by brightness (both ways round, at three levels), then by closed outlines."""
    import numpy as np

    cv2 = cv()
    soft = cv2.GaussianBlur(grey, (5, 5), 0)
    border = np.concatenate([soft[:3].ravel(), soft[-3:].ravel(), soft[:, :3].ravel(), soft[:, -3:].ravel()])
    ground = int(np.median(border))
    apart = cv2.absdiff(soft, np.full_like(soft, ground))
    for level in (8, 18, 40):
        yield cv2.morphologyEx((apart > level).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    level, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield cv2.morphologyEx((soft > level).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    edges = cv2.Canny(soft, 20, 60)
    closed = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    yield (closed > 0).astype(np.uint8)


def _shapes(mask: "Grey", size: int) -> list[Quad]:
    import numpy as np

    cv2 = cv()
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    out: list[Quad] = []
    for contour in contours:
        hull = cv2.convexHull(contour)
        area = float(cv2.contourArea(hull))
        if not _LEAST_SHARE * size < area < _MOST_SHARE * size:
            continue
        if float(cv2.contourArea(contour)) < _FILLED * area:
            continue
        box = cv2.minAreaRect(hull)
        sides = sorted(box[1])
        if sides[0] < 1 or not _ASPECTS[0] < sides[1] / sides[0] < _ASPECTS[1] or area < _FILLED * sides[0] * sides[1]:
            continue
        corners = _four(hull)
        # Of a shape with rounded or hidden corners the turned box holds all, if a little more.
        chosen = cv2.boxPoints(box) if corners is None else corners
        fit = area / max(1.0, float(cv2.contourArea(chosen)))
        quad = Quad(_clockwise(chosen).astype(np.float64), min(fit, 1 / fit))
        if not _at_edge(quad, mask):
            out.append(quad)
    return out


def _at_edge(quad: Quad, mask: "Grey") -> bool:
    """Whether a corner lies on the picture's edge: the shadow of a hand, the table, a card cut off."""
    height, width = mask.shape
    x, y = quad.corners[:, 0], quad.corners[:, 1]
    return bool(((x < _EDGE) | (y < _EDGE) | (x > width - 1 - _EDGE) | (y > height - 1 - _EDGE)).any())


def _four(hull: "Matrix") -> "Matrix | None":
    """The hull's corners where four sides describe it without cutting anything off."""
    cv2 = cv()
    around, area = cv2.arcLength(hull, True), cv2.contourArea(hull)
    for share in (0.02, 0.03, 0.045, 0.06):
        points = cv2.approxPolyDP(hull, share * around, True)
        if len(points) == 4 and cv2.contourArea(points) > _KEPT * area:
            corners: Matrix = points.reshape(4, 2)
            return corners
    return None


def _clockwise(corners: "Matrix") -> "Matrix":
    """From the upper left corner round (y grows downwards)."""
    import numpy as np

    middle = corners.mean(axis=0)
    turn = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(turn)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def taken_out(view: View, quad: Quad, margin: float = 0.02) -> View:
    """The shape as a rectangle, `margin` of its size more on each side, at the view's scale."""
    import numpy as np

    width, height = (max(16, round(side * (1 + 2 * margin))) for side in quad.sides())
    x, y = width * margin / (1 + 2 * margin), height * margin / (1 + 2 * margin)
    target = np.array([[x, y], [width - x, y], [width - x, height - y], [x, height - y]], np.float32)
    cv2 = cv()
    plane = cv2.getPerspectiveTransform(quad.corners.astype(np.float32), target)
    pixels = cv2.warpPerspective(
        view.pixels, plane, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return View(pixels, view.to_upright @ np.linalg.inv(plane))
