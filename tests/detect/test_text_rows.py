"""Lines of a listing by the columns their header stands in."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.text_rows import WIDE, Row, align, cut_row
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band

HEADER = "NAME                  SSN          PHONE         CITY"
ROSTER = (
    "CURRENT ROSTER - DORM C\n"
    "#     NAME                      BOOK#     DOB       R/S  CHARGE                 BOND\n"
    "1     ALVAREZ, HECTOR MANUEL    24-001871 06/11/88  H/M  893.13 POSS            2,500\n"
    "2     BARNES, DEANDRE           24-001455 01/30/97  B/M  812.014 THEFT          NO BOND\n"
    "3     DAVENPORT, LEE            23-009913           W/M  843.02 RESIST          500\n"
)


def row(line: str) -> Row:
    made = cut_row(line, 100, WIDE)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Deandre Q Barnes                   713-522-0099  Pasadena", ["Deandre Q Barnes", "", "713-522-0099", "Pasadena"]),
        ("Ann Lee               457-55-5462                Katy", ["Ann Lee", "457-55-5462", "", "Katy"]),
        ("A Very Long Name Here 457-55-5462  713-522-0099", ["A Very Long Name Here", "457-55-5462", "713-522-0099", ""]),
    ],
)  # fmt: skip
def test_an_empty_cell_shifts_nothing(line: str, cells: list[str]) -> None:
    made = align(row(line), row(HEADER))
    assert made is not None
    assert made.cells == cells
    assert [line[at - 100 : at - 100 + len(cell)] for at, cell in zip(made.starts(), cells, strict=True) if cell] == [
        cell for cell in cells if cell
    ]


@pytest.mark.parametrize(
    "line",
    [
        "This line of prose  runs over several columns  of the listing above it",
        "x" * 60 + "  y",
    ],
)
def test_a_line_that_does_not_follow_the_header_is_no_row(line: str) -> None:
    assert align(row(line), row(HEADER)) is None


def test_a_roster_with_columns_a_single_blank_apart_and_an_empty_one() -> None:
    found = {
        (m.kind, m.raw.reveal(), m.record) for m in shared_engine().scan(Text(ROSTER), Context()) if m.band is Band.HIGH
    }
    values = {(kind, value) for kind, value, _ in found}
    assert values == {
        ("person_name", "ALVAREZ, HECTOR MANUEL"), ("person_name", "BARNES, DEANDRE"), ("person_name", "DAVENPORT, LEE"),
        ("inmate_number", "24-001871"), ("inmate_number", "24-001455"), ("inmate_number", "23-009913"),
        ("date_of_birth", "06/11/88"), ("date_of_birth", "01/30/97"),
    }  # fmt: skip
    records = {value: record for _, value, record in found}
    assert records["24-001871"] == records["06/11/88"] == records["ALVAREZ, HECTOR MANUEL"] != records["24-001455"]


def test_a_name_of_columns_is_no_value() -> None:
    """`NAME   BOOK#` reads like a label and its value."""
    assert "BOOK" not in {m.raw.reveal() for m in shared_engine().scan(Text(ROSTER), Context())}
