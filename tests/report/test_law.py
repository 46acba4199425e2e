"""The duty to notify in the page, the workbook, the CSV and summary.json."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from pii_scan.law.decide import decide
from pii_scan.law.inputs import Override
from pii_scan.law.regimes import suggested
from pii_scan.law.run import NOT_ADVICE
from pii_scan.law.table import as_of, with_overrides
from pii_scan.report import jurisdictions, law
from pii_scan.report.headline import sentences
from pii_scan.report.next_steps import next_steps
from pii_scan.report.page.law_section import duty
from pii_scan.report.page.page import render
from pii_scan.report.summary import summary
from pii_scan.report.terminal import headline
from pii_scan.report.view import View
from pii_scan.report.writer import write_reports
from tests.conftest import ROOT

HOSTILE = "<script>alert(1)</script>"
_SETS: dict[str, Any] = {"possible": [], "alone": [], "alone_possible": []}
FOUND: dict[str, Any] = {
    "low_share": 1.0,
    "people": [
        {"state": "OH", "named": ["drivers_license"], "low": 61, "best": 66, "high": 71, **_SETS},
        {"state": "CA", "named": ["ssn"], "low": 33, "best": 39, "high": 44, **_SETS},
        {"state": "GA", "named": ["ssn"], "low": 5, "best": 5, "high": 6, **_SETS},
        {"state": "PA", "named": ["dob"], "low": 6, "best": 7, "high": 7, **_SETS},
        {"state": None, "named": ["ssn"], "low": 0, "best": 14, "high": 14, **_SETS},
    ],
    "unlinked": [{"state": None, "alone": ["credentials"], "alone_possible": [], "records": 3}],
}


def law_of(day: date | None = date(2026, 5, 7), accessed: str = "unknown") -> dict[str, Any]:
    changes = [Override("OH", "el_dob", "true", HOSTILE)]
    return {
        "note": NOT_ADVICE, "table_as_of": as_of(), "discovered": day and day.isoformat(), "accessed": accessed,
        "overrides": [{"code": o.code, "field": o.field, "value": o.value, "note": o.note} for o in changes],
        "overrides_refused": "",
        **decide(FOUND, with_overrides(changes), day, accessed),
        "regimes": suggested({"us_driver_license": "drivers_license"}, calls=True),
    }  # fmt: skip


@pytest.fixture(scope="module")
def told(view: View) -> View:
    return replace(view, law=law_of())


def test_nothing_is_said_where_nothing_was_decided(view: View) -> None:
    assert duty(view) == "" and law.sentence(view) == "" and summary(view)["law"] is None
    assert all("terms run" not in why for _, why in next_steps(view))
    assert next(iter(jurisdictions.rows(view)))[-1] is None


def test_the_head_names_the_earliest_term(told: View) -> None:
    said = next(text for text in sentences(told) if "notification laws" in text)
    # California gives thirty days, Ohio forty-five.
    assert "2 jurisdictions are triggered, and 1 more may be" in said
    assert "earliest fixed term is 2026-06-06 (individuals in California)" in said
    assert "not established" in said and said.endswith("Not legal advice: confirm with counsel.")
    what, why = next(step for step in next_steps(told) if "counsel check" in step[0])
    assert "ends 2026-06-06" in why and "Not legal advice" in why
    # The step on privileged material is counsel's too, and another one.
    assert what == "Let counsel check the duty to notify."


def test_without_a_day_the_length_of_the_term_is_told(view: View) -> None:
    told = replace(view, law=law_of(None, "yes"))
    assert "shortest fixed term is 30 days (individuals in California)" in law.sentence(told)
    assert "not established" not in law.sentence(told)
    assert "--discovered" in dict(next_steps(told))["Let counsel check the duty to notify."]
    assert "--discovered 2026-05-07" in duty(told)


def test_the_section(told: View) -> None:
    page = render(told)
    section = re.search(r'<section id="law".*?</section>', page, re.DOTALL)
    assert section is not None and 'href="#law"' in page
    text = section[0]
    assert text.index("Not legal advice") < text.index("<table")
    rows = re.findall(r"<tr><th scope=row[^>]*>(.*?)</tr>", text, re.DOTALL)
    california = next(row for row in rows if "California" in row)
    assert (
        "triggered" in california
        and "39 (33–44)" in california
        and "by 2026-06-06 (30 days from discovery)" in california
    )
    assert "not reached (39 of 501)" in california and "harm test" not in california
    assert "harm test" in next(row for row in rows if "Ohio" in row)
    georgia = next(row for row in rows if "Georgia" in row)
    assert "possible" in georgia and "triggered" not in georgia
    # Pennsylvania lists no birth date: it stands among those without a duty.
    assert not any("Pennsylvania" in row for row in rows)
    assert "Pennsylvania: 7 (6–7) residents" in text
    assert "14 people live in no known state (14 with an element" in text
    assert "OH.el_dob = true" in text and "&lt;script&gt;" in text and HOSTILE not in text
    assert "Driver Privacy Protection Act" in text and "FCC breach rule" in text
    assert "Scope: information brokers" in text


def test_each_statement_of_the_details_rests_on_its_cell(told: View) -> None:
    text = duty(told)
    for one in law.jurisdictions(told):
        assert one["citation"].replace("&", "&amp;") in text
        assert set(one["cells"]) >= {"trigger", "harm_exception"}
    assert "el_ssn is true (two sources)" in text
    assert text.count("a test of harm can take the duty away") == 2 and text.count("no test of harm") == 2


def test_the_table_file_has_old_columns_first(told: View, tmp_path: Path) -> None:
    write_reports(told, tmp_path, only=["jurisdictions", "xlsx", "summary"])
    with (tmp_path / "jurisdictions.csv").open(newline="") as stream:
        rows = {row["state"]: row for row in csv.DictReader(stream)}
    assert tuple(rows["OH"])[:8] == (
        "state", "name", "residents_low", "residents_best", "residents_high", "basis_address", "basis_issuing_state",
        "basis_weak",
    )  # fmt: skip
    assert rows["OH"]["law_verdict"] == "triggered" and rows["OH"]["individuals_date"] == "2026-06-21"
    assert rows["PA"]["law_verdict"] == "not" and rows["PA"]["individuals_by"] == "no duty found"
    # No decision for it was put into this case.
    assert rows["TX"]["law_verdict"] == ""
    assert rows["CA"]["residents_best"] == "39" == rows["CA"]["triggered_best"]
    book = openpyxl.load_workbook(tmp_path / "report.xlsx", read_only=True)
    sheet = [list(row) for row in book["Duty to notify"].iter_rows(values_only=True)]
    assert "Not legal advice: confirm with counsel." in sheet[0]
    assert [row[0] for row in sheet[1:]] == ["OH", "CA", "GA", "PA"]
    made = json.loads((tmp_path / "summary.json").read_text())
    schema = json.loads((ROOT / "docs/reference/summary.schema.json").read_text("utf-8"))
    jsonschema.validate(made, schema)
    assert made["law"]["verdicts"] == {"triggered": 2, "possible": 1, "not": 1}
    assert made["law"]["note"] == NOT_ADVICE and "not legal advice" in NOT_ADVICE


def test_the_terminal_says_whose_changes_count(told: View) -> None:
    text = headline(told)
    assert "law     1 cell of the table changed by counsel: OH.el_dob = true" in text
    assert "Not legal advice" in " ".join(text.split())
    refused = replace(told, law={**law_of(), "overrides_refused": "--law: after the changes to OH, x", "overrides": []})
    assert "not used" in headline(refused)
