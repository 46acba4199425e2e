"""Is there text at all? Textless photos leave here, before the dear part."""

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from pii_scan.extract.image.lines import Line, lines_of, probability
from pii_scan.extract.image.rapid import models_folder
from pii_scan.extract.image.view import Box, View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey

_CONTENT_SIDE = 256
_ENOUGH = 12
_EDGE = 40
"""Grey levels that part letters from paper."""
_LETTERS, _BEYOND_DOUBT = 0.015, 6
"""Share of such edges from which on the detector is asked where they form no stretches (cards 0.03, landscapes below
0.01), and the stretches that it must then see."""
_DETECTOR_SIDE = 320
_CARD_SIDE = 480
_CARD = 1.5, 1.68
"""Long side to short side of a picture that may be one card and no more (ISO/IEC 7810: 1.586)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Lines of text that a look at thumbnail size found."""

    view: View
    """What was looked at."""
    side: int
    """At which long side, pixels."""
    lines: tuple[Line, ...]
    """In pixels of `view`."""


@dataclass(frozen=True, slots=True)
class TextLayout:
    """What a look at thumbnail size tells."""

    boxes: int
    """Stretches of text."""
    horizontal: int
    vertical: int
    """Of them, those at least half again as long as high, or the other way round."""
    spots: tuple[Box, ...] = ()
    """Where the elongated ones lie, in pixels of the upright original; only where a detector looked."""
    height: float = 0.0
    """Median height of theirs across the text, at any angle, pixels of the upright original; 0 where unknown."""
    seen: "Seen | None" = None
    """Lines found in passing."""

    @property
    def elongated(self) -> int:
        return max(self.horizontal, self.vertical)

    @property
    def sideways(self) -> bool:
        return self.vertical > self.horizontal


def is_blank(view: View) -> bool:
    """One colour, give or take noise of the scanner."""
    step = max(1, view.long_side // 500)
    small = view.pixels if step == 1 else cv().blur(view.pixels, (step, step))[::step, ::step]
    return int(small.max()) - int(small.min()) < 16


def is_flat(view: View) -> bool:
    """Few grey levels hold nearly all pixels: a screenshot, a drawing, a clean scan; never a photo."""
    import numpy as np

    counts = np.sort(np.bincount(view.pixels[::3, ::3].ravel(), minlength=256))[::-1]
    return bool(counts[:6].sum() > 0.75 * counts.sum())


def content(view: View) -> View:
    """The part that differs from the border's colour (a card on a scanner's lid), if clearly smaller."""
    import numpy as np

    cv2 = cv()
    small = view.at_most(_CONTENT_SIDE)
    grey = small.pixels
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    mask = (np.abs(grey.astype(np.int16) - int(np.median(border))) > 10).astype(np.uint8)
    rows, columns = np.nonzero(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)))
    if len(rows) < 20:
        return view
    left, right = np.percentile(columns, (0.2, 99.8))
    top, bottom = np.percentile(rows, (0.2, 99.8))
    back = view.width / small.width
    x, y = max(0, int(left * back) - 12), max(0, int(top * back) - 12)
    width = min(view.width, int((right + 1) * back) + 12) - x
    height = min(view.height, int((bottom + 1) * back) + 12) - y
    if width * height >= 0.8 * view.width * view.height or min(width, height) < 16:
        return view
    return view.crop((x, y, width, height))


def text_layout(view: View) -> TextLayout:
    """Stretches of text, by a small neural detector where its model is installed, else by morphology."""
    edges = _by_edges(view)
    if models_folder() is None:
        return edges
    if edges.boxes == 0:
        # Letters of a small card on a coarse table may run into its grain: then the detector must be sure.
        seen = _by_detector(view) if _edge_share(view) >= _LETTERS else edges
        return seen if seen.elongated >= _BEYOND_DOUBT else edges
    if edges.boxes >= _ENOUGH and _CARD[0] < view.long_side / max(1, min(view.width, view.height)) < _CARD[1]:
        return _by_detector(view, _CARD_SIDE)
    seen = _by_detector(view)
    if seen.elongated < 3 and edges.boxes >= _ENOUGH and view.long_side > 2 * _DETECTOR_SIDE:
        # The lines of a dense page vanish at thumbnail size: look at the middle with twice the detail.
        quarter = (view.width // 4, view.height // 4, view.width // 2, view.height // 2)
        closer = _by_detector(view.crop(quarter))
        return closer if closer.elongated > seen.elongated else seen
    return seen


def _by_detector(view: View, side: int = _DETECTOR_SIDE) -> TextLayout:
    seen = probability(view, side)
    layout = _layout((seen > 0.3).astype("uint8"), 6 * side**2 // _DETECTOR_SIDE**2)
    across, down = view.width / seen.shape[1], view.height / seen.shape[0]
    spots = tuple(view.upright_box(x * across, y * down, w * across, h * down) for x, y, w, h in layout.spots)
    lines = tuple(lines_of(seen, view))
    heights = [line.height for line in lines if line.width >= 1.5 * line.height]
    height = median(heights) * view.scale if heights else 0.0
    return replace(layout, spots=spots, height=height, seen=Seen(view, side, lines))


def _edge_share(view: View) -> float:
    import numpy as np

    grey = view.at_most(640, rough=True).pixels
    return float((cv().morphologyEx(grey, cv().MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > _EDGE).mean())


def _by_edges(view: View) -> TextLayout:
    import numpy as np

    cv2 = cv()
    grey = view.at_most(640, rough=True).pixels
    best = TextLayout(0, 0, 0)
    counts: list[int] = []
    for kernel in ((9, 1), (1, 9)):
        hat = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
        _, ink = cv2.threshold(hat, _EDGE, 1, cv2.THRESH_BINARY)
        joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(kernel[::-1], np.uint8))
        layout = _layout(joined, 40, filled=0.4)
        counts.append(layout.horizontal if kernel[0] > 1 else layout.vertical)
        best = layout if layout.boxes > best.boxes else best
    # Edges are too coarse to say where text was left unread.
    return TextLayout(max(counts), counts[0], counts[1])


def _layout(mask: "Grey", least_area: int, filled: float = 0.0) -> TextLayout:
    cv2 = cv()
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    horizontal = vertical = boxes = 0
    spots: list[Box] = []
    for x, y, width, height, area in stats[1:].tolist():
        if area < least_area or area < filled * width * height or max(width, height) > 0.98 * max(mask.shape):
            continue
        horizontal += bool(width >= 1.5 * height)
        vertical += bool(height >= 1.5 * width)
        if width >= 1.5 * height or height >= 1.5 * width:
            boxes += 1
            spots.append((x, y, width, height))
    return TextLayout(boxes, horizontal, vertical, tuple(spots))
