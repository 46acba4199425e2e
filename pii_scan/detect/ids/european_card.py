"""The front of a driving licence in the European form: numbered elements, no labels (Directive 2006/126/EC, annex I).

1 surname · 2 other names · 3 birth date, place · 4a issued · 4b expires · 4c authority · 5 number · 8 address ·
9 classes. States outside the Union print the same elements: the United Kingdom, Norway, Switzerland, Türkiye, and
others after the Vienna Convention on Road Traffic (1968, annex 6).
"""

import re
from dataclasses import dataclass
from datetime import date

from pii_scan.detect.calendar_dates import read_date

_DATE = r"(\d{1,2}[.,·-] ?\d{1,2}[.,·-] ?(?:\d{4}|\d{2})|\d{4}[.-]\d{2}[.-]\d{2})(?!\d)"
"""With points or hyphens: with strokes it is an American card that carries the same numbers."""
_MARK = r"(?m)^(?:[^\w\n]|_){0,4}"
_BIRTH = re.compile(rf"{_MARK}3[.,:]{{0,2}}[ \t]{{0,3}}{_DATE}")
_ISSUED = re.compile(rf"(?m)(?:^|[ \t])4 ?[aA4][.,:]{{0,2}}[ \t]{{0,3}}{_DATE}")
_EXPIRES = re.compile(rf"(?m)(?:^|[ \t])4 ?(?:[bBhH68]|(?=[.,]))[.,:]{{0,2}}[ \t]{{0,3}}{_DATE}")
_AUTHORITY = re.compile(r"(?m)(?:^|[ \t])4 ?[cC][.,:]{1,2}[ \t]{1,3}\S")
_NUMBER = re.compile(rf"{_MARK}[5sS$][.,:]{{1,2}}[ \t]{{0,3}}([A-Z0-9](?:[A-Z0-9/-]|[ ](?=[A-Z0-9])){{4,21}})")
_SURNAME = re.compile(rf"{_MARK}1[.,:]{{0,2}}[ \t]{{1,3}}([^\W\d_][^\d\n<]{{1,40}}?)[ \t.,]*$")
_GIVEN = re.compile(rf"{_MARK}2[.,:]{{0,2}}[ \t]{{1,3}}([^\W\d_][^\d\n<]{{1,40}}?)[ \t.,]*$")
_CLASSES = re.compile(rf"{_MARK}9[.,:]{{1,2}}[ \t]{{0,3}}(?:AM|A1|A2|A|B1|BE|B|C1|C|D)\b")
_LOOK = 4_000
_YOUNGEST = 14

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EuropeanCard:
    """Spans are of the values, in the text."""

    elements: int
    """How many of the elements were seen, the names not counted."""
    born: date
    birth: Span
    number: Span | None = None
    surname: Span | None = None
    given: Span | None = None
    expires: date | None = None


def european_card(text: str, reference: date) -> EuropeanCard | None:
    """None unless a birth date stands at 3 and an issue or expiry date, years later, at 4a or 4b."""
    page = text[:_LOOK]
    birth = _BIRTH.search(page)
    if birth is None:
        return None
    born = _day(birth[1], reference)
    dates = {name: pattern.search(page) for name, pattern in (("4a", _ISSUED), ("4b", _EXPIRES))}
    later = [found for found in dates.values() if found is not None and _after(born, _day(found[1], reference, True))]
    if born is None or not later:
        return None
    expires = dates["4b"]
    number = _NUMBER.search(page, min(found.start() for found in later))
    if number is not None and sum(map(str.isdigit, number[1])) < 3:
        number = None
    others = sum(pattern.search(page) is not None for pattern in (_AUTHORITY, _CLASSES))
    surname, given = _SURNAME.search(page), _GIVEN.search(page)
    return EuropeanCard(
        1 + len(later) + (number is not None) + others,
        born,
        birth.span(1),
        number.span(1) if number else None,
        surname.span(1) if surname else None,
        given.span(1) if given else None,
        _day(expires[1], reference, True) if expires else None,
    )


def _day(words: str, reference: date, ahead: bool = False) -> date | None:
    plain = words.replace(",", ".").replace("·", ".").replace(" ", "")
    # Two digits of a year that a licence runs to lie ahead.
    found = read_date(plain, reference.replace(year=reference.year + 16, day=1) if ahead else reference, day_first=True)
    return found.day if found else None


def _after(born: date | None, day: date | None) -> bool:
    return born is not None and day is not None and day.year - born.year >= _YOUNGEST
