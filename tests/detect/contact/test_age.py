"""Ages, and the numbers that only look like one."""

import pytest

from pii_scan.detect.contact.age import DETECTOR
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match

ENGINE = DetectEngine([DETECTOR])


def scan(text: str) -> list[Match]:
    return ENGINE.scan(Text(text), Context())


@pytest.mark.parametrize("text", [
    "Age: 34", "AGE 34", "age=34", "Aged 34", "Age\n34", "Edad: 34", "Alter: 34", "a 34-year-old man", "34 year old female inmate",
    "Tengo 34 años", "she is 34 years old", "I'm 34 yrs old", "Pt is a 34 yo F", "34 y/o male", "Rowan Ellis, 34, of Dayton",
    "Ellis, Rowan, 34, was booked", '"age": 34,', "Age (years): 34",
])  # fmt: skip
def test_thirty_four(text: str) -> None:
    assert [m.normal.reveal() for m in scan(text) if m.band is Band.HIGH] == ["34"]


@pytest.mark.parametrize("text", [
    "Cache-Control: max-age=34", "over age 21", "under age 18", "ages 5-12", "age 18 and over", "Age: 3600", "page 34", "age 34%",
    "the 34-year-old bridge", "34 years of service", "Smith and Jones (34)", "a 12 year old whisky", "age 0", "stage 34",
    "minimum age: 21", "average age 34", "34 años de experiencia", "image 34",
])  # fmt: skip
def test_other_numbers(text: str) -> None:
    assert [m for m in scan(text) if m.band is Band.HIGH] == []


def test_a_child_is_marked() -> None:
    assert [m.attributes["minor"] for m in scan("Age: 17")] == ["yes"]
    assert [m.attributes["minor"] for m in scan("Age: 18")] == ["no"]


def test_a_roster_is_possible() -> None:
    assert [m.band for m in scan("Wexford, Marla (41)")] == [Band.POSSIBLE]
