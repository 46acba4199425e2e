"""Where lines of text lie, at any angle: the small detector of RapidOCR's wheel, looked at as turned boxes."""

import math
import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.extract.image.rapid import models_folder
from pii_scan.extract.image.view import View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey, Matrix

_INK = 0.3
_SURE = 0.5
_GROW = 1.6
"""The model is trained on boxes shrunk by this share of area to perimeter (DBNet)."""
_LEAST = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text as a turned box."""

    corners: "Matrix"
    """4 × 2, pixels of the view: clockwise, from the corner at which its long side starts going right (or down,
    where the box is steeper than 45°)."""
    score: float
    """0–1, the detector's mean over the box."""

    @property
    def width(self) -> float:
        """Along the text."""
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        return math.dist(self.corners[1], self.corners[2])

    @property
    def angle(self) -> float:
        """Degrees counter-clockwise by which to turn the view so that the line lies level; (−90, 90]."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[1]
        return math.degrees(math.atan2(y1 - y0, x1 - x0))

    @property
    def middle(self) -> tuple[float, float]:
        x, y = self.corners.mean(axis=0)
        return float(x), float(y)


@cache
def session(part: str) -> Any:
    """The wheel's model `det`, `rec` or `cls`, one thread."""
    # Read when the library is loaded; without it, it reports its use to its maker.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    folder = models_folder()
    assert folder is not None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(next(folder.glob(f"*_{part}_*.onnx"))), options, ["CPUExecutionProvider"])


def find(view: View, long_side: int) -> list[Line]:
    """Lines of text seen at `long_side` pixels; 25 ms at 320, 110 ms at 640, 220 ms at 960."""
    return lines_of(probability(view, long_side), view)


def lines_of(seen: "Matrix", view: View) -> list[Line]:
    """Lines in the detector's map of `view`."""
    import numpy as np

    back = np.array([view.width / seen.shape[1], view.height / seen.shape[0]])
    return [Line(_ordered(corners * back), score) for corners, score in _boxes(seen) if score >= _SURE]


def probability(view: View, long_side: int) -> "Matrix":
    """How likely each place belongs to a line of text, 0–1, at `long_side` pixels or twice the view's."""
    import numpy as np

    cv2 = cv()
    factor = min(long_side / view.long_side, 2.0)
    size = [max(32, round(side * factor / 32) * 32) for side in (view.width, view.height)]
    small = cv2.resize(view.pixels, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
    plane = (small.astype(np.float32) / 255 - 0.5) / 0.5
    batch = np.broadcast_to(plane, (1, 3, *plane.shape)).copy()
    model = session("det")
    seen: Matrix = model.run(None, {model.get_inputs()[0].name: batch})[0][0, 0]
    return seen


def _boxes(seen: "Matrix") -> "list[tuple[Matrix, float]]":
    import numpy as np

    cv2 = cv()
    mask: Grey = (seen > _INK).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    out: list[tuple[Matrix, float]] = []
    for contour in contours[:1000]:
        middle, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < _LEAST:
            continue
        x, y, w, h = cv2.boundingRect(contour)
        inside = np.zeros((h, w), np.uint8)
        cv2.drawContours(inside, [contour], 0, 1, -1, offset=(-x, -y))
        score = float(cv2.mean(seen[y : y + h, x : x + w], inside)[0])
        grown = 2 * (width * height) * _GROW / (2 * (width + height))
        corners = cv2.boxPoints((middle, (width + grown, height + grown), angle))
        out.append((corners.astype(np.float64), score))
    return out


def _ordered(corners: "Matrix") -> "Matrix":
    """Clockwise (y grows downwards), the first side along the text and going right, or down where it is steep."""
    import numpy as np

    if math.dist(corners[0], corners[1]) < math.dist(corners[1], corners[2]):
        corners = np.roll(corners, -1, axis=0)
    dx, dy = corners[1] - corners[0]
    if dx < 0 or (dx == 0 and dy < 0):
        corners = np.roll(corners, -2, axis=0)
    return corners
