"""summary.json fits its published schema and adds up."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fake_case import FakeCase

from pii_scan.report.summary import summary
from pii_scan.report.view import View, build_view

SCHEMA = Path(__file__).parents[2] / "docs/reference/summary.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def test_it_fits_the_schema(folder: Path, schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads((folder / "summary.json").read_text()), schema)


def test_a_case_that_nobody_assessed_fits_too(schema: dict[str, Any]) -> None:
    case = FakeCase()
    case._derived, case._risk = {}, {}
    made = json.loads(json.dumps(summary(build_view(case))))
    jsonschema.validate(made, schema)
    assert made["people"] is None
    assert made["risk"]["unknown"] == made["items"]["total"]


def test_an_empty_case_fits_too(schema: dict[str, Any]) -> None:
    case = FakeCase()
    case._items, case._matches, case._derived = [], [], {}
    jsonschema.validate(json.loads(json.dumps(summary(build_view(case)))), schema)


def test_totals_reconcile(view: View, case: FakeCase) -> None:
    made = summary(view)
    rows = list(case.items())
    states = ("complete", "partial", "skipped", "pending")
    assert made["items"]["total"] == len(rows) == sum(made["items"][state] for state in states)
    assert made["items"]["listed"] == sum(row.listed for row in rows)
    assert made["bytes"]["total"] == sum(row.size_bytes or 0 for row in rows if row.listed)
    assert made["bytes"]["total"] == sum(made["bytes"][state] for state in states)
    assert sum(made["risk"].values()) == sum(made["document_types"].values()) == len(rows)
    matches = made["matches"]
    assert matches["lines"] == len(list(case.matches()))
    assert sum(matches["by_band"].values()) == matches["total"] == sum(row.count for row in case.matches())
    assert sum(matches["by_kind"].values()) == sum(matches["by_class"].values()) == matches["by_band"]["high"]


def test_figures_counted_by_hand(view: View, case: FakeCase) -> None:
    made = summary(view)
    licences = [row for row in case.matches() if row.kind == "us_driver_license"]
    assert made["items_by_class"]["drivers_license"] == len({row.item_id for row in licences}) == 280
    assert made["distinct"]["by_kind"]["us_driver_license"] == len({row.value_key for row in licences})
    # 14 message files; the dummy and the possible one are apart.
    assert made["matches"]["by_kind"]["us_ssn"] == 14
    assert made["matches"]["possible_by_kind"] == {"us_ssn": 1}
    assert made["matches"]["dummy_by_kind"] == {"us_ssn": 1}
    assert made["problems"]["encrypted"] == 1
    assert made["duplicates"] == {"contents": 26, "extra_copies": 26}


def test_two_equal_runs_differ_under_run_only(case: FakeCase) -> None:
    later = FakeCase()
    later.meta |= {"finished": "2026-05-08T00:00:00Z", "created": "2026-05-07T23:00:00Z", "case_id": "77"}
    later.journal_tip = "00"
    one, two = summary(build_view(case)), summary(build_view(later))
    assert one["run"] != two["run"]
    assert {**one, "run": 0} == {**two, "run": 0}
