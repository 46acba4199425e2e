"""How much a page looks written by hand: letters of print share a baseline, letters of a pen do not."""

from statistics import median

from pii_scan.extract.image.view import View, cv
from pii_scan.extract.image.words import Reading

_LEAST_PAIRS = 12
_DARK = 110
_LEAST_WORDS = 7
_READ_SURELY = 0.88
_DOUBT = 0.82
Piece = tuple[int, int, int, int]


def handwriting_score(view: View, reading: Reading) -> float:
    """0–1: below 0.2 for print, above 0.5 where most letters were written; forms filled in by pen between.

    Taken from the letters inside the words that an engine saw (however badly it read them). Type that
    imitates a hand stands on its baseline and is taken for print.

    Args:
        view: the page as turned for reading.
        reading: of any engine, for the places of words.
    """
    jumps = _baseline_jumps(_letters(view, reading))
    if len(jumps) < _LEAST_PAIRS:
        return 0.0
    share = sum(jump > 0.06 for jump in jumps) / len(jumps)
    return round(min(1.0, max(0.0, (share - 0.2) / 0.35)), 2)


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
