"""Tables that join, in the page, on the terminal, in joins.csv and summary.json."""

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fake_case import HOSTILE, ROOT, FakeCase
from lxml import html as lxml_html

from pii_scan.report.joins import HEADER, REPORT
from pii_scan.report.page.page import render
from pii_scan.report.summary import summary
from pii_scan.report.terminal import headline
from pii_scan.report.view import View, build_view
from pii_scan.report.words import share_words

SCHEMA = Path(__file__).parents[2] / "docs/reference/summary.schema.json"


def side(
    address: str, column: str, rows: int, best: int, files: int = 1, spread: int = 0, *classes: str
) -> dict[str, Any]:
    distinct = {"low": best - spread, "best": best, "high": best + spread}
    return {"address": f"{ROOT}/{address}", "files": files, "table": "", "column": column, "rows": rows,
            "filled": rows, "distinct": distinct, "classes": list(classes)}  # fmt: skip


def join(parent: dict[str, Any], child: dict[str, Any], low: float, best: float, high: float, **more: Any) -> Any:
    return {"parent": parent, "child": child, "relation": "1:n", "share": {"low": low, "best": best, "high": high},
            "compared": 8211, "basis": "values", "kind": "", **more}  # fmt: skip


@pytest.fixture
def view() -> View:
    case = FakeCase()
    users = side("users.csv", "acct", 70_000, 70_000, 1, 1400, "email", "name")
    found = [
        join(
            users,
            side("pay-01.csv", "holder", 600_000, 61_000, 12, 900, "acct_without_code", "email", "supporting"),
            0.972,
            0.981,
            0.99,
        ),
        join(users, side(f"odd/{HOSTILE[1]}", HOSTILE[5], 50, 50), 1.0, 1.0, 1.0, basis="names", relation="1:1"),
        join(users, side("x.csv", "ssn", 50, 50), 0.5, 0.5, 0.5, basis="kind", kind="us_ssn"),
        join(users, side("y.csv", "z", 50, 50), 0.99991, 0.99995, 0.99999),
    ]
    case._derived["joins"] = {"columns": 31, "not_compared": 2, "found": found}
    return build_view(case)


def test_the_page_says_which_tables_how_sure_and_why(view: View) -> None:
    page = lxml_html.fromstring(render(view))
    assert page.xpath("//nav/a[@href='#joins']")
    (shown,) = page.xpath("//section[@id='joins']")
    rows = [" ".join(row.text_content().split()) for row in shown.xpath(".//tbody/tr")]
    assert len(rows) == 4
    assert "holder in pay-01.csv" in rows[0]
    assert "12 files" not in rows[0]
    assert "and 11 more files of this layout" in rows[0]
    assert "98.1 % (97.2–99 %) of 8,211 keys compared" in rows[0]
    assert "about 70,000 (68,600–71,400) different keys" in rows[0]
    assert "account or card numbers" in rows[0]
    assert "e-mail addresses" in rows[0].split("compared")[1]
    assert "supporting" not in rows[0].lower()
    assert "running numbers would overlap anyway" in rows[1]
    assert "100 % of 8,211 keys" in rows[1]
    assert "Social Security number" in rows[2]
    assert "2 columns were not compared" in shown.text_content()
    assert not shown.xpath(".//script | .//img")
    assert "<script>alert(1)</script>.txt" in shown.text_content()


def test_the_terminal_names_the_first(view: View) -> None:
    text = " ".join(headline(view).split())
    assert "joins holder of pay-01.csv and 11 more → acct of users.csv (98.1 % (97.2–99 %))" in text
    assert text.count("→") == 3
    assert "1 more" in text
    assert "\x1b" not in text


def test_the_files_fit_their_contracts(view: View, tmp_path: Path) -> None:
    made = json.loads(json.dumps(summary(view)))
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    assert made["joins"]["found"][0]["share"]["low"] == 0.972
    REPORT.write(view, tmp_path / REPORT.filename)
    with (tmp_path / REPORT.filename).open(newline="", encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == HEADER
    assert len(rows) == 4
    assert dict(zip(header, rows[0], strict=True))["refers_files"] == "12"


def test_without_joins_nothing_is_said() -> None:
    case = FakeCase()
    case._derived["joins"] = {"columns": 3, "not_compared": 0, "found": []}
    view = build_view(case)
    assert "id=joins" not in render(view).replace('"', "")
    assert "joins" not in headline(view)
    assert summary(build_view(FakeCase()))["joins"] is None


def test_nearly_all_is_not_all() -> None:
    assert share_words({"low": 0.99991, "best": 0.99995, "high": 0.99999}) == "99.9 % (99.9–99.9 %)"
    assert share_words({"low": 0.0001, "best": 0.0001, "high": 0.0001}) == "0.1 %"
    assert share_words({"low": 1.0, "best": 1.0, "high": 1.0}) == "100 %"
