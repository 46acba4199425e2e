"""Large tables and calls in the page: wide ones, hostile headers, what was lost, whose calls."""

import json
from dataclasses import replace
from typing import Any

import pytest
from fake_case import HOSTILE, FakeCase
from lxml import html as lxml_html

from pii_scan.report.columns import HEADER
from pii_scan.report.columns import rows as csv_rows
from pii_scan.report.page.page import render
from pii_scan.report.view import build_view

KINDS = ("phone", "us_ssn", "email")


def figures(columns: int, **more: Any) -> dict[str, Any]:
    return {
        "table": "", "rows": 70_000_001,
        "columns": [
            {"columns": [f"c{n}"], "kind": KINDS[n % 3], "valid": n + 1, "invalid": 2, "masked": 3, "dummy": 4, "empty": 5}
            for n in range(columns)
        ],
        "together": {"email + phone": 12, "name + ssn + supporting": 9}, "rows_by_state": {"OH": 70, "TX": 5}, **more,
    }  # fmt: skip


def page(*tables: dict[str, Any], state: str = "complete") -> lxml_html.HtmlElement:
    case = FakeCase()
    case.kinds["phone"] = {"legal_class": "phone", "title": "Telephone number"}
    first = replace(case._items[0], facts={"tables": json.dumps(tables)}, state=state)
    if state != "complete":
        first = replace(first, problems=(("truncated", "extract", "partial", "3 of 9 groups"),))
    case._items[0] = first
    return lxml_html.fromstring(render(build_view(case)))


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_hundreds_of_columns_are_folded_and_the_worst_stand_first() -> None:
    (shown,) = page(figures(300, more_columns=41)).xpath("//section[@id='tables']")
    tables = shown.xpath("./div/table")
    assert len(tables[0].xpath(".//tbody/tr")) == 12
    first = [words(row) for row in tables[0].xpath(".//tbody/tr")]
    assert all("Social Security number" in row for row in first)
    # Within a kind the fullest column goes first: the last of those of SSNs.
    assert first[0].startswith("c298Social")
    assert len(shown.xpath("./details//tbody/tr")) == 288
    assert "41 further columns" in words(shown)
    assert "70,000,001 rows" in words(shown)


def test_it_says_what_stands_together_and_that_rows_are_not_people() -> None:
    (shown,) = page(figures(3)).xpath("//section[@id='tables']")
    assert "Social Security number and name" in words(shown) or "Social Security numbers and names" in words(shown)
    assert "supporting" not in words(shown)
    assert "Ohio" in words(shown) and "Texas" in words(shown)
    assert "Rows are not people" in words(shown)
    assert "at least so many" not in words(shown)


def test_a_table_that_was_not_read_whole_says_so() -> None:
    (shown,) = page(figures(2), state="partial").xpath("//section[@id='tables']")
    assert "at least so many" in words(shown)
    assert "3 of 9 groups" in words(shown)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_header_may_be_long_or_hostile(name: str) -> None:
    made = figures(1)
    made["columns"][0]["columns"] = [name, "x" * 4000]
    whole = page(made)
    assert len(whole.xpath("//script")) == 1
    assert not whole.xpath("//section[@id='tables']//img")
    (row,) = whole.xpath("//section[@id='tables']/div[1]//tbody/tr")
    assert len(words(row)) < 400


def test_many_tables_are_folded_and_none_is_lost_silently() -> None:
    (shown,) = page(*(figures(1) for _ in range(60))).xpath("//section[@id='tables']")
    assert "60 tables" in words(shown)
    assert "35 more tables" in words(shown)
    assert "20 smaller tables are not shown here" in words(shown)


def test_different_values_of_a_column_are_told_where_they_were_counted() -> None:
    case = FakeCase()
    made = figures(2, number=3)
    for number, column in enumerate(made["columns"]):
        column["number"] = number
    case._items[0] = replace(case._items[0], facts={"tables": json.dumps([made])})
    name = {"content": case._items[0].content_sha256, "table": 3, "kind": "phone", "band": "high"}
    case._derived["distinct"] = {
        "by_kind": {"high": {"phone": 7}},
        "columns": [{**name, "column": 0, "distinct": 64_001}],
    }
    (shown,) = lxml_html.fromstring(render(build_view(case))).xpath("//section[@id='tables']")
    rows = {words(row)[:2]: [words(cell) for cell in row] for row in shown.xpath("./div/table[1]//tbody/tr")}
    # Column, kind, valid, different.
    assert rows["c0"][2:4] == ["1", "64,001"] and rows["c1"][3] == "–"
    told = [dict(zip(HEADER, row, strict=True)) for row in csv_rows(build_view(case))]
    assert [(row["column"], row["valid"], row["empty"], row["distinct"]) for row in told] == [
        ("c0", 1, 5, 64_001), ("c1", 2, 5, None)
    ]  # fmt: skip


def test_an_older_case_without_the_newer_figures_is_shown_too() -> None:
    made = figures(2)
    del made["rows_by_state"]
    assert "c1" in words(page(made).xpath("//section[@id='tables']")[0])


def test_calls_are_told_by_inmate_attorney_facility_and_state() -> None:
    case = FakeCase()
    case._derived["call_records"]["privileged_recorded"] = 5
    shown = words(lxml_html.fromstring(render(build_view(case))).xpath("//section[@id='calls']")[0])
    assert "Inmates with calls that may be privileged" in shown
    assert "Attorneys' numbers with calls that may be privileged" in shown
    assert "******1" in shown and "+*********43" in shown
    assert "5 of these calls name a recording. Do not open or play them" in shown
    assert "A floor, not a total" in shown
    assert "Ohio" in shown
