"""Addresses by their start: a house number and a street that ends in a suffix, or a numbered highway."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import Anchor, Taken
from pii_scan.detect.address.suffixes import SUFFIXES, SURE_SUFFIXES
from pii_scan.detect.address.us_tail import UNIT, with_tail
from pii_scan.detect.address.us_words import NEVER_IN_STREETS
from pii_scan.detect.sieve import Sieve

_SUFFIX = "(?:" + "|".join(sorted(SUFFIXES, key=len, reverse=True)) + ")"
_SURE = "(?:" + "|".join(sorted(SURE_SUFFIXES, key=len, reverse=True)) + ")"
_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|(?i:de|del|la|las|los|el)\b)"
_DIRECTION = r"(?:(?:[NSEW]|NE|NW|SE|SW)\b\.?|(?i:northeast|northwest|southeast|southwest|north|south|east|west)\b)"
_NUMBER = r"(?:(?:[NSEW]\d{2,5} ?)?[NSEW]\d{1,5}|\d{1,6}(?:-\d{1,4})?[A-Z]?)(?: ?½| 1/2)?"
_START = r"(?:(?<![\w./$#@-])|(?<=\n8[.,]))"
_STREET = re.compile(
    rf"{_START}{_NUMBER} +(?:{_DIRECTION} +)?"
    rf"(?:{_WORD} +){{1,4}}?(?P<suffix>(?i:{_SUFFIX}))\b\.?(?: +(?i:{_SUFFIX})\b\.?)?(?: +{_DIRECTION})?{UNIT}"
)
_LOWER = re.compile(
    rf"{_START}(?P<number>\d{{1,6}}) +(?:[nsew] +|(?:north|south|east|west) +)?(?:[a-z0-9'’.-]+ +){{1,3}}?"
    rf"(?P<suffix>(?i:{_SURE}))\b\.?(?: +(?:n|s|e|w|ne|nw|se|sw)\b)?{UNIT}"
)
_HIGHWAY = re.compile(
    rf"{_START}{_NUMBER} +(?:{_DIRECTION} +)?(?:(?i:old|al|business) +)?(?i:(?P<suffix>(?:state|county|us|u\.s\.|"
    rf"interstate) "
    r"(?:route|road|highway|rte|rd|hwy)|farm(?:-| )to(?:-| )market(?: road| rd)?|ranch(?:-| to -)?(?: road| rd)|"
    r"farm road|"
    r"highway|route|rte|hwy|us|fm|rm|cr|sr|co rd|calle|carr(?:etera)?|avenida|ave|avenue|county road))\.? +"
    rf"(?:\d{{1,4}}[A-Z]?|[A-Z]{{1,2}}|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\b(?: +{_DIRECTION})?{UNIT}"
)
_GRID = re.compile(rf"{_START}\d{{1,5}} +[NSEW]\.? +\d{{2,5}} +[NSEW]\b\.?{UNIT}")
_AFTER_LABEL = re.compile(
    r"(?P<number>\d{1,6}[A-Z]?) +(?:[A-ZÀ-Þ][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))(?: +[A-ZÀ-Þ#0-9][\w'’.-]*){0,4}"
    r"(?=[ \t]*(?:[,\n\"']|$|[ ]{2}))"
)
STREET_AT = Sieve(
    r"[0-9] +(?:(?:[NSEW]|NE|NW|SE|SW)\.? +|(?i:north|south|east|west)\w{0,4} +)?"
    r"(?:(?:[A-Z\xff][\w'.\xff-]*|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|(?i:de|del|la|las|los|el)) +){1,4}?"
    rf"(?i:{_SUFFIX})\b"
    rf"|[0-9] +(?:[a-z0-9'.-]+ +){{1,3}}?(?:{_SURE.lower()})\b"
    r"|[0-9] +(?:[NSEWnsew]\.? +|(?i:north|south|east|west) +)?(?i:(?:old |al |business )?(?:state|county|us|u\.s\.|"
    r"interstate) (?:r|h)|farm|ranch|highway|"
    r"route|rte|hwy|us|fm|rm|cr|sr|co rd|calle|carr|avenida|ave)\w{0,8}\.? +[0-9A-Z]"
    r"|[0-9] +[NSEW]\.? +\d{2,5} +[NSEW]\b",
    panel="digits",
)
_LABEL = re.compile(
    r"(?i)(?:address|addr|domicilio|direcci[oó]n|residence|resides? at|lives? at|lived at|living at|street|ship to|"
    r"bill to|"
    r"mail to|home|vive en|vivo en|located at|send (?:it |this |them )?to|\b8)[ \t]*[:.=#-]*[ \t\"']*(?:\r?\n[ \t]*)?$"
)
LABEL_AT = Sieve(
    r"(?i)(?:address|addr|domicilio|direccion|residence|street)[ \t]*(?:(?:line)? ?1)?[ \t\"']*[:=][ \t\"']*"
    r"(?:\n[ \t]*)?\d{1,6} [A-Z]"
)
_NOT_POSTAL = re.compile(r"(?i)(?:e-?mail|ip|mac|web|memory|url|host|wallet|return|bus|base|start|network)[ _-]?$")
_SURNAMES = frozenset({"LANE", "CALLE", "PARK", "HILL", "STREET", "WAY", "PLACE"})
_COPYRIGHT = re.compile(r"(?:19[89]|20[0-3])\d ")
_PROSE_AFTER = re.compile(
    r" +(?!in\b|and\b|at\b|on\b|is\b|was\b|near\b|apt\b|unit\b|or\b|by\b|since\b|where\b|with\b|for\b|until\b)[a-z]{2,}"
)


def streets(text: str, taken: Taken) -> Iterator[Anchor]:
    for rough, end in STREET_AT.spans(text):
        place = rough
        while place > 0 and rough - place < 14 and (text[place - 1].isalnum() or text[place - 1] in "-½/ "):
            if text[place - 1] == " " and not text[place].isdigit():
                break
            place -= 1
        yield from _from(text, place, rough, end, taken)
    yield from _by_label(text, taken)


def _from(text: str, place: int, rough: int, end: int, taken: Taken) -> Iterator[Anchor]:
    """The first pattern that reads from one of the places where the number may begin."""
    for start in _starts(text, place, rough):
        for pattern in (_STREET, _HIGHWAY, _GRID, _LOWER):
            match = pattern.match(text, start)
            if match is None or match.end() < end - 1:
                continue
            if not taken.overlaps(*match.span()) and (anchor := _judge(text, match, pattern)):
                yield anchor
            return


def _starts(text: str, place: int, rough: int) -> Iterator[int]:
    for start in range(place, rough + 1):
        if not text[start].isspace() and (start == 0 or not text[start - 1].isalnum()):
            yield start


def _judge(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> Anchor | None:
    start, end = match.span()
    if text[start] == "8" and re.match(r"8 +\d", text[start:end]):
        start += len(text[start:end]) - len(text[start + 1 : end].lstrip())
    words = [word.strip(".,").lower() for word in text[start:end].split()[1:]]
    if any(word in NEVER_IN_STREETS for word in words[:-1] if len(word) > 1):
        return None
    labelled = _LABEL.search(text[max(0, start - 26) : start]) is not None
    weak = with_tail(text, start, end, "street_word", 0.45)
    if weak.end > end or weak.rest:
        return (
            weak
            if pattern is not _LOWER or weak.confidence > 0.9 or labelled
            else Anchor(start, end, "street_word", 0.45)
        )
    if labelled:
        return Anchor(start, end, "label:address", 0.88)
    if pattern is _LOWER:
        return weak
    if pattern is _GRID:
        return Anchor(start, end, "grid", 0.6)
    upper = {word.upper() for word in words}
    sure = not SURE_SUFFIXES.isdisjoint(upper)
    if _PROSE_AFTER.match(text, end) and not sure:
        return None
    if sure and end - start > 7:
        if _COPYRIGHT.match(text, start) and words[-1].upper() in _SURNAMES:
            # `2016 Iain Lane` is a person and a year.
            return Anchor(start, end, "street_word", 0.45)
        return Anchor(start, end, "street_suffix", 0.75)
    return weak


def _by_label(text: str, taken: Taken) -> Iterator[Anchor]:
    """`Address: 900 Broadway`: the label says it, the name needs no suffix."""
    for start, end in LABEL_AT.spans(text):
        if _NOT_POSTAL.search(text[max(0, start - 9) : start]):
            continue
        number = re.search(r"\d{1,6} [A-Za-z]$", text[start:end])
        if number is None:
            continue
        match = _AFTER_LABEL.match(text, start + number.start())
        if match is None or taken.overlaps(*match.span()):
            continue
        if any(word.lower() in NEVER_IN_STREETS for word in match.group().split()[1:]):
            continue
        yield with_tail(text, match.start(), match.end(), "label:address", 0.8)
