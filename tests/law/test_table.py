"""The packaged table is the one it was made of, and a table that does not hold is not packaged."""

import csv
import gzip
import io
from pathlib import Path

import pytest

from pii_scan.law import table
from pii_scan.law.check import COLUMNS, faults
from pii_scan.law.regimes import SIGNS, suggested
from tools import load_law

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not (SHARED / table.TABLE).exists(), reason="the shared tables are not beside the repo"
)
ROWS = table.packaged()


@needs_shared
def test_the_package_has_the_shared_tables() -> None:
    for name, data in load_law.packed(SHARED).items():
        packaged = (load_law.PACKAGE / name).read_bytes()
        if name.endswith(".gz"):
            data, packaged = gzip.decompress(data), gzip.decompress(packaged)
        assert data == packaged, f"{name}: run tools/load_law.py"


@needs_shared
def test_every_cell_is_the_shared_one_with_its_confidence() -> None:
    with (SHARED / table.TABLE).open(newline="", encoding="utf-8") as stream:
        shared = {row["code"]: row for row in csv.DictReader(stream)}
    assert {code: dict(row.cells) for code, row in ROWS.items()} == shared
    with (SHARED / "us_breach_notification_cells.csv").open(newline="", encoding="utf-8") as stream:
        cells = list(csv.DictReader(stream))
    assert len(cells) == 2021
    assert all(ROWS[cell["code"]].confidence(cell["field"]) == cell["confidence"] for cell in cells)


def test_the_rows_hold() -> None:
    assert set(ROWS) == load_law.CODES
    assert [fault for row in ROWS.values() for fault in faults(row.cells)] == []
    assert all(set(row.cells) == COLUMNS for row in ROWS.values())


@pytest.mark.parametrize(
    ("code", "column", "value"),
    # By hand, from research/notification_law.md §1.
    [
        ("TX", "ag_min_residents", "250"), ("CA", "ag_min_residents", "501"), ("NY", "cra_min_residents", "5001"),
        ("FL", "el_geolocation", "true"), ("CT", "el_geolocation", "true"), ("ND", "el_dob", "true"),
        ("WA", "ind_deadline_days", "30"), ("DE", "ind_deadline_days", "60"), ("PR", "ag_deadline_days", "10"),
        ("VT", "ag_deadline_unit", "business"), ("MA", "el_acct_without_code", "true"), ("IN", "name_required", "partial"),
    ],
)  # fmt: skip
def test_facts_of_the_research(code: str, column: str, value: str) -> None:
    assert ROWS[code][column] == value


def test_a_cell_without_confidence_of_its_own_has_that_of_its_group() -> None:
    assert ROWS["WA"].confidence("ag_recipient") == ROWS["WA"]["conf_ag"]
    # The basis of a count rests on source A alone, whatever its group says.
    assert ROWS["TX"]["conf_cra"] == "two_sources" and ROWS["TX"].confidence("cra_count_basis") == "one_source"
    assert ROWS["FL"].confidence("el_genetic") == "conflict"
    assert ROWS["FL"].weakest(["el_ssn", "el_genetic"]) == "conflict"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"el_dob": "maybe"}, "el_dob"),
        ({"ind_deadline_days": ""}, "ind_deadline_days"),
        ({"ind_deadline_days": "thirty"}, "ind_deadline_days"),
        ({"ag_min_residents": "0"}, "ag_min_residents"),
        ({"citation": ""}, "citation"),
        ({"access_alone_triggers": "true"}, "access_alone_triggers"),
        ({"credentials_need_name": "not_applicable"}, "credentials_need_name"),
        ({"cra_notice": "yes"}, "cra_notice"),
        ({"ag_notice": "no"}, "deadline for a regulator"),
        ({"conf_ag": "sure"}, "conf_ag"),
        ({"el_shoe_size": "true"}, "unknown columns: el_shoe_size"),
    ],
)
def test_a_planted_fault_is_seen(changes: dict[str, str], what: str) -> None:
    row = {**ROWS["CA"].cells, **changes}
    assert any(what in fault.what for fault in faults(row)), [fault.what for fault in faults(row)]


def test_a_lost_column_or_row_and_a_foreign_cell_are_seen() -> None:
    row = dict(ROWS["CA"].cells)
    del row["notes"]
    assert [fault.what for fault in faults(row)] == ["missing columns: notes"]
    rows = [dict(row.cells) for row in ROWS.values()]
    cell = {"code": "OH", "field": "el_ssn", "value": "false", "confidence": "two_sources", "sources": "A"}
    assert len(load_law.wrong(rows, [], table.regimes())) == 0
    assert load_law.wrong(rows[1:], [], []) == ["53 rows, not one for each of 54 jurisdictions"]
    assert load_law.wrong(rows, [cell], []) == ["cell OH.el_ssn: its value is not the table's"]


def test_sources_are_named() -> None:
    data = (load_law.PACKAGE / table.SOURCES).read_text("utf-8")
    keys = {row["key"] for row in csv.DictReader(io.StringIO(data))}
    assert {"A", "B", "K", "C12b"} <= keys


def test_each_regime_has_its_signs() -> None:
    names = [row["regime"] for row in table.regimes()]
    assert all(sum(name.startswith(begin) for begin in SIGNS) == 1 for name in names), names
    assert all(any(name.startswith(begin) for name in names) for begin in SIGNS)


def test_what_suggests_a_regime() -> None:
    found = suggested({"medical_condition": "medical", "de_tax_id": "taxpayer_id", "us_ssn": "ssn"}, calls=True)
    because = {row["regime"].split(" ")[0]: row["because"] for row in found if row["because"]}
    assert because == {
        "HIPAA": ["medical"], "FTC": ["medical"], "42": ["medical"], "FCC": ["call records"], "GDPR": ["de_tax_id"],
    }  # fmt: skip
    assert not any(row["because"] for row in suggested({}, calls=False))
