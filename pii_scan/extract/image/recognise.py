"""Reads single lines with the recogniser of RapidOCR's wheel: what is asked costs by its width, not by the page."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pii_scan.extract.image.lines import Line, session
from pii_scan.extract.image.view import View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey, Matrix

_HEIGHT = 48
_MOST_WIDTH = 2400


@dataclass(frozen=True, slots=True)
class Recognised:
    """A line as read."""

    text: str
    confidence: float
    """0–1, mean over the signs."""
    places: tuple[float, ...]
    """Of each sign along the line, 0 at its start and 1 at its end."""


@cache
def _alphabet() -> tuple[str, ...]:
    """Sign by class; the first is the blank of the CTC code."""
    signs = session("rec").get_modelmeta().custom_metadata_map["character"].splitlines()
    return ("", *signs, " ")


def cut(view: View, line: Line) -> "Grey":
    """The line level, 48 pixels high."""
    import numpy as np

    width = max(_HEIGHT // 2, min(_MOST_WIDTH, round(_HEIGHT * line.width / max(1.0, line.height))))
    target = np.array([[0, 0], [width, 0], [width, _HEIGHT], [0, _HEIGHT]], np.float32)
    cv2 = cv()
    plane = cv2.getPerspectiveTransform(line.corners.astype(np.float32), target)
    part: Grey = cv2.warpPerspective(
        view.pixels, plane, (width, _HEIGHT), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return part


def recognised(strip: "Grey", squeeze: float = 1.0) -> Recognised:
    """One strip; 9 ms for 100 pixels of its width, and batches are no faster.

    Args:
        strip: from `cut`.
        squeeze: to this share of its width first, 0.5–1. At 0.8 nothing was lost of sharp print and a tenth of
            blurred print.
    """
    import numpy as np

    size = (max(_HEIGHT // 3, round(strip.shape[1] * squeeze)), _HEIGHT)
    small = cv().resize(strip, size, interpolation=cv().INTER_AREA) if squeeze < 1 else strip
    plane = (small.astype(np.float32) / 255 - 0.5) / 0.5
    model = session("rec")
    steps = model.run(None, {model.get_inputs()[0].name: np.broadcast_to(plane, (1, 3, *plane.shape)).copy()})[0][0]
    return _decoded(steps)


def _decoded(steps: "Matrix") -> Recognised:
    """The best path: repeats of a class are one sign unless the blank parts them."""
    import numpy as np

    best = steps.argmax(axis=1)
    keep = best != 0
    keep[1:] &= best[1:] != best[:-1]
    places = np.nonzero(keep)[0]
    alphabet = _alphabet()
    text = "".join(alphabet[sign] for sign in best[places])
    sure = steps[places, best[places]]
    return Recognised(text, float(sure.mean()) if len(sure) else 0.0, tuple(((places + 0.5) / len(best)).tolist()))
