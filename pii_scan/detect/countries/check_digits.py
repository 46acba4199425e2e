"""Check digits and dates that several countries build into their numbers."""

from collections.abc import Iterable
from datetime import date

_PLACE = {char: value for value, char in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_LEAP_YEAR = 2000


def alnum(text: str) -> str:
    """Upper-case letters and digits only: the canonical form of most numbers."""
    return "".join(filter(str.isalnum, text)).upper()


def weighted(digits: str, weights: Iterable[int]) -> int:
    """Sum of digit times weight; digits beyond the weights are left out."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def icao_731(text: str) -> int:
    """Check digit of ICAO Doc 9303 part 3 (weights 7, 3, 1; A = 10 … Z = 35)."""
    return sum(_PLACE[char] * (7, 3, 1)[i % 3] for i, char in enumerate(text)) % 10


def is_day(month: int, day: int, year: int = _LEAP_YEAR) -> bool:
    """Whether the calendar has the day; without a year, 29 February exists."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
