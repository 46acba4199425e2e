"""Dates as people write them, in English, Spanish and neighbouring languages, read into calendar days."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero janvier januar januari gennaio gen janeiro",
            "feb february febrero fevrier februar februari febbraio fevereiro fev",
            "mar march marzo mars marz maerz marco maart mrt",
            "apr april abr abril avril aprile avr",
            "may mayo mai maio maggio mei maj",
            "jun june junio juin juni giugno junho",
            "jul july julio juillet juli luglio julho",
            "aug august ago agosto aout augustus",
            "sep sept september septiembre setiembre set septembre settembre setembro",
            "oct october octubre octobre oktober ottobre outubro okt out",
            "nov november noviembre novembre novembro",
            "dec december dic diciembre decembre dezember dezembro dicembre dez",
        ),
        start=1,
    )
    for word in words.split()
}
"""Without accents; English, Spanish, French, German, Italian, Portuguese and the Dutch and Swedish ones."""

_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{1,2})")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|o|er|\.)?(?:\s+day)?[-/.,\s]*(?:(?:de|of|di)\s+)?([a-z]{3,10})\.?[-/.,\s]*"
    r"(?:(?:del?|of)\s+)?'?(\d{4}|\d{2})"
)
_WORD_DAY = re.compile(r"([a-z]{3,10})\.?[-/.,\s]*(\d{1,2})(?:st|nd|rd|th)?[-/.,\s]+(?:de\s+|del\s+)?'?(\d{4}|\d{2})")
_YEAR_WORD_DAY = re.compile(r"(\d{4})[-/.,\s]+([a-z]{3,10})\.?[-/.,\s]+(\d{1,2})")


class ReadDate(NamedTuple):
    """A day and whether day and month could be swapped."""

    day: date
    ambiguous: bool


def full_year(year: int, reference: date) -> int:
    """A two-digit year that is not after `reference`; larger ones stay as they are."""
    if year >= 100:
        return year
    century = reference.year - reference.year % 100
    return century + year if century + year <= reference.year else century - 100 + year


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9999):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(text: str, reference: date, *, day_first: bool = False) -> ReadDate | None:
    """One date in any of the usual layouts; in the order asked for unless that is impossible.

    Args:
        text: only the date, e.g. `03/15/1990`, `1990-03-15`, `15 MAR 1990`, `15 de marzo de 1990`, `03151990`.
        reference: two-digit years are taken as the latest that is not after it.
        day_first: whether `03/04/1990` is the third of April.
    """
    text = _unaccented(text.strip().lower())
    if match := _NUMERIC.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), full_year(int(match[3]), reference)
        if day_first:
            first, second = second, first
        if found := _day(year, first, second):
            return ReadDate(found, ambiguous=second <= 12 and first != second)
        found = _day(year, second, first)
        return ReadDate(found, ambiguous=False) if found else None
    if match := _YEAR_FIRST.fullmatch(text):
        found = _day(int(match[1]), int(match[2]), int(match[3]))
        return ReadDate(found, ambiguous=False) if found else None
    if match := _DAY_WORD.fullmatch(text):
        day, word, year_text = match.groups()
    elif match := _WORD_DAY.fullmatch(text):
        word, day, year_text = match.groups()
    elif match := _YEAR_WORD_DAY.fullmatch(text):
        year_text, word, day = match.groups()
    else:
        found = read_packed(text)
        return ReadDate(found, ambiguous=False) if found else None
    found = _day(full_year(int(year_text), reference), MONTHS.get(word, 0), int(day))
    return ReadDate(found, ambiguous=False) if found else None


def _unaccented(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def read_packed(digits: str) -> date | None:
    """Eight digits, MMDDCCYY or CCYYMMDD: a month never starts with 19 or 20, so the order shows itself."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        return None
    if 1850 <= int(digits[:4]) <= 2199:
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if 1850 <= int(digits[4:]) <= 2199:
        return _day(int(digits[4:]), int(digits[:2]), int(digits[2:4])) or _day(
            int(digits[4:]), int(digits[2:4]), int(digits[:2])
        )
    return None


def age_on(born: date, reference: date) -> int:
    """Completed years on `reference`."""
    return reference.year - born.year - ((reference.month, reference.day) < (born.month, born.day))
