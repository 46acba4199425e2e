"""Where in a text a US address may stand: house number and suffix, a box, or a state with its ZIP."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.detect.address.states import CODES, NAMES, state_of_zip
from pii_scan.detect.address.suffixes import SUFFIXES, SURE_SUFFIXES
from pii_scan.detect.sieve import Sieve, accent_free

_STATE = "(?:" + "|".join([*sorted(CODES), *(name.title() for name in sorted(NAMES)), *sorted(NAMES)]) + ")"
_ZIP = r"\d{5}(?:-\d{4})?"
_SUFFIX = "(?:" + "|".join(sorted(SUFFIXES, key=len, reverse=True)) + ")"
_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|(?i:de|del|la|las|los|el)\b)"
_UNIT = (
    r"(?:[ ,]{1,2}(?:\r?\n)?(?i:apartment|apt|unit|suite|ste|floor|room|rm|bldg|building|lot|spc|space|trlr|cell)\b"
    r"\.?[ #]*[A-Za-z0-9-]{1,6}"
    r"|[ ,]{1,2}#[ ]?[A-Za-z0-9-]{1,6})?"
)
_BREAK = r"[ \t]*(?:,?[ \t]*(?:\r?\n[ \t]*){1,2}|,[ \t]*|[ \t]+)"
_CITY = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+(?:[ ][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]*){0,3}"

_STREET = re.compile(
    r"(?:(?<![\w./$#@-])|(?<=\n8[.,]))\d{1,6}(?:-\d{1,4})?[A-Z]?(?: 1/2)? +"
    r"(?:(?:[NSEW]|NE|NW|SE|SW)\.? +|(?i:north|south|east|west) +)?"
    rf"(?:{_WORD} +){{1,4}}?(?P<suffix>(?i:{_SUFFIX}))\b\.?(?: +(?i:{_SUFFIX})\b\.?)?(?: +(?:NE|NW|SE|SW|[NSEW])\b\.?)?"
    rf"{_UNIT}"
)
_HIGHWAY = re.compile(
    r"(?<![\w./$#@-])\d{1,6} +(?:(?:[NSEW]) )?(?i:(?P<suffix>state route|county road|us highway|highway|state road|"
    rf"route|hwy|cr|sr|calle|avenida|ave)) +(?:\d{{1,4}}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\b{_UNIT}"
)
_BOX = re.compile(r"\b(?:P\.? ?O\.? ?Box|PO BOX|P\.O\. BOX|Apartado(?: Postal)?)[ #]{1,2}\d{1,8}\b")
_STREET_AT = Sieve(
    r"\d{1,6}(?:-\d{1,4})?[A-Z]?(?: 1/2)? +(?:(?:[NSEW]|NE|NW|SE|SW)\.? +|(?i:north|south|east|west) +)?"
    r"(?:(?:[A-Z\xff][\w'.\xff-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|(?i:de|del|la|las|los|el)) +){1,4}?"
    rf"(?i:{accent_free(_SUFFIX)})\b"
)
_HIGHWAY_AT = Sieve(
    r"\d{1,6} +(?:[NSEW] )?"
    r"(?i:state route|county road|us highway|highway|state road|route|hwy|cr|sr|calle|avenida|ave) "
)
_BOX_AT = Sieve(r"P\.? ?O\.? ?B[Oo][Xx]|Apartado")
_REGION_ZIP_AT = Sieve(r"[A-Za-z][ ,.]{1,3}[\dOIlSB]{5}")
_TAIL = re.compile(
    rf"{_BREAK}(?P<city>{_CITY}),?[ \t]*(?:\r?\n[ \t]*)?,?[ ]?(?P<state>{_STATE})\b"
    rf"[.,]?(?:[ \t]{{1,4}}(?P<zip>{_ZIP}))?(?!\w)"
)
_ZIP_ONLY = re.compile(rf"{_BREAK}(?P<zip>{_ZIP})(?!\w)")
_REGION_ZIP = re.compile(r"(?<![\w.-])[\dOIlSB]{5}(?:-\d{4})?(?![\w])")
_REGION_STATE = re.compile(rf"\b{_STATE}[ ,.]{{1,3}}$")
_NUMBER_BEFORE = re.compile(r"(?:^|[\n,:;]|(?<=[ \t]))[ \t]*(?P<number>[\dOIl]{1,6}[A-Z]?) +[A-ZÀ-Þ0-9]")
_PROSE_AFTER = re.compile(
    r" +(?!in\b|and\b|at\b|on\b|is\b|was\b|near\b|apt\b|unit\b|or\b|by\b|since\b|where\b|with\b)[a-z]{2,}"
)
_LABEL = re.compile(
    r"(?i)(?:address|addr|domicilio|direcci[oó]n|residence|resides? at|lives? at|living at|street|ship to|bill to|"
    r"mail to|home|vive en|located at|8)[ \t]*[:.]?[ \t]*(?:\r?\n[ \t]*)?$"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of text to be parsed as one address."""

    start: int
    end: int
    reason: str
    confidence: float


def anchors(text: str) -> Iterator[Anchor]:
    """Without overlaps, in order of place within each rule."""
    taken: list[tuple[int, int]] = []
    for sieve, pattern in ((_STREET_AT, _STREET), (_HIGHWAY_AT, _HIGHWAY), (_BOX_AT, _BOX)):
        for match in sieve.tries(text, pattern):
            if any(start < match.end() and match.start() < end for start, end in taken[-3:]):
                continue
            anchor = _with_tail(text, match, box=pattern is _BOX)
            if anchor is not None:
                taken.append((anchor.start, anchor.end))
                yield anchor
    taken.sort()
    yield from _by_region(text, taken)


def _with_tail(text: str, match: re.Match[str], *, box: bool) -> Anchor | None:
    start, end = match.span()
    if text[start] == "8" and text[start + 1 : start + 3].strip().isdigit() and re.match(r"8 +\d", text[start:end]):
        start += len(text[start:end]) - len(text[start + 1 : end].lstrip())
    tail = _TAIL.match(text, end)
    labelled = _LABEL.search(text[max(0, start - 24) : start]) is not None
    if tail is not None:
        zip5 = (tail.group("zip") or "")[:5]
        if zip5 and state_of_zip(zip5):
            return Anchor(start, tail.end(), "street_city_zip", 0.97)
        return Anchor(start, tail.end(), "street_city_state", 0.9)
    if (zipped := _ZIP_ONLY.match(text, end)) and state_of_zip(zipped.group("zip")):
        return Anchor(start, zipped.end(), "street_zip", 0.85)
    if box:
        return Anchor(start, end, "po_box", 0.8)
    words = {word.strip(".,").upper() for word in match.group().split()}
    suffix = match.group("suffix").upper()
    sure = not SURE_SUFFIXES.isdisjoint(words)
    if labelled:
        return Anchor(start, end, "label:address", 0.88)
    if _PROSE_AFTER.match(text, end) and not sure:
        return None
    if (sure or suffix in SURE_SUFFIXES) and len(match.group()) > 7:
        return Anchor(start, end, "street_suffix", 0.75)
    return Anchor(start, end, "street_word", 0.45)


def _by_region(text: str, taken: list[tuple[int, int]]) -> Iterator[Anchor]:
    """A state with a ZIP of that state, and a number at most two lines before it: streets without suffix,
    suffixes that OCR broke."""
    place = 0
    for _, rough_end in _REGION_ZIP_AT.spans(text):
        match = _REGION_ZIP.match(text, rough_end - 5)
        if match is None:
            continue
        state = _REGION_STATE.search(text, max(0, match.start() - 24), match.start())
        if state is None:
            continue
        region_start, region_end = state.start(), match.end()
        while place < len(taken) and taken[place][1] <= region_start:
            place += 1
        if place < len(taken) and taken[place][0] < region_end:
            continue
        zip5 = match.group()[:5].translate(str.maketrans("OIlSB", "01158"))
        if not zip5.isdigit() or state_of_zip(zip5) is None:
            continue
        floor = max(0, region_start - 90, taken[place - 1][1] if place else 0)
        window = text[floor:region_start]
        lines = window.split("\n")
        if len(lines) > 3:
            floor += len(window) - len("\n".join(lines[-3:]))
            window = "\n".join(lines[-3:])
        numbers = list(_NUMBER_BEFORE.finditer(window))
        if not numbers:
            continue
        start = floor + numbers[-1].start("number")
        if re.search(r"[:;|=]|\d[/.]\d", text[start:region_start]) or not text[start].isdigit():
            continue
        yield Anchor(start, region_end, "number_state_zip", 0.8)
