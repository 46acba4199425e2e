"""No name can do anything where it is shown."""

import csv
import html as stdlib_html
import io
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.report.escape import csv_cell, html, terminal, uri


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\u202e=1", "\x00=1"])
def test_a_formula_gets_a_quote_in_front(text: str) -> None:
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a=b", "ids/1.jpg", "***-**-6789", "12", "az://a/b"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert csv_cell(text) == text


@given(st.text())
def test_no_cell_starts_a_formula_or_holds_a_control_character(text: str) -> None:
    cell = csv_cell(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not any(unicodedata.category(ch) in ("Cc", "Cs", "Zl", "Zp") for ch in cell)


@given(st.lists(st.text(), min_size=1))
def test_a_row_of_cells_comes_back_as_one_row(texts: list[str]) -> None:
    cells = [csv_cell(text) for text in texts]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    assert list(csv.reader(io.StringIO(stream.getvalue()))) == [cells]


@given(st.text())
def test_html_holds_no_markup_and_reads_back(text: str) -> None:
    shown = html(text)
    assert not set("<>\"'") & set(shown)
    assert stdlib_html.unescape(shown) == terminal(text)


@given(st.text())
def test_a_terminal_sees_no_control_or_direction_character(text: str) -> None:
    shown = terminal(text)
    assert not any(unicodedata.category(ch) in ("Cc", "Cs", "Zl", "Zp") for ch in shown)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(shown)


def test_ansi_is_shown_not_obeyed() -> None:
    assert terminal("\x1b[31mred\u202e") == "\\x1b[31mred\\u202e"


@given(st.text())
def test_a_uri_is_ascii_without_spaces_or_brackets(text: str) -> None:
    made = uri("file:///" + text)
    assert made.isascii()
    assert not set(' <>"|\\^`{}') & set(made)
    assert urlsplit(made.replace("[", "").replace("]", "")).scheme == "file"
