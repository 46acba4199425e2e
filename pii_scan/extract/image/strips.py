"""Reads a page line by line: Tesseract first, and where it is not sure of a line, the recogniser that line alone.

Both are asked for found lines only, so that neither spends time on portraits and security print. Of 640 lines of
development cards Tesseract was sure of two in three.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from pii_scan.extract.image.lines import Line
from pii_scan.extract.image.recognise import cut, recognised
from pii_scan.extract.image.spacing import align
from pii_scan.extract.image.tesser import SINGLE_LINE
from pii_scan.extract.image.view import View, cv
from pii_scan.extract.image.words import Reading, Word

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey

_SURE, _SURE_WORDS = 0.85, 0.7
"""Mean confidence of a line, each word weighted by its length, from which on Tesseract is believed; the second where
no digit was read. On 48 clean to moderate fronts for development 0.80 lost 1 % of the fields, 0.85 and 0.92 none;
a wrong digit is worse than a wrong letter of a label."""
_DIM = 0.5
"""Below it the print is blurred, and the recogniser gets the line in full."""
_LARGE = 0.038
"""Height of a line, margins included, to the long side of the page: print on cards stays below."""
_LEAST_LETTERS = 40
_DOUBT = 0.86
_READ_SURELY = 0.94
_LETTERS = 36
"""Height Tesseract gets a line at, in pixels, margins of the box included: 28 lost fields, 48 only took longer."""
_NARROWER = 0.9
"""Of its width: on 44 fronts for development a twentieth less time and no field lost. 0.85 lost values of forms."""
_MARGIN = 6, 10
_SQUEEZE = 0.8
"""What of a line's width the recogniser gets of sharp print; at 0.7 it left thin letters out of a form's labels."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line and what was read of it: (text, confidence, start, end), the last two along the line, 0–1."""

    line: Line
    words: tuple[tuple[str, float, float, float], ...]
    by_recogniser: bool
    printed: float = 1.0
    """Tesseract's confidence in the line, 0–1; 1 where it was not asked."""

    @property
    def confidence(self) -> float:
        letters = sum(len(word[0]) for word in self.words)
        return sum(len(word[0]) * word[1] for word in self.words) / letters if letters else 0.0


@dataclass(slots=True)
class StripReader:
    """Which engines may be asked, and how they are."""

    tesseract: Callable[[View, int], Reading] | None
    strong: bool

    def read(self, view: View, line: Line) -> Strip:
        """One line, by Tesseract where it is sure."""
        strip = cut(view, line)
        first = Strip(line, self._printed(strip) if self.tesseract is not None else (), False)
        if not self.strong or _sure(first):
            return first
        second = recognised(strip, _SQUEEZE if first.confidence >= _DIM else 1.0)
        if not second.text.strip() or second.confidence < min(0.8, first.confidence):
            return first
        text = align(second.text, [word[0] for word in first.words])
        words = tuple(_parts(text, second.text, second.places, second.confidence))
        return Strip(line, words, True, first.confidence if self.tesseract is not None else 1.0)

    def _printed(self, strip: "Grey") -> tuple[tuple[str, float, float, float], ...]:
        import numpy as np

        assert self.tesseract is not None
        cv2 = cv()
        factor = _LETTERS / strip.shape[0]
        small = cv2.resize(strip, None, fx=factor * _NARROWER, fy=factor, interpolation=cv2.INTER_AREA)
        low, middle, high = np.percentile(small, (3, 50, 97))
        if middle - low < high - middle:
            # Light letters on a dark band; Tesseract would read the line twice to find out.
            small = 255 - small
        down, across = _MARGIN
        framed = np.ascontiguousarray(cv2.copyMakeBorder(small, down, down, across, across, cv2.BORDER_REPLICATE))
        reading = self.tesseract(View.whole(framed, framed.shape[1], framed.shape[0]), SINGLE_LINE)
        width = small.shape[1]
        return tuple(
            (w.text, w.confidence, _share(w.box[0] - across, width), _share(w.box[0] + w.box[2] - across, width))
            for w in reading.words
        )


def puzzling(strips: Sequence[Strip], long_side: int) -> bool:
    """Whether large letters puzzle Tesseract, made for print, while the recogniser, trained on all writing, is sure.

    Even hands that stand on a baseline show so. Of 36 notes for development in six hands 22 did, of 71 cards, papers
    and screens none that names no identity document.

    Args:
        strips: of one page.
        long_side: of that page, pixels.
    """
    lines = [strip for strip in strips if strip.words and strip.line.width >= 1.5 * strip.line.height]
    asked = [strip for strip in lines if strip.by_recogniser]
    if not asked or median(strip.line.height for strip in lines) < _LARGE * long_side:
        return False
    letters = {id(strip): sum(len(word[0]) for word in strip.words) for strip in lines}
    told = sum(letters[id(s)] * (s.printed if s.by_recogniser else s.confidence) for s in lines)
    sure = sum(letters[id(s)] * s.confidence for s in asked)
    total, of_asked = sum(letters.values()), sum(letters[id(s)] for s in asked)
    return total >= _LEAST_LETTERS and told < _DOUBT * total and sure >= _READ_SURELY * of_asked


def _sure(strip: Strip) -> bool:
    """Whether Tesseract's reading stands. A rule of a form is read as dashes with confidence, and is asked again."""
    signs = "".join(word[0] for word in strip.words)
    digits = any(map(str.isdigit, signs))
    return strip.confidence >= (_SURE if digits else _SURE_WORDS) and any(map(str.isalnum, signs))


def _share(x: float, width: int) -> float:
    return min(1.0, max(0.0, x / max(1, width)))


def _parts(text: str, plain: str, places: Sequence[float], confidence: float) -> list[tuple[str, float, float, float]]:
    """Words of `text` (`plain` with more spaces) between the places of their first and last sign."""
    half = 0.5 / max(1, len(plain))
    out: list[tuple[str, float, float, float]] = []
    at = 0
    for word in text.split():
        at += next((n for n, sign in enumerate(plain[at:]) if not sign.isspace()), 0)
        last = at + len(word) - 1
        out.append((word, confidence, max(0.0, places[at] - half), min(1.0, places[last] + half)))
        at = last + 1
    return out


def assembled(strips: Sequence[Strip], engine: str) -> Reading:
    """Lines in rows from the top, each row from the left; a gap of more than a line's height parts blocks.

    The lines must lie about level: those whose middles are within half a height of one another are one row.
    """
    rows: list[list[_Placed]] = []
    for placed in sorted(map(_placed, (s for s in strips if s.words)), key=lambda p: p.y):
        row = next((row for row in reversed(rows[-3:]) if _beside(placed, row)), None)
        if row is None:
            rows.append([placed])
        else:
            row.append(placed)
    rows.sort(key=lambda row: median(p.y for p in row))
    words: list[Word] = []
    block, bottom = 0, -math.inf
    for number, row in enumerate(rows):
        row.sort(key=lambda p: p.x)
        height = median(p.height for p in row)
        top = min(p.y for p in row) - height / 2
        block += bool(words) and top - bottom > 1.2 * height
        bottom = max(p.y for p in row) + height / 2
        words += [
            Word(text, confidence, _box(p.strip.line, start, end), number, block)
            for p in row
            for text, confidence, start, end in p.strip.words
        ]
    return Reading(tuple(words), engine)


class _Placed(NamedTuple):
    strip: Strip
    x: float
    y: float
    width: float
    height: float
    slope: float


def _placed(strip: Strip) -> _Placed:
    line = strip.line
    return _Placed(strip, *line.middle, line.width, line.height, math.tan(math.radians(line.angle)))


def _beside(one: _Placed, row: list[_Placed]) -> bool:
    near = min(row, key=lambda p: abs(p.x - one.x))
    apart = abs(one.y - near.y - near.slope * (one.x - near.x))
    beside = all(abs(p.x - one.x) > 0.4 * (p.width + one.width) for p in row)
    return beside and apart < 0.5 * min(one.height, near.height)


def _box(line: Line, start: float, end: float) -> tuple[int, int, int, int]:
    """The part of the line from `start` to `end` as an upright box, pixels of the view."""
    left, right, below_right, below_left = line.corners
    corners = [a + (b - a) * share for a, b in ((left, right), (below_left, below_right)) for share in (start, end)]
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    x, y = round(min(xs)), round(min(ys))
    return max(0, x), max(0, y), max(1, round(max(xs)) - x), max(1, round(max(ys)) - y)
