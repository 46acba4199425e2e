"""Dates in many layouts, and which of several dates is the birth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.calendar_dates import age_on, full_year, read_date, read_packed
from pii_scan.detect.contact.date_of_birth import DETECTOR
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize("text", [
    "03/15/1990", "3-15-1990", "3.15.90", "1990-03-15", "1990/3/15", "15 MAR 1990", "15-Mar-90", "Mar 15, 1990",
    "March 15th, 1990", "15 de marzo de 1990", "15 marzo 1990", "03151990", "19900315", "15/03/1990", "03 / 15 / 1990",
    "15MAR1990", "marzo 15, 1990",
])  # fmt: skip
def test_one_day_many_layouts(text: str) -> None:
    read = read_date(text, TODAY)
    assert read is not None
    assert read.day == date(1990, 3, 15)


@pytest.mark.parametrize("text", ["02/30/1990", "13/13/1990", "00/10/1990", "1990", "99999999", "15 FOO 1990", ""])
def test_no_day(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_ambiguity_is_told() -> None:
    assert read_date("03/04/1990", TODAY) == (date(1990, 3, 4), True)
    assert read_date("03/15/1990", TODAY) == (date(1990, 3, 15), False)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_packed_orders_do_not_collide(day: date) -> None:
    assert read_packed(day.strftime("%m%d%Y")) == day
    assert read_packed(day.strftime("%Y%m%d")) == day


def test_two_digit_years() -> None:
    assert full_year(25, TODAY) == 2025
    assert full_year(27, TODAY) == 1927


def test_age_turns_on_the_birthday() -> None:
    assert age_on(date(2008, 1, 1), TODAY) == 18
    assert age_on(date(2008, 1, 2), TODAY) == 17


def births(text: str, document_type: str = "", how: How = How.NATIVE) -> list[tuple[str, str]]:
    context = Context(
        document_type=document_type, document_confidence=1.0 if document_type else 0.0, reference_date=TODAY
    )
    found = DetectEngine([DETECTOR]).scan(Text(text, how=how), context)
    assert all(
        text[m.spot.start : m.spot.end] == m.raw.reveal() for m in found if m.spot.page is None and m.spot.line == 1
    )
    return [(m.normal.reveal(), m.attributes.get("minor", "")) for m in found if m.band is Band.HIGH]


@pytest.mark.parametrize(("text", "expected"), [
    ("DOB: 03/15/1990 EXP: 03/15/2025", "1990-03-15"), ("EXP 03/15/2019 DOB 03/15/1990 ISS 01/02/2015", "1990-03-15"),
    ("ISS DOB EXP\n01/02/2015 03/15/1990 01/02/2023", "1990-03-15"), ("Fecha de nacimiento\n15/03/1990", "1990-03-15"),
    ("F. Nac.: 15-03-1990", "1990-03-15"), ("born 15 March 1990, booked 02/02/2020", "1990-03-15"),
    ("03/15/1990 (DOB)", "1990-03-15"), ("Date of birth / Fecha de nacimiento\n15 MAR 1990", "1990-03-15"),
    ("3 DOB 03/15/1990", "1990-03-15"), ("Patient DOB: 1990-03-15", "1990-03-15"), ("birth_date=1990-03-15T00:00:00Z", "1990-03-15"),
])  # fmt: skip
def test_the_birth_among_other_dates(text: str, expected: str) -> None:
    assert births(text) == [(expected, "no")]


@pytest.mark.parametrize("text", [
    "Statement date 03/15/1990", "Issued 03/15/1990", "On 03/15/1990 nothing happened", "DOB: EXP: 03/15/1990",
    "version 03.15.1990", "DOB 03/15/2031",
])  # fmt: skip
def test_other_dates_are_no_births(text: str) -> None:
    assert births(text) == []


def test_a_child_is_marked() -> None:
    assert births("DOB: 03/15/2012") == [("2012-03-15", "yes")]


def test_on_a_card_without_labels_only_an_old_date_counts() -> None:
    assert births("07/04/1988\n07/04/2022\n07/04/2030", "drivers_license_front", How.OCR) == [("1988-07-04", "no")]


@pytest.mark.parametrize("text", ["DOB\n\n07/04/1988\n\nEXP\n\n07/04/2030", "3. pos: 07/04/1988", "3, DB: 07/04/1988"])
def test_labels_as_a_camera_reads_them(text: str) -> None:
    assert births(text, "drivers_license_front", How.OCR) == [("1988-07-04", "no")]


def test_a_torn_month_in_handwriting() -> None:
    assert births("Date of birth: 1 1/27/1971", how=How.HANDWRITING) == [("1971-11-27", "no")]


def test_dates_of_a_specimen_are_dummies() -> None:
    assert births("3 DOB 01/01/1990", "specimen", How.OCR) == []
