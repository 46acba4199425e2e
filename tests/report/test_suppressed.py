"""Suppressed matches in every report: counted apart, shown with reason, hostile reasons made harmless."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from fake_case import FakeCase

from pii_scan.report.headline import sentences
from pii_scan.report.sarif import sarif
from pii_scan.report.summary import SCHEMA_VERSION, summary
from pii_scan.report.terminal import headline
from pii_scan.report.view import View, build_view
from pii_scan.report.writer import write_reports

SCHEMA = Path(__file__).parents[2] / "docs/reference/summary.schema.json"
REASON = "\x1b[31m<script>alert(1)</script>"


def entry(name: str, status: str, **more: object) -> dict[str, object]:
    plain = {
        "id": name, "status": status, "reason": REASON, "author": "jd", "created": "2026-01-01", "expires": None,
        "withdrawn": None, "kinds": ["us_ssn"], "findings": [], "values": 0, "address": None, "matches": 14, "items": 14,
    }  # fmt: skip
    return plain | more


@pytest.fixture(scope="module")
def view() -> View:
    case = FakeCase()
    case._matches = [replace(m, suppressed="s1") if m.kind == "us_ssn" else m for m in case._matches]
    case._derived["suppressions"] = [
        entry("s1", "active"),
        entry("s2", "expired", expires="2025-01-01", matches=0, items=0),
        entry("s3", "withdrawn", withdrawn="2026-02-01", matches=0, items=0),
    ]
    return build_view(case)


def test_they_are_in_no_other_figure_and_fit_the_schema(view: View) -> None:
    plain, made = summary(build_view(FakeCase())), summary(view)
    jsonschema.validate(json.loads(json.dumps(made)), json.loads(SCHEMA.read_text("utf-8")))
    assert made["schema_version"] == SCHEMA_VERSION == "1.5"
    ssns = [m for m in FakeCase().matches() if m.kind == "us_ssn"]
    assert made["suppressed"]["matches"] == len(ssns) == made["suppressed"]["by_kind"]["us_ssn"]
    assert made["suppressed"]["items"] == len({m.item_id for m in ssns})
    assert made["matches"]["lines"] == plain["matches"]["lines"]
    assert made["matches"]["total"] == plain["matches"]["total"] - len(ssns)
    assert "us_ssn" not in made["matches"]["by_kind"]
    assert "us_ssn" not in made["items_by_kind"]
    assert "us_ssn" not in made["distinct"]["by_kind"]
    assert "us_ssn" not in made["matches"]["dummy_by_kind"]
    assert made["matches"]["by_kind"]["person_name"] == plain["matches"]["by_kind"]["person_name"]


def test_a_line_of_its_own_names_the_expired(view: View) -> None:
    said = next(text for text in sentences(view) if "suppressed" in text)
    assert said == (
        "16 matches in 16 items are suppressed and left out of every figure, by 1 entry; 1 suppression has expired (s2)."
    )
    assert "s2" in " ".join(headline(view).split())


def test_no_sentence_where_nothing_was_ever_suppressed() -> None:
    assert not [text for text in sentences(build_view(FakeCase())) if "suppress" in text]


def test_files(view: View, tmp_path: Path) -> None:
    write_reports(view, tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert '<section id="suppressed"' in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "\x1b" not in page
    lines = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text().splitlines()]
    assert {line["kind"] for line in lines if line.get("suppressed") == "s1"} == {"us_ssn"}
    assert all("suppressed" not in line for line in lines if line["kind"] != "us_ssn")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx", read_only=True)
    summary_sheet = {str(row[0]): row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    assert summary_sheet["matches suppressed"] == 16
    book.close()


def test_sarif_says_so_itself(view: View) -> None:
    results = sarif(view)["runs"][0]["results"]
    left_out = [result for result in results if "suppressions" in result]
    assert {result["ruleId"] for result in left_out} == {"us_ssn"}
    assert {result["level"] for result in left_out} == {"note"}
    assert left_out[0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "s1: \\x1b[31m<script>alert(1)</script>"}
    ]
