"""How much a page looks written by hand: letters of print share a baseline, letters of a pen do not."""

import re
from statistics import median

from pii_scan.extract.image.pen import page_written
from pii_scan.extract.image.view import Box, View, cv
from pii_scan.extract.image.words import Reading, Word

_LEAST_PAIRS = 12
_DARK = 110
_LEAST_WORDS = 7
_READ_SURELY = 0.88
_DOUBT = 0.82
_WRITTEN = 0.5
_PARTLY = 0.3
_MEAN_OF_HANDS = 0.5
_SURE_LINES = 0.25
_LEAST_SIGNS = 5
_LINES_LOOKED_AT = 24
_CARD = re.compile(
    r"(?i)licen[sc]e(?![ ]{0,2}(?:no\b|num|#))|identification card|passport|permanent resident|social security adm|"
    r"has been established|medicare|P<[A-Z]{3}"
)
Piece = tuple[int, int, int, int]


def handwriting_score(view: View, reading: Reading) -> float:
    """0–1: below 0.2 for print, above 0.5 where most letters were written; forms filled in by pen between.

    Taken from the letters inside the words that an engine saw (however badly it read them): uneven hands by letters
    that jump off their baseline, even ones by the shapes of whole lines.

    Args:
        view: the page as turned for reading.
        reading: of any engine, for the places of words.
    """
    jumps = _baseline_jumps(_letters(view, reading))
    share = sum(jump > 0.06 for jump in jumps) / len(jumps) if len(jumps) >= _LEAST_PAIRS else 0.0
    uneven = min(1.0, max(0.0, (share - 0.2) / 0.35))
    return round(uneven if uneven >= _WRITTEN else max(uneven, _even_hand(view, reading)), 2)


def _even_hand(view: View, reading: Reading) -> float:
    """The score of a hand that stands on its baseline, by the shapes of its lines; 0 for cards, which are printed."""
    if _CARD.search(reading.text()[0]):
        return 0.0
    mean, sure = page_written(view.pixels, [view.box_from_upright(box) for box in _stretches(reading)])
    if mean >= _MEAN_OF_HANDS:
        return min(1.0, _WRITTEN + (mean - _MEAN_OF_HANDS))
    return _PARTLY if sure >= _SURE_LINES else 0.0


def _stretches(reading: Reading) -> list[Box]:
    """Of every line the parts that hang together, at least five letters each, the longest first."""
    lines: dict[int, list[Word]] = {}
    for word in reading.words:
        lines.setdefault(word.line, []).append(word)
    out: list[tuple[int, Box]] = []
    for line in lines.values():
        for row in _rows(sorted(line, key=lambda word: word.box[0])):
            letters = sum(sign.isalnum() for word in row for sign in word.text)
            if letters >= _LEAST_SIGNS:
                out.append((letters, _around(row)))
    return [box for _, box in sorted(out, key=lambda entry: -entry[0])[:_LINES_LOOKED_AT]]


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words of one line, parted where a gap is wider than two heights: columns, or a label and what was filled in."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and word.box[0] - rows[-1][-1].box[0] - rows[-1][-1].box[2] < 2 * word.box[3]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _around(words: list[Word]) -> Box:
    left, top = min(w.box[0] for w in words), min(w.box[1] for w in words)
    return (
        left, top, max(w.box[0] + w.box[2] for w in words) - left, max(w.box[1] + w.box[3] for w in words) - top
    )  # fmt: skip


def _letters(view: View, reading: Reading) -> list[Piece]:
    """Connected ink of a letter's size inside words: x, y, width, height, sorted from the left."""
    import numpy as np

    cv2 = cv()
    inside = np.zeros(view.pixels.shape, np.uint8)
    pixels = view.pixels.copy()
    for word in reading.words:
        x, y, width, height = view.box_from_upright(word.box)
        place = slice(max(0, y - 2), y + height + 2), slice(max(0, x - 2), x + width + 2)
        inside[place] = 1
        if pixels[place].size and np.median(pixels[place]) < _DARK:
            # Light letters on a dark bubble: the ink is what is brighter.
            pixels[place] = 255 - pixels[place]
    ink = cv2.adaptiveThreshold(pixels, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink * inside)
    return sorted(
        (x, y, width, height)
        for x, y, width, height, area in stats[1:].tolist()
        if 9 <= height <= 90 and 3 <= width <= 90 and 12 <= area < 0.9 * width * height
    )


def _baseline_jumps(letters: list[Piece]) -> list[float]:
    """From each letter to its right neighbour of like size, in heights of the larger one."""
    steps: list[tuple[int, int, int]] = []
    for at, (x, y, width, height) in enumerate(letters):
        for nx, ny, _, nheight in letters[at + 1 : at + 60]:
            if nx > x + width + 1.2 * height:
                break
            step, larger = ny + nheight - y - height, max(height, nheight)
            if nx >= x + width - 2 and abs(step) < 0.6 * larger and 0.5 < nheight / height < 2:
                steps.append((step, nx - x, larger))
                break
    # Print on a page that lies askew climbs from letter to letter, always by the same slope.
    slope = median(step / max(1, along) for step, along, _ in steps) if steps else 0.0
    # Of small letters, the rounding to whole pixels alone would be a jump.
    return [
        max(0.0, abs(step - slope * along) - max(0.0, 1.2 - 0.06 * larger)) / larger for step, along, larger in steps
    ]


def doubted(first: Reading, second: Reading, least_height: int) -> bool:
    """Whether large letters puzzle an engine made for print, while one trained on all writing is sure of them.

    Catches the even hands that stand on a baseline; small letters puzzle it for other reasons, so most
    words must be large: a cheque with a few written words is none.

    Args:
        first: Tesseract's reading.
        second: the strong engine's reading.
        least_height: of a large word, in pixels of the page.
    """
    large = [w for w in first.words if w.box[3] >= least_height and len(w.text) > 1]
    letters = sum(len(w.text) for w in large)
    if len(large) < max(_LEAST_WORDS, 0.6 * len(first.words)) or second.mean < _READ_SURELY:
        return False
    return sum(w.confidence * len(w.text) for w in large) < _DOUBT * letters
