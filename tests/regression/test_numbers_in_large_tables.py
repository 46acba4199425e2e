"""A number in groups that stands among plain numbers of a long table is still found."""

import pytest

from pii_scan.detect.library import shared_engine
from pii_scan.model.match import Band
from tests.detect.test_table import scan

ROWS = 120


def _linked(header: str) -> list[str]:
    """Columns of a long table of dashed numbers that make people."""
    rows = [[f"{219 + n}-{11 + n % 80}-{4321 + 7 * n}", f"note {n}"] for n in range(ROWS)]
    result = scan([header, "n"], rows, cell_rows=50, engine=shared_engine())
    assert sum(m.count for m in result.matches if m.kind == "us_ssn") == ROWS
    return sorted({name for batch in result.rows_normal for name in batch.schema.names})


def test_order_numbers_in_the_form_of_an_ssn_make_nobody() -> None:
    assert _linked("order_no") == [] and _linked("x") == ["us_ssn"]


def _kinds(value: str, plain: str = "{n}") -> set[str]:
    """What is found in a column that one cell of `value` makes special."""
    rows = [[str(7 * n + 1000), plain.format(n=n + 3000)] for n in range(ROWS)]
    rows[77][1] = value
    result = scan(["id", "x"], rows, cell_rows=50, engine=shared_engine())
    return {m.kind for m in result.matches if m.band is not Band.DUMMY and m.count == 1}


@pytest.mark.parametrize(
    "plain", ["{n}", "-{n}.50", "${n}", "{n}.5e-7", "2024-01-05", "2024-01-05 10:11:12.5", "1,{n}"]
)
def test_a_dashed_ssn_among_numbers(plain: str) -> None:
    assert "us_ssn" in _kinds("446-22-2943", plain)


@pytest.mark.parametrize("phone", ["937-555-0142", "(937) 555-0142", "937.555.0142"])
def test_a_phone_number_among_numbers(phone: str) -> None:
    assert "phone" in _kinds(phone)


@pytest.mark.parametrize(
    "plain", ["{n}", "-{n}.50", "$1,234.56", "{n}e+05", "2024-01-05", "5/1/2024 10:11", "12:01", "(3.50)", ""]
)
def test_columns_of_plain_numbers_hold_nobody(plain: str) -> None:
    assert _kinds(plain.format(n=1), plain) == set()
