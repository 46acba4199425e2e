"""People named together, and a nickname inside a name."""

import pytest

import pii_scan
from pii_scan.detect.detector import Context
from pii_scan.detect.person.name import names_in
from pii_scan.detect.person.normal import normal_name


def sure(text: str) -> set[str]:
    spans = names_in(text, Context())
    return {normal_name(s.value or text[s.start : s.end]) for s in spans if s.confidence >= 0.7}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tenants: Bao Nguyen & Thuy Tran", {"BAO NGUYEN", "THUY TRAN"}),
        ("Spoke with John and Mary Halvorsen today", {"JOHN HALVORSEN", "MARY HALVORSEN"}),
        ("Guardian(s): Maria and Jose Fuentes", {"MARIA FUENTES", "JOSE FUENTES"}),
        ("Owner: Smith, John & Jane", {"JOHN SMITH", "JANE SMITH"}),
        ("Padres: Rosa y Miguel Quintanilla", {"ROSA QUINTANILLA", "MIGUEL QUINTANILLA"}),
        ("Robert and Ellen Dietrich Jr. moved", {"ROBERT DIETRICH", "ELLEN DIETRICH JR"}),
    ],
)
def test_both_of_two_people_are_named(text: str, names: set[str]) -> None:
    assert names <= sure(text)


def test_a_surname_of_two_words_is_one_person() -> None:
    assert len(sure("Autor: José Ortega y Gasset")) == 1
    assert len(sure("Paciente: Santiago García y Vega")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Johnson and Johnson, Marks and Spencer, Ben and Jerry's",
        "Madison and Dane County, Austin and San Antonio",
        "Paris and London Bridge; Jordan and Israel Peace",
        "Save and Mary Halvorsen",
    ],
)
def test_firms_places_and_verbs_are_nobody(text: str) -> None:
    assert sure(text) <= {"MARY HALVORSEN"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Name: Tyrone "TJ" Beckham   Booking# 2022008841', "TYRONE BECKHAM"),
        ("Robert J. (Bob) Hadley called", "ROBERT J HADLEY"),
        ("met William “Bill” Hadley-Price Jr. at noon", "WILLIAM HADLEY PRICE JR"),
    ],
)
def test_a_nickname_is_left_out_of_the_name(text: str, name: str) -> None:
    assert name in sure(text)


@pytest.mark.parametrize("text", ["Anna (Director) Smith-free zone", 'the "Big" Apple', "Paris (France) Tours"])
def test_what_stands_in_brackets_is_no_nickname(text: str) -> None:
    assert not {name for name in sure(text) if name in {"ANNA SMITH FREE", "PARIS TOURS", "THE APPLE"}}


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Darnell Pruitt (B/M, 02/28/1989, SS# unknown)", "1989-02-28"),
        ("victim W/F 7-19-91", "1991-07-19"),
        ("suspect (H/M - 1/5/2001)", "2001-01-05"),
    ],
)
def test_a_date_behind_race_and_sex_is_the_birth_date(text: str, born: str) -> None:
    assert born in [h.normal.reveal() for h in pii_scan.detect(text) if h.kind == "date_of_birth"]


@pytest.mark.parametrize("text", ["I/F 02/28/1989 to 02/28/1990", "Read/Modified 02/28/1989", "A/M 3/4/2001 rev B"])
def test_other_letters_and_slashes_are_no_such_code(text: str) -> None:
    assert not [h for h in pii_scan.detect(text) if h.kind == "date_of_birth"]
