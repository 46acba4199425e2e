"""A case gets its duty to notify from its store alone: inputs are kept, journaled, and may come when the data are gone."""

import csv
import json
from dataclasses import replace
from pathlib import Path

from pii_scan.law.inputs import LawInputs, Override
from pii_scan.law.run import apply_law, remember
from pii_scan.store.case import Case
from pii_scan.store.records import record_stream
from tests.e2e.command import command
from tests.link.people import record
from tests.store.synthetic import entries, mask, mask_name, open_case, unit


def _made(folder: Path) -> Path:
    """One person with an SSN in each of three states."""
    records = [
        replace(record(f"r{code}", name=code, ssn=code, state=code, basis="address"), classes=("name", "ssn"))
        for code in ("OH", "CA", "WI")
    ]
    with open_case(folder) as case:
        case.ledger.add_listing(entries(1))
        case.ledger.finish_listing(1)
        made = unit(0)
        node = replace(made.nodes[0], records=(), record_parts=(record_stream(records),))
        case.ledger.commit([replace(made, nodes=(node, *made.nodes[1:]))], mask, mask_name)
    return folder / "case"


def test_a_case_gets_its_dates_later(tmp_path: Path) -> None:
    case, key = _made(tmp_path), ("--key-file", tmp_path / "the.key")
    summary = case / "report" / "summary.json"
    assert command("report", case, *key).code == 0
    law = json.loads(summary.read_text())["law"]
    assert law["verdicts"] == {"triggered": 3, "possible": 0, "not": 0}
    # California's thirty days are the shortest of the three.
    assert law["discovered"] is None and law["earliest"]["days"] == 30
    counsel = tmp_path / "counsel.csv"
    counsel.write_text("code,field,value,note\nWI,ind_deadline_days,20,J. Roe\n")
    given = ("--discovered", "2026-05-07", "--accessed", "yes", "--law", counsel)
    told = command("report", case, *given, *key)
    assert told.code == 0 and "WI.ind_deadline_days = 20" in " ".join(told.out.split())
    law = json.loads(summary.read_text())["law"]
    assert (law["discovered"], law["accessed"]) == ("2026-05-07", "yes")
    # Twenty days from the seventh of May.
    assert law["earliest"]["date"] == "2026-05-27" and law["earliest"]["duties"][0]["state"] == "WI"
    with (case / "report" / "jurisdictions.csv").open(newline="") as stream:
        rows = {row["state"]: row for row in csv.DictReader(stream)}
    assert rows["CA"]["individuals_date"] == "2026-06-06" and rows["OH"]["individuals_date"] == "2026-06-21"
    # Said once, kept by the case, and in its journal.
    assert command("report", case, *key).code == 0
    assert json.loads(summary.read_text())["law"] == law
    events = [json.loads(line) for line in (case / "journal.jsonl").read_text().splitlines()]
    noted = [event["data"] for event in events if event["event"] == "law_inputs"]
    assert [one["discovered"] for one in noted] == ["2026-05-07"]
    assert noted[0]["overrides"] == ["WI.ind_deadline_days=20"]
    assert command("verify", case, *key).code == 0
    assert command("report", case, "--discovered", "yesterday", *key).code == 2


def test_changes_that_no_longer_fit_the_table_cost_no_report(tmp_path: Path) -> None:
    with Case.open(_made(tmp_path), key_file=tmp_path / "the.key") as case:
        from pii_scan.link.run import link

        link(case)
        # As an older version with another table may have kept it.
        remember(case, LawInputs(overrides=(Override("OH", "ind_deadline_days", "", "J. Roe"),)))
        apply_law(case)
        made = case.reader().derived("law")
    assert made["overrides"] == [] and "OH" in made["overrides_refused"]
    assert made["verdicts"]["triggered"] == 3
