"""Which label a value belongs to."""

import pytest

from pii_scan.detect.library import detect
from pii_scan.model.match import Band


def passports(text: str) -> list[Band]:
    return [hit.band for hit in detect(text) if hit.kind == "passport"]


@pytest.mark.parametrize(
    "text",
    [
        "The court was told that the respondent gave up Passport No.\nC03005988 on the day of the hearing.",
        "She says that she left the country by her own car, passport number:\nC03005988, and came back.",
    ],
)
def test_a_label_at_the_end_of_a_line_of_prose_points_to_the_next(text: str) -> None:
    assert passports(text) == [Band.HIGH]


@pytest.mark.parametrize(
    "text",
    [
        "Account holder of the branch      Opened on            Passport No.\nC03005988                 5/1/2012",
        "Account holder of the branch | Opened on that day | Passport No.\nC03005988 | 5/1/2012 |",
        "The court was told that the respondent gave up Passport No.\n\n\n\n\nC03005988",
    ],
)
def test_headings_of_columns_point_down_only(text: str) -> None:
    assert Band.HIGH not in passports(text)
