"""Delimited text; the standard library's writer is the oracle."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HEADER = ["First Name", "SSN", "Amount"]
ROWS = [["Ann", "219-09-9999", "1,200.50"], ["O'Neil", "078-05-1120", 'say "hi"'], ["Bob\nJr", "", "7"]]


def written(rows: list[list[str]], **dialect: str) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1252"])
def test_dialects_and_encodings(gather, delimiter, codec):
    got = gather(written([HEADER, *ROWS], delimiter=delimiter).encode(codec), "a.csv")
    table, rows = got.tables[0]
    assert table.columns == tuple(HEADER)
    assert [[r[c] or "" for c in HEADER] for r in rows] == ROWS
    assert got.problems == []


def test_title_rows_stand_apart(gather):
    got = gather(b"Customer export 2024;;\n;;\nName;SSN;City\nAnn;219-09-9999;Reno\nBob;078-05-1120;Elko\n", "x.csv")
    assert got.text == "Customer export 2024"
    assert got.tables[0][0].first_row == 4
    assert got.rows[0] == {"Name": "Ann", "SSN": "219-09-9999", "City": "Reno"}


def test_no_header(gather):
    got = gather(b"Ann,219-09-9999,Reno\nBob,078-05-1120,Elko\nCy,219-09-9998,Ely\n", "x.csv")
    assert got.tables[0][0].has_header is False
    assert got.rows[0]["column_2"] == "219-09-9999"


def test_ragged_rows_lose_nothing_and_are_counted(gather):
    got = gather(b"name,phone\n" + b"Ann,3055550100\n" * 40 + b"Bob,3055550101,extra 219-09-9999\nCy\n", "x.csv")
    assert got.rows[40] == {"name": "Bob", "phone": "3055550101 extra 219-09-9999"}
    assert got.rows[41] == {"name": "Cy", "phone": None}
    assert got.problems[0].detail.startswith("1 rows")


def test_a_field_past_the_limit_is_told(gather):
    data = b"name,note\nAnn,x\n" + b"Bob," + b"y" * (17 << 20) + b"\nCy,z\n"
    got = gather(data, "x.csv")
    assert "partly_read" in got.codes
    assert got.rows[0]["name"] == "Ann"


def test_prose_with_commas_is_no_table(gather):
    got = gather(
        b"Dear Ann, thank you, it was nice.\nPlease call me, or write, soon.\nYours, truly, Bob\n", "letter.txt"
    )
    assert got.media_type == "text/plain"


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=20))
@settings(deadline=None, max_examples=80)
def test_every_cell_comes_back(gather, rows):
    data = written([["id", "name", "note"], *[list(r) for r in rows]], quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    got = gather(data.encode(), "a.csv")
    seen = got.text + "\n" + "\n".join("\t".join(v or "" for v in r.values()) for r in got.rows)
    for row in rows:
        for cell in row:
            assert cell in seen
