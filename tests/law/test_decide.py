"""Single rules: names, qualifiers, thresholds within the range, clocks, counsel's changes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from pii_scan.law.check import ELEMENTS
from pii_scan.law.decide import decide
from pii_scan.law.inputs import LawInputs, Override, from_json, given
from pii_scan.law.person import Found, Level, level_of, reasons
from pii_scan.law.table import packaged, with_overrides
from pii_scan.model.errors import UsageError
from pii_scan.report import law

ROWS = packaged()


@pytest.mark.parametrize(
    ("state", "found", "level"),
    [
        ("OH", Found(named=["ssn"]), Level.YES),
        ("OH", Found(possible=["ssn"]), Level.POSSIBLE),
        ("OH", Found(alone=["ssn"]), Level.NO),
        # Indiana counts a Social Security number alone: a route without a name exists.
        ("IN", Found(alone=["ssn"]), Level.POSSIBLE),
        ("OH", Found(named=["passport"]), Level.NO),
        ("TX", Found(named=["passport"]), Level.YES),
        ("TN", Found(named=["state_id"]), Level.NO),
        # Delaware's clause on identification cards has a qualifier.
        ("DE", Found(named=["military_id"]), Level.POSSIBLE),
        # No clause reaches a student's number; Washington lists it.
        ("TX", Found(named=["student_id"]), Level.NO),
        ("WA", Found(named=["student_id"]), Level.YES),
        # Credentials: California wants no name with them, Ohio does not list them.
        ("CA", Found(alone=["credentials"]), Level.YES),
        ("CA", Found(alone_possible=["credentials"]), Level.POSSIBLE),
        ("OH", Found(named=["credentials"]), Level.NO),
        ("FL", Found(named=["geolocation"]), Level.YES),
        ("CA", Found(named=["geolocation"]), Level.NO),
        # Georgia's law binds information brokers and government alone.
        ("GA", Found(named=["ssn"]), Level.POSSIBLE),
        ("AK", Found(named=["acct_without_code"]), Level.POSSIBLE),
        ("OH", Found(named=["dob"]), Level.NO),
        ("OH", Found(), Level.NO),
    ],
)
def test_person(state: str, found: Found, level: Level) -> None:
    assert level_of(list(reasons(ROWS[state], found))) is level


def decided(
    *people: dict[str, Any], share: float = 1.0, day: date | None = None, table: Any = ROWS, **more: Any
) -> dict[str, Any]:
    plain = {"named": [], "possible": [], "alone": [], "alone_possible": []}
    found = {"low_share": share, "people": [{**plain, **one} for one in people], "unlinked": more.get("unlinked", [])}
    return decide(found, table, day, "unknown")


def test_a_threshold_within_the_range_is_amber() -> None:
    made = decided({"state": "CA", "named": ["ssn"], "low": 500, "best": 510, "high": 560}, share=0.9)
    [one] = made["jurisdictions"]
    assert one["triggered"] == {"low": 450, "best": 510, "high": 560}
    assert one["regulator"]["status"] == "reached" and one["regulator"]["amber"]
    assert "amber: the threshold of 501 lies within 450–560" in law.regulator(one)
    made = decided({"state": "CA", "named": ["ssn"], "low": 500, "best": 500, "high": 501})
    assert law.regulator(made["jurisdictions"][0]).startswith("not reached (500 of 501); amber")
    made = decided({"state": "CA", "named": ["ssn"], "low": 501, "best": 510, "high": 560})
    assert "amber" not in law.regulator(made["jurisdictions"][0])


def test_a_state_that_only_further_records_name_is_possible() -> None:
    [one] = decided({"state": "OH", "named": ["ssn"], "low": 0, "best": 0, "high": 3})["jurisdictions"]
    assert one["verdict"] == "possible" and one["triggered"]["high"] == 3


def test_clocks() -> None:
    people = [{"state": code, "named": ["ssn"], "low": 9, "best": 9, "high": 9} for code in ("VT", "LA", "AL", "NJ")]
    rows = {one["state"]: one for one in decided(*people, day=date(2026, 5, 7))["jurisdictions"]}
    # 2026-05-07 is a Thursday: fourteen business days later it is Wednesday the 27th.
    assert rows["VT"]["regulator"]["date"] == "2026-05-27"
    assert law.regulator(rows["VT"]).startswith("yes, by 2026-05-27 (14 business days from")
    assert law.regulator(rows["LA"]).startswith("yes, 10 days after individual notice")
    assert law.individuals(rows["AL"]) == "by 2026-06-21 (45 days from determination, counted here from discovery)"
    assert law.individuals(rows["NJ"]) == "without unreasonable delay; no fixed number of days"


def test_without_a_day_of_discovery_terms_have_no_date() -> None:
    made = decided({"state": "WA", "named": ["ssn"], "low": 9, "best": 9, "high": 9})
    assert made["earliest"] == {
        "verdict": "triggered", "date": None, "days": 30, "unit": "calendar",
        "duties": [{"state": "WA", "who": "individuals"}],
    }  # fmt: skip
    assert law.individuals(made["jurisdictions"][0]) == "30 days from discovery"


def test_who_has_no_state_and_what_names_nobody_are_told_apart() -> None:
    made = decided(
        {"state": None, "named": ["ssn"], "low": 0, "best": 4, "high": 4},
        {"state": None, "low": 0, "best": 2, "high": 2},
        {"state": "MP", "named": ["ssn"], "low": 1, "best": 1, "high": 1},
        unlinked=[
            {"state": None, "alone": ["credentials"], "alone_possible": [], "records": 70},
            {"state": "CA", "alone": ["credentials"], "alone_possible": ["ssn"], "records": 5},
        ],
    )
    assert made["unknown_state"] == {"people": 6, "with_elements": 4}
    assert made["no_row"] == ["MP"]
    credentials = next(one for one in made["unlinked"] if one["element"] == "credentials")
    assert credentials["records"] == 75
    # `credentials_need_name` is false in fourteen rows; Georgia, Maine and others count elements without a name.
    assert len(credentials["counts_in"]) + len(credentials["possible_in"]) >= 14 and "CA" in credentials["counts_in"]
    [california] = made["jurisdictions"]
    assert california["verdict"] == "possible" and california["records_without_person"] == 5
    position = {"state": "WY", "alone": ["geolocation"], "alone_possible": [], "records": 1}
    assert decided(unlinked=[position])["jurisdictions"] == []


def test_counsel_changes_a_cell() -> None:
    person = {"state": "GA", "named": ["ssn"], "low": 2, "best": 2, "high": 2}
    assert decided(person)["verdicts"]["possible"] == 1
    table = with_overrides([Override("GA", "scope_limit", "none_noted", "client is an information broker (J. Roe)")])
    [one] = decided(person, table=table)["jurisdictions"]
    assert one["verdict"] == "triggered"
    assert one["overridden"] == {"scope_limit": "client is an information broker (J. Roe)"}
    assert packaged()["GA"]["scope_limit"] != "none_noted"


def test_a_file_of_changes(tmp_path: Path) -> None:
    path = tmp_path / "counsel.csv"
    path.write_text('code,field,value,note\nOH,el_dob,true,"J. Roe, 2026-05-08"\n')
    made = given("2026-05-07", "no", path)
    assert made.overrides == (Override("OH", "el_dob", "true", "J. Roe, 2026-05-08"),)
    assert from_json(made.to_json()) == made
    assert not given(None, None, None)
    path.write_text("code,field,value,note\n")
    assert given(None, None, path).to_json()["overrides"] == []
    assert from_json({}) == LawInputs(None, "unknown", (), "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,field,value\nOH,el_dob,true\n", "other columns"),
        ("code,field,value,note\nOH,el_dob,true\n", "line 2 has"),
        ("code,field,value,note\nXX,el_dob,true,n\n", "no jurisdiction"),
        ("code,field,value,note\nOH,el_shoe,true,n\n", "no column"),
        ("code,field,value,note\nOH,conf_ag,conflict,n\n", "no column"),
        ("code,field,value,note\nOH,el_dob,yes,n\n", "cannot be"),
        ("code,field,value,note\nOH,ind_deadline_days,soon,n\n", "is a number"),
        ("code,field,value,note\nOH,el_dob,true,\n", "a note"),
        ("code,field,value,note\nOH,el_dob,true,n\nOH,el_dob,false,n\n", "twice"),
        ("code,field,value,note\nOH,ind_deadline_days,,n\n", "after the changes to OH"),
        ("code,field,value,note\nOH,ind_deadline_days,900,n\n", "after the changes to OH"),
    ],
)
def test_a_file_that_does_not_hold_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "counsel.csv"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        given(None, None, path)


@pytest.mark.parametrize(
    ("day", "answer"), [("7 May", None), ("2026-13-01", None), ("2999-01-01", None), (None, "perhaps")]
)
def test_a_day_or_answer_that_is_none(day: str | None, answer: str | None) -> None:
    with pytest.raises(UsageError):
        given(day, answer, None)


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("bytes.csv", "gone.csv"):
        with pytest.raises(UsageError, match="cannot read"):
            given(None, None, tmp_path / name)


_SOME = st.frozensets(st.sampled_from([element.value for element in ELEMENTS]), max_size=5)


@every(st.sampled_from(sorted(ROWS)), _SOME, _SOME, _SOME, st.integers(0, 9), st.integers(0, 9))
def test_laws_that_hold_for_everybody(
    state: str, named: frozenset[str], possible: frozenset[str], more: frozenset[str], low: int, further: int
) -> None:
    row = ROWS[state]
    level = level_of(list(reasons(row, Found(named=named, possible=possible))))
    # Finding more never takes a duty away, and a weak link never says more than a strong one.
    assert level_of(list(reasons(row, Found(named=named | more, possible=possible)))) >= level
    assert level_of(list(reasons(row, Found(possible=named)))) <= min(
        level_of(list(reasons(row, Found(named=named)))), 1
    )
    person = {"state": state, "named": sorted(named), "possible": sorted(possible), "low": low, "best": low + 1}
    [one] = decided({**person, "high": low + 1 + further})["jurisdictions"]
    assert one["triggered"]["best"] + one["possible"] + one["not"] == one["residents"]["best"] == low + 1
    assert one["triggered"]["low"] <= one["triggered"]["best"] <= one["triggered"]["high"]
    assert (one["individuals"] is None) == (one["verdict"] == "not")
