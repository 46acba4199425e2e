"""The route of a page through the OCR engines: the fast one first, the strong one where that is weak."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from pii_scan.extract.image import rapid, tesser, tesseract_program
from pii_scan.extract.image.handwriting import doubted, handwriting_score
from pii_scan.extract.image.lines import Line, find
from pii_scan.extract.image.rows import in_rows
from pii_scan.extract.image.spacing import parted, respaced
from pii_scan.extract.image.straighten import levelled, lifted
from pii_scan.extract.image.strips import StripReader, assembled, puzzling
from pii_scan.extract.image.tessdata import usable_languages
from pii_scan.extract.image.triage import TextLayout
from pii_scan.extract.image.upright import moved, upright
from pii_scan.extract.image.view import Box, View
from pii_scan.extract.image.words import Reading, merged
from pii_scan.model.settings import Settings

LONG_SIDE = 1600
"""Small pictures are enlarged to it, up to twice: 54 cards gave 1,465 sure words in place of 1,398."""
_SURE = 0.78
_SURE_ID = 0.85
_ID_WORDS = re.compile(
    r"licen[sc]e|identification|passport|social security|inmate|medicare|resident|detention|corrections", re.IGNORECASE
)
_CARD_LABELS = re.compile(r"\b(?:DOB|EXP|ISS|SEX|HGT|HT|WGT|WT|EYES|HAIR|DLN?|LIC|LN|FN|CLASS|END|RESTR?|ADD)\b")
_ENOUGH_LABELS, _CARD_WORDS = 5, 90
_DATE_LABELS = re.compile(r"(?i)\b(?:DOB|birth|born|EXP|ISS)")
_DATES = re.compile(
    r"\d{1,2} ?[-/. ] ?\d{1,2} ?[-/. ] ?\d{2,4}|\d{1,2} ?[A-Za-z]{3} ?\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2}, ?\d{4}|"
    r"\b\d{8}\b|\d{4}-\d{2}-\d{2}"
)
_PENNED = 0.35
_WRITTEN = 0.5
_LARGE_LETTERS = 35
_UNREAD = 0.15
_LOOK = (384, 480, 640, 736)
"""Long sides at which lines may be looked for, in pixels: 45, 60, 110 and 140 ms."""
_WANTED = 13
"""Height of a line, margins included, at which it is found whole."""
_NEARLY = 0.9
_LEAST_SIDE = 480
"""Of a smaller picture single lines hold too few pixels; it is enlarged and read as a whole."""
_MOST_WORK = 320
"""Widths of all lines in heights: a card has 80–150, a page of running text 1,500."""
_FINEST = 11
"""Median height of lines in the look, in pixels, below which letters run together and lines are lost."""
_LEAST_SPOTS = 3
_ENOUGH = 8
_SPANISH = re.compile(
    r"\b(?:el|los|las|del|para|por|con|una|que|nombres?|apellidos?|fecha|nacimiento|domicilio|calle|sexo|"
    r"número|numero|estado|ciudad|licencia|teléfono|telefono|correo|firma|señor|señora|años?|cuenta|pago)\b",
    re.IGNORECASE,
)

TesseractRead = Callable[..., Reading]


@dataclass(slots=True)
class Route:
    """How a page was read."""

    reading: Reading
    view: View
    """The page as turned for reading."""
    first: Reading | None = None
    """What Tesseract made of it before a stronger engine was asked; boxes in pixels of `view`."""
    handwriting: float = 0.0
    """0–1, see `handwriting_score`."""
    reasons: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """`tesserocr`, `rapidocr+tesserocr (few words, low confidence)`."""
        return self.reading.engine + (f" ({', '.join(self.reasons)})" if self.reasons else "")


def tesseract(settings: Settings) -> TesseractRead | None:
    """The Tesseract route that this machine and the settings allow."""
    if not usable_languages(settings.languages) and settings.ocr != "pytesseract":
        return None
    if settings.ocr in ("auto", "tesserocr") and tesser.available():
        return tesser.read
    if settings.ocr in ("auto", "pytesseract") and tesseract_program.available():
        return tesseract_program.read
    return None


def strong(settings: Settings) -> bool:
    """Whether RapidOCR may be asked."""
    return settings.ocr in ("auto", "rapidocr") and rapid.available()


def names_identity(reading: Reading) -> bool:
    """Whether the words name an identity document, or bear five of the labels that one bears (the title may be in
    letters that nothing reads, or have stayed outside of the outline).
    """
    text = reading.text()[0]
    if _ID_WORDS.search(text) is not None:
        return True
    return len(reading.words) <= _CARD_WORDS and len(set(_CARD_LABELS.findall(text.upper()))) >= _ENOUGH_LABELS


def usable(settings: Settings) -> bool:
    """Whether any engine is at hand."""
    return tesseract(settings) is not None or strong(settings)


def read_page(view: View, layout: TextLayout, settings: Settings) -> Route:
    """Read one page: identity documents line by line (0.4–0.6 CPU seconds), others as a whole, and again by
    RapidOCR where Tesseract is not enough (1.0). Lines of very different sizes (forms, tax papers) are not all found
    by a look at one size, and their small labels are what says what a number is.

    Raises:
        RuntimeError: an engine gave up.
    """
    read = tesseract(settings)
    if view.long_side >= _LEAST_SIDE:
        lines = read_lines(view, layout, settings)
        if lines is not None and (read is None or names_identity(lines.reading)):
            return lines
    page = prepared(view, layout)
    if read is None:
        route = Route(rapid.read(page.unplaced()), page, reasons=["no tesseract"])
        route.handwriting = handwriting_score(page.unplaced(), route.reading)
    else:
        route = _by_tesseract(page, layout, usable_languages(settings.languages), read)
        route.handwriting = handwriting_score(route.view.unplaced(), route.reading)
        _strengthened(route, layout, settings)
    route.reading = in_rows(parted(route.reading)).placed(route.view)
    return route


def read_lines(view: View, layout: TextLayout, settings: Settings, *, rest: bool = False) -> Route | None:
    """Each line by itself, for cards, notes and screens; None where a page holds too many or too fine ones, and where
    only the Tesseract program is there: started for each line, it would take 0.1 s a line.

    Args:
        view: the page.
        layout: what a look at thumbnail size told of it.
        settings: of the run.
        rest: look only near the stretches of text that were seen, however few.

    Raises:
        RuntimeError: an engine gave up.
    """
    read = tesseract(settings)
    if not rapid.available() or read is tesseract_program.read:
        return None
    near = _around(view, layout, 1 if rest else _ENOUGH)
    side = _look(near, layout)
    lines = _in_passing(near, layout, side) or find(near, side)
    if not lines or _too_many(lines, near, side):
        return None
    page, lines = upright(near, lines)
    reader = StripReader(_line_reader(settings, read), strong(settings))
    if reader.tesseract is None and not reader.strong:
        return None
    strips = [reader.read(page, line) for line in lines]
    languages = usable_languages(settings.languages)
    if read is not None and len(languages) > 1 and _spanish(" ".join(w[0] for s in strips for w in s.words)):
        # Spanish first: with English first, a sure "manana" keeps Tesseract from asking for "mañana".
        reader.tesseract = _line_reader(settings, read, (*languages[1:], languages[0]))
        strips = [strip if strip.by_recogniser else reader.read(page, strip.line) for strip in strips]
    asked = sum(strip.by_recogniser for strip in strips)
    printed = "tesserocr" if read is not None and asked < len(strips) else ""
    route = Route(assembled(strips, "+".join(filter(None, (printed, "rapidocr" if asked else "")))), page)
    if read is None:
        route.reasons = ["no tesseract"]
    elif asked:
        route.reasons = [f"{asked} of {len(strips)} lines of low confidence"]
    small = page.unplaced().at_most(LONG_SIDE, rough=True)
    route.handwriting = handwriting_score(small, route.reading)
    if not names_identity(route.reading) and puzzling(strips, page.long_side):
        route.handwriting = max(route.handwriting, _WRITTEN)
    route.reading = parted(route.reading).placed(page)
    return route


def _line_reader(
    settings: Settings, read: TesseractRead | None, languages: tuple[str, ...] = ()
) -> Callable[[View, int], Reading] | None:
    if read is None:
        return None
    chosen = languages or usable_languages(settings.languages)[:1]
    return lambda strip, mode: read(strip, chosen, mode)


def _spanish(text: str) -> bool:
    return len(set(_SPANISH.findall(text.lower()))) >= 3


def _around(view: View, layout: TextLayout, least: int) -> View:
    """The part that holds the stretches of text seen at thumbnail size, where that is clearly smaller."""
    if len(layout.spots) < least:
        return view
    boxes = [view.box_from_upright(spot) for spot in layout.spots]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    margin = round(0.25 * max(right - left, bottom - top)) + 20
    x, y = max(0, left - margin), max(0, top - margin)
    width, height = min(view.width, right + margin) - x, min(view.height, bottom + margin) - y
    if min(width, height) < 32 or width * height > 0.6 * view.width * view.height:
        return view
    return view.crop((x, y, width, height))


def _look(view: View, layout: TextLayout) -> int:
    """The long side at which the lines of `view` stand `_WANTED` pixels high."""
    if not layout.height:
        return _LOOK[-2]
    height = layout.height / view.scale
    return next((side for side in _LOOK if height * side >= _WANTED * view.long_side), _LOOK[-1])


def _in_passing(view: View, layout: TextLayout, side: int) -> list[Line]:
    """The lines of the first look, where `view` was seen in it about as large as a look at `side` would show it."""
    seen = layout.seen
    if seen is None or view.long_side * view.scale * seen.side < _NEARLY * side * seen.view.long_side * seen.view.scale:
        return []
    lines = moved(list(seen.lines), seen.view, view)
    return [line for line in lines if 0 <= line.middle[0] <= view.width and 0 <= line.middle[1] <= view.height]


def _too_many(lines: list[Line], view: View, look: int) -> bool:
    """Whether the page is one of running text, which Tesseract reads better and cheaper as a whole."""
    work = sum(line.width / max(1.0, line.height) for line in lines)
    return work > _MOST_WORK or median(line.height for line in lines) * look < _FINEST * view.long_side


def _strengthened(route: Route, layout: TextLayout, settings: Settings) -> None:
    """Ask the strong engine where Tesseract's reading is not enough."""
    weak = weaknesses(route.reading, layout)
    if unread(route.reading.placed(route.view), layout) >= _UNREAD:
        weak.append("text left unread")
    if route.handwriting >= _PENNED:
        weak.append("handwriting")
    if not weak or not strong(settings) or not (route.reading.words or layout.boxes):
        return
    route.first = route.reading
    second = respaced(rapid.read(route.view.unplaced()), route.reading, letters=route.handwriting < _PENNED)
    if not names_identity(second) and doubted(route.first, second, _LARGE_LETTERS):
        route.handwriting = max(route.handwriting, _WRITTEN)
    better = second.characters > route.reading.characters * 0.9
    route.reading = merged(second, route.reading) if better else merged(route.reading, second)
    route.reasons += weak


def prepared(view: View, layout: TextLayout) -> View:
    """Sized for reading, lifted, lines roughly level; upside-down is not yet known."""
    factor = LONG_SIDE / view.long_side
    page = lifted(view.scaled(min(2.0, factor)) if abs(factor - 1) > 0.05 else view)
    return levelled(page.turned(1) if layout.sideways else page)


def weaknesses(reading: Reading, layout: TextLayout) -> list[str]:
    """Why this reading is not enough; empty where it is."""
    out: list[str] = []
    if reading.mean < (_SURE_ID if _ID_WORDS.search(reading.text()[0]) else _SURE):
        out.append("low confidence")
    if reading.good < min(8, 2 * max(1, layout.elongated)) and not (reading.mean > 0.9 and reading.good >= 2):
        out.append("few words")
    elif reading.good < 0.6 * layout.elongated:
        out.append("fewer words than stretches of text")
    if reading.words and _dates_missing(reading.text()[0]):
        out.append("dates missing")
    return out


def _dates_missing(text: str) -> bool:
    """An identity document that names its dates shows at least two of them."""
    named = len({label.upper()[:3] for label in _DATE_LABELS.findall(text)})
    return _ID_WORDS.search(text) is not None and len(_DATES.findall(text)) < min(2, named)


def unread(placed: Reading, layout: TextLayout) -> float:
    """The share of the detector's stretches of text in which no word was read, 0–1."""
    words = [word.box for word in placed.words if any(map(str.isalnum, word.text))]
    missed = sum(not any(_meet(spot, box) for box in words) for spot in layout.spots)
    return missed / len(layout.spots) if len(layout.spots) >= _LEAST_SPOTS and missed > 1 else 0.0


def _meet(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 0 and down > 0


def _by_tesseract(page: View, layout: TextLayout, languages: tuple[str, ...], read: TesseractRead) -> Route:
    first = languages[:1]
    route = Route(read(page.unplaced(), first), page)
    if route.reading.good < max(4, 0.35 * layout.elongated) or route.reading.mean < 0.55:
        over = page.turned(2)
        other = read(over.unplaced(), first)
        if other.characters > route.reading.characters:
            route = Route(other, over)
    if len(languages) > 1 and _spanish(route.reading.text()[0]):
        both = read(route.view.unplaced(), (*languages[1:], *first))
        if both.characters > 0.98 * route.reading.characters:
            route.reading = both
    return route
