"""Does what a licence number encodes agree with the name and birth date that stand beside it?"""

import re
from collections.abc import Iterator
from datetime import date
from math import log
from typing import NamedTuple

from pii_scan.detect.calendar_dates import read_date
from pii_scan.detect.ids.licence_codes import LicenceCode
from pii_scan.detect.ids.soundex import soundex

_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:0[1-9]|1[0-2])[0-3]\d(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?[a-z]{3,10}\.?,?[ -]\d{4}"
    r"|[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?:\bdob\b|d\.o\.b|birth|\bborn\b|nacimiento|\bnac\b|\bfn\b)[^\n\d]{0,24}$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_NO_NAME = frozenset((
    "license", "licence", "driver", "drivers", "operator", "number", "state", "issued", "class", "name", "first",
    "last", "date", "birth", "the", "and", "for", "with", "from", "is", "was", "licencia", "conducir", "estado", "dl",
    "dln", "oln", "cdl", "no", "id", "dob", "exp", "iss", "sex", "address", "street", "ave", "road", "his", "her",
    "our", "has",
))  # fmt: skip
_NAME_ODDS = 2.0
"""A dozen words around a number: one of them has its four Soundex characters by chance about once in ten."""
_MOST_ODDS = 4.0
_DIFFERS = -0.8
"""A birth date that differs may be another person's, or the number of another state."""


class Evidence(NamedTuple):
    """Log-odds and reasons to add to a number's own."""

    odds: float = 0.0
    reasons: tuple[str, ...] = ()


def agreement(code: LicenceCode, before: str, after: str, reference: date) -> Evidence:
    """Compare with the names and dates in the words around the number (any letter case)."""
    odds, reasons = 0.0, []
    if code.soundex or len(code.surname_start) >= 3:
        words = {w.strip("'’-").lower() for w in _WORD.findall(f"{before} {after}")} - _NO_NAME
        if any(_is_surname(code, word) for word in words):
            odds += _NAME_ODDS
            reasons.append("soundex_agrees" if code.soundex else "surname_agrees")
    if code.has_birth_date():
        dates = list(_dates(f"{before} \n {after}", reference))
        if any(code.agrees(day) for day, _ in dates):
            # So many dates, so many chances to agree.
            odds += min(_MOST_ODDS, max(0.0, -log(code.chance() * len(dates))))
            reasons.append("birth_date_agrees")
        elif code.binding and any(birth for _, birth in dates):
            odds += _DIFFERS
            reasons.append("birth_date_differs")
    return Evidence(odds, tuple(reasons))


def _is_surname(code: LicenceCode, word: str) -> bool:
    plain = "".join(filter(str.isalpha, word))
    if len(plain) < 2:
        return False
    if code.soundex:
        return any(soundex(part) == code.soundex for part in {plain, *word.split("-")} if part)
    return plain.upper().startswith(code.surname_start[:5])


def _dates(text: str, reference: date) -> Iterator[tuple[date, bool]]:
    """Dates and whether the words before call them a birth date; day and month both ways where open."""
    for match in _DATE.finditer(text):
        raw = match[0]
        if raw.isdigit():
            raw = f"{raw[:2]}/{raw[2:4]}/{raw[4:]}"
        read = read_date(raw.lower(), reference)
        if read is None:
            continue
        birth = _BIRTH.search(text[max(0, match.start() - 32) : match.start()]) is not None
        yield read.day, birth
        if read.ambiguous and read.day.month != read.day.day:
            yield read.day.replace(month=read.day.day, day=read.day.month), birth
