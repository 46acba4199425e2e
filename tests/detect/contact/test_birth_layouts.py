"""Birth dates in the layouts of other hands: other languages, orders, marks around the date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.calendar_dates import read_date
from pii_scan.detect.contact.date_of_birth import DETECTOR
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band

TODAY = date(2026, 1, 1)
ENGINE = DetectEngine([DETECTOR])


def births(text: str, how: How = How.NATIVE) -> list[str]:
    found = ENGINE.scan(Text(text, how=how), Context(reference_date=TODAY))
    return [m.normal.reveal() for m in found if m.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "DOB: 03/12/84", "Birth date: 12 March 1984", "birthday is March 12th, 1984", "b-day 1984 March 12",
    "Birthdate: Mar. 12, '84", "born: 12-Mar-84", "Date of Birth\n19840312", "dob=19840312", '"dob": "1984-03-12"',
    "<dateOfBirth>1984-03-12</dateOfBirth>", "born on the 12th day of March, 1984 in Ohio", "DOB 03 12 1984",
    "Date de naissance : 12 mars 1984", "geboren am 12. März 1984 in Berlin", "Geburtsdatum: 12.03.1984",
    "Geb.-Datum: 12.03.1984", "Data di nascita 12/03/1984", "Nato il 12 marzo 1984", "Data de nascimento: 12/03/1984",
    "Nascido em 12 de março de 1984", "Nacida el 12 de marzo del 1984 en Lima", "Birth Date .......... 03/12/1984",
    "Geboortedatum: 12-03-1984", "B.D. 3/12/1984", "D/O/B: 1984/03/12", "Rowan Ellis, 3/12/84 (dob)",
    "Rowan Ellis (b. 12 March 1984), painter", "Né le 12 mars 1984 à Lyon", "BIRTHDATE 12MAR1984",
    "Patient: ELLIS, ROWAN    DOB: 03/12/1984    MRN: 1", "born 1984-03-12T00:00:00Z",
])  # fmt: skip
def test_the_twelfth_of_march(text: str) -> None:
    assert births(text) == ["1984-03-12"]


@pytest.mark.parametrize(("text", "expected"), [
    ("DOB: 03/04/1990", "1990-03-04"), ("Date of Birth (DD/MM/YYYY): 03/04/1990", "1990-04-03"),
    ("Fecha de nacimiento: 03/04/1990", "1990-04-03"), ("Date of birth / Fecha de nacimiento: 03/04/1990", "1990-03-04"),
    ("Fecha de nacimiento (MM/DD/AAAA): 03/04/1990", "1990-03-04"), ("Geburtsdatum 03.04.1990", "1990-04-03"),
    ("Date de naissance (jj/mm/aaaa) 03/04/1990", "1990-04-03"), ("DOB dd-mm-yyyy 25-12-1990", "1990-12-25"),
])  # fmt: skip
def test_the_form_says_which_number_is_the_day(text: str, expected: str) -> None:
    assert births(text) == [expected]


@pytest.mark.parametrize("text", [
    "58392b 2024-05-12T10:11:12Z INFO", "db 2024-05-12 backup", "model bd 03/12/1984", "vitamin b. 12/03/1984",
    "(b. 1984)", "DOB: pending. Visit 03/12/2024", "Born to run, released 25/08/1975", "date 03/12/1984",
])  # fmt: skip
def test_look_alikes(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize("text", ["DOB03/12/1984", "3DOB 03/12/1984", "3. pos: 03/12/1984", "D0B: 03/12/1984"])
def test_a_camera_glues_and_misreads(text: str) -> None:
    assert births(text, How.OCR) == ["1984-03-12"]


@given(st.dates(date(1910, 1, 1), date(2025, 12, 31)))
def test_day_first_is_month_first_read_backwards(day: date) -> None:
    assert (read := read_date(f"{day:%d/%m/%Y}", TODAY, day_first=True)) and read.day == day
    assert (read := read_date(f"{day:%m/%d/%Y}", TODAY)) and read.day == day
    assert read.ambiguous is (day.day <= 12 and day.day != day.month)


@pytest.mark.parametrize(("text", "month"), [
    ("3 février 1990", 2), ("3 août 1990", 8), ("3 décembre 1990", 12), ("3 März 1990", 3), ("3 Dezember 1990", 12),
    ("3 Mai 1990", 5), ("3 luglio 1990", 7), ("3 dicembre 1990", 12), ("3 de setembro de 1990", 9), ("3 outubro 1990", 10),
    ("1990 May 3", 5), ("3rd of June 1990", 6),
])  # fmt: skip
def test_months_of_neighbouring_languages(text: str, month: int) -> None:
    read = read_date(text, TODAY)
    assert read is not None
    assert read.day == date(1990, month, 3)
