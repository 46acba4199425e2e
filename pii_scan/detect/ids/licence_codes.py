"""What some states write into a licence number: surname, birth date, sex. To be compared with what stands beside it.

Sources: A. De Smet, https://www.highprogrammer.com/alan/numbers/ (FL, IL, WI, MD, MI, MN, NJ); R. Noe on Illinois,
1992, in chi.general; Marist College, http://www.academic.marist.edu/mwa/wsdln.htm (WA). A two-digit year
leaves the century open.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class LicenceCode:
    """What a number says of its holder; empty or 0 where it says nothing."""

    soundex: str = ""
    surname_start: str = ""
    """Its first letters, upper case."""
    year: int | None = None
    """The last two digits."""
    months: tuple[int, ...] = ()
    """More than one where the code leaves it open."""
    day: int = 0
    sex: str = ""
    odds: float = 0.0
    """ln(1 / share of random numbers of this shape that can be read at all)."""
    slack: int = 0
    """Days that the birthday may be off, where its code was only learnt from examples."""
    binding: bool = True
    """False where newer numbers of the same shape are random: a birth date that differs then says nothing."""

    def has_birth_date(self) -> bool:
        return self.year is not None or bool(self.months)

    def agrees(self, born: date) -> bool:
        """Whether this may be the holder's birth date."""
        if self.year is not None and born.year % 100 != self.year:
            return False
        if self.slack and self.months:
            said = date(2000, self.months[0], self.day)
            return abs((said - born.replace(year=2000)).days) <= self.slack
        return (not self.months or born.month in self.months) and (not self.day or born.day == self.day)

    def chance(self) -> float:
        """How often a random adult's birth date would agree."""
        years = 1 / 60 if self.year is not None else 1.0
        days = (1 + 2 * self.slack) / 365 if self.day else max(1, len(self.months)) / 12 if self.months else 1.0
        return years * days


def _real(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _name_year_day(compact: str, stride: int, female: int, odds: float) -> LicenceCode | None:
    """`SSSS FFF YY DDD`: the day is (month − 1) × stride + day, women's numbers `female` higher."""
    code = int(compact[9:12])
    sex = "F" if code > female else "M"
    month, day = divmod(code - (female if sex == "F" else 0) - 1, stride)
    if not _real(month + 1, day + 1):
        return None
    return LicenceCode(compact[:4], "", int(compact[7:9]), (month + 1,), day + 1, sex, odds)


_BIRTHDAYS = (
    (2, 1, 1), (7, 1, 2), (10, 1, 3), (17, 1, 5), (86, 2, 1), (159, 3, 1), (182, 3, 9), (227, 3, 20), (258, 4, 1),
    (334, 5, 1), (412, 6, 1), (467, 6, 18), (497, 6, 25), (517, 6, 30), (521, 7, 1), (534, 7, 5), (603, 8, 1),
    (681, 9, 1), (757, 10, 1), (797, 10, 16), (807, 10, 19), (841, 11, 1), (917, 12, 1), (983, 12, 26), (990, 12, 28),
)  # fmt: skip
"""Where the three-digit birthday of MD, MI and MN starts anew; between, a day is two and a half."""


def _birthday(code: int) -> tuple[int, int] | None:
    at = bisect_right(_BIRTHDAYS, (code, 99, 99)) - 1
    if at < 0:
        return None
    first, month, day = _BIRTHDAYS[at]
    day += round((code - first) / 2.5)
    last = at + 1 == len(_BIRTHDAYS)
    return (month, day) if _real(month, day) and (last or (month, day) < _BIRTHDAYS[at + 1][1:]) else None


def _name_name_birthday(compact: str) -> LicenceCode | None:
    """`SSSS FFF MMM BBB`: surname, first and middle name, birthday without its year."""
    born = _birthday(int(compact[10:13]))
    return None if born is None else LicenceCode(compact[:4], months=(born[0],), day=born[1], slack=1)


def _minnesota(compact: str) -> LicenceCode | None:
    """As Maryland's until 13 December 2004; random since."""
    code = _name_name_birthday(compact)
    return None if code is None else replace(code, binding=False)


def _new_jersey(compact: str) -> LicenceCode | None:
    """`Aaaaa fffmm MMyye`: month + 50 for women; the last digit is the eyes' colour."""
    month = int(compact[10:12])
    sex, month = ("F", month - 50) if month > 50 else ("M", month)
    if not 1 <= month <= 12:
        return None
    return LicenceCode(surname_start=compact[0], year=int(compact[12:14]), months=(month,), sex=sex, odds=1.4)


_WA_VALUES = {letter: n for letters, n in (
    ("AJ", 1), ("BKS", 2), ("CLT", 3), ("DMU*", 4), ("ENV", 5), ("FOW", 6), ("GPX", 7), ("HQY", 8), ("IRZ", 9),
) for letter in letters}  # fmt: skip
_WA_MONTHS = {letter: n for n, letters in enumerate(
    ("BS", "CT", "DU", "J1", "K2", "L3", "M4", "N5", "O6", "P7", "Q8", "R9"), start=1,
) for letter in letters}  # fmt: skip
"""A month has a second letter for people whose number would otherwise be taken."""
_WA_DAYS = {letter: n for n, letter in enumerate("ABCDEFGHZSJKLMNWPQR0123456789TU", start=1)}


def _washington(compact: str) -> LicenceCode | None:
    """`SSSSSFMyyCmd`: surname and initials, 100 − year, check digit, month, day. Before 2018."""
    if compact.startswith("WDL") or not compact[7:10].isdigit():
        return None
    values = [int(c) if c.isdigit() else _WA_VALUES.get(c, 0) for c in compact[:9] + compact[10:]]
    check = abs(sum(value if n % 2 == 0 else -value for n, value in enumerate(values))) % 10
    month, day = _WA_MONTHS.get(compact[10], 0), _WA_DAYS.get(compact[11], 0)
    if check != int(compact[9]) or not _real(month, day):
        return None
    year = (100 - int(compact[7:9])) % 100
    return LicenceCode(surname_start=compact[:5].rstrip("*"), year=year, months=(month,), day=day, odds=3.0)


_READERS: dict[str, tuple[tuple[int, ...], Callable[[str], LicenceCode | None]]] = {
    "FL": ((13,), lambda c: _name_year_day(c, 40, 500, 0.3)),
    "WI": ((14,), lambda c: _name_year_day(c, 40, 500, 0.3)),
    "IL": ((12,), lambda c: _name_year_day(c, 31, 600, 0.3)),
    "MD": ((13,), _name_name_birthday),
    "MI": ((13,), _name_name_birthday),
    "MN": ((13,), _minnesota),
    "NJ": ((15,), _new_jersey),
    "WA": ((12,), _washington),
}


def decode(compact: str, state: str) -> LicenceCode | None:
    """What a number of this state says, `state` as in the table; None where it says nothing or cannot be read.

    `compact` must have a format of the state (`licence_formats.fits`).
    """
    lengths, read = _READERS.get(state, ((), None))
    if read is None or len(compact) not in lengths or compact.startswith("MD"):
        return None
    if state != "WA" and not compact[1:].isdigit():
        return None
    return read(compact)
