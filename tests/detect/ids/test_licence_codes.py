"""What numbers encode, against worked examples that others published and rules written out by hand here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.ids.licence_codes import decode
from pii_scan.detect.ids.licence_evidence import agreement
from pii_scan.detect.ids.licence_formats import fits

TODAY = date(2026, 1, 1)
BIRTHS = st.dates(date(1930, 1, 1), date(2009, 12, 31))


@pytest.mark.parametrize(("number", "state", "born", "surname"), [
    # A. De Smet's pages, Marist College, the Rake: invented or famous people.
    ("F255921500940", "FL", date(1950, 3, 14), "F255"), ("F25592150094", "IL", date(1950, 4, 1), "F255"),
    ("S530429085151", "MD", date(1999, 2, 27), "S530"), ("POLLAJM304PR", "WA", date(1970, 10, 19), "POLLA"),
    ("MOE**AW240MD", "WA", date(1976, 7, 4), "MOE"), ("WOO**JT546KA", "WA", date(1946, 5, 1), "WOO"),
    ("WALKECR579DU", "WA", date(1943, 3, 31), "WALKE"),
    ("S12344077057882", "NJ", date(1988, 7, 1), "S"),
])  # fmt: skip
def test_published_numbers(number: str, state: str, born: date, surname: str) -> None:
    assert fits(number, state)
    code = decode(number, state)
    assert code is not None
    assert code.agrees(born)
    assert surname in (code.soundex, code.surname_start)
    other_day, other_month = born.day % 28 + 3, born.month % 12 + 1
    assert not code.agrees(born.replace(year=born.year - 1, month=other_month, day=min(other_day, 28)))


@pytest.mark.parametrize(("number", "state"), [
    ("F255921509990", "FL"), ("F25592150375", "IL"), ("WOO**JT547KA", "WA"), ("S12344077993882", "NJ"),
    ("NHL12345678", "NH"), ("A1234567", "CA"),
    ("WDLABCD456DG", "WA"), ("MD12345678901", "MD"),
])  # fmt: skip
def test_not_readable(number: str, state: str) -> None:
    assert decode(number, state) is None


@given(BIRTHS, st.booleans())
def test_day_codes_come_back(born: date, woman: bool) -> None:
    year = f"{born.year % 100:02}"
    shared = 40 * (born.month - 1) + born.day + 500 * woman
    illinois = 31 * (born.month - 1) + born.day + 600 * woman
    for number, state in (
        (f"S530440{year}{shared:03}0", "FL"), (f"S530440{year}{shared:03}00", "WI"), (f"S530440{year}{illinois:03}", "IL"),
    ):  # fmt: skip
        code = decode(number, state)
        assert code is not None
        assert (code.agrees(born), code.sex) == (True, "F" if woman else "M")
        assert not code.agrees(born.replace(year=born.year + 1, day=1))


def test_birthdays_of_maryland_rise_through_the_year() -> None:
    days = [decode(f"S530429085{code:03}", "MD") for code in range(1000)]
    seen = [(c.months[0], c.day) for c in days if c is not None]
    assert seen == sorted(seen)
    assert len(set(seen)) >= 360


@pytest.mark.parametrize(("before", "after", "reasons"), [
    ("john smith dl ", " dob 03/14/1950", ("birth_date_agrees",)),
    ("amy quill-brown dl ", "", ()), ("amy quill-fischman dl ", "", ("soundex_agrees",)), ("pat foxman, dl ", " 1950-03-14", ("soundex_agrees", "birth_date_agrees")),
    ("dl ", ", born march 14, 1950", ("birth_date_agrees",)), ("date of birth: 03/15/1950 dl ", "", ("birth_date_differs",)),
    ("issued 03/15/2020 dl ", "", ()), ("dl ", "", ()),
])  # fmt: skip
def test_agreement(before: str, after: str, reasons: tuple[str, ...]) -> None:
    code = decode("F255921500940", "FL")
    assert code is not None
    evidence = agreement(code, before, after, TODAY)
    assert evidence.reasons == reasons
    assert (evidence.odds > 0) == bool(reasons and "birth_date_differs" not in reasons)


def test_a_new_minnesota_number_is_not_held_against_its_owner() -> None:
    # Random since 13 December 2004: the same digits in Michigan would contradict the birth date.
    for state, reasons in (("MN", ()), ("MI", ("birth_date_differs",))):
        code = decode("S530429085151", state)
        assert code is not None
        assert agreement(code, "dob 07/04/1988 dl ", "", TODAY).reasons == reasons
