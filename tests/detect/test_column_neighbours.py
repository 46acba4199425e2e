"""Columns without telling headers, judged with what stands beside them."""

import random
from datetime import date

import pytest

from pii_scan.detect.column import judge_column, settle
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine

CONTEXT = Context(reference_date=date(2026, 1, 1))
FIRST = [
    "Maria",
    "James",
    "Linda",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Elena",
    "David",
    "Rosa",
    "Kevin",
]
LAST = ["Gonzalez", "Smith", "Johnson", "Kowalski", "Nguyen", "Brown", "Castellano", "Pruitt", "Barnes", "Hargrove"]


def people(count: int, areas: range) -> list[tuple[str, str, str]]:
    r = random.Random(count)
    return [
        (
            f"{r.choice(LAST)}, {r.choice(FIRST)}",
            f"{r.randint(1950, 2004)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
            f"{r.choice(areas):03}{r.randint(1, 99):02}{r.randint(1, 9999):04}",
        )
        for _ in range(count)
    ]


def kinds(names: list[str], columns: list[list[str]], has_header: bool = True) -> list[tuple[str | None, bool]]:
    judged = settle(
        [
            judge_column(shared_engine().detectors, name, cells, CONTEXT, has_header)
            for name, cells in zip(names, columns, strict=True)
        ]
    )
    return [(column.judgement.kind_id, column.judgement.confidence >= 0.7) for column in judged]


def columns_of(rows: list[tuple[str, str, str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize("names", [["f1", "f2", "f3"], ["Column 1", "Column 2", "Column 3"], ["_c0", "_c1", "_c2"],
                                   ["Unnamed: 0", "Unnamed: 1", "Unnamed: 2"], ["a", "b", "c"]])  # fmt: skip
def test_names_that_programs_give_say_nothing_against_the_cells(names: list[str]) -> None:
    assert kinds(names, columns_of(people(200, range(268, 303)))) == [
        ("person_name", True), ("date_of_birth", True), ("us_ssn", True),
    ]  # fmt: skip


def test_nine_digits_of_one_state_beside_names_and_births_are_ssns() -> None:
    rows = columns_of(people(300, range(268, 303)))
    assert kinds(["", "", ""], rows, has_header=False)[2] == ("us_ssn", True)
    assert kinds([""], rows[2:], has_header=False) == [(None, False)]


def test_a_few_rows_make_them_possible() -> None:
    assert kinds(["", "", ""], columns_of(people(10, range(268, 303))), has_header=False)[2] == ("us_ssn", False)


def test_numbers_counted_upwards_and_those_that_were_never_issued_are_none() -> None:
    names, births, numbers = columns_of(people(300, range(268, 303)))
    counted = [str(268_000_000 + 3000 * n) for n in range(300)]
    assert kinds(["", "", ""], [names, births, counted], has_header=False)[2] == (None, False)
    never = ["900123456", *numbers[1:]]
    assert kinds(["", "", ""], [names, births, never], has_header=False)[2] == (None, False)


@pytest.mark.parametrize("header", ["order_id", "invoice", "member id"])
def test_a_telling_header_goes_before_the_neighbours(header: str) -> None:
    found = kinds(["name", "birth date", header], columns_of(people(300, range(268, 303))))
    assert found[2][0] != "us_ssn"
