"""Which matches a suppression means, and whether the journal bears it out."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from pii_scan.model.suppression import Suppression, SuppressionStatus
from pii_scan.store.reader import CaseReader
from pii_scan.store.rows import MatchRow
from pii_scan.store.suppressions import put, set_effect
from pii_scan.store.verify import verify
from tests.store.synthetic import make, open_case

ACTIVE = SuppressionStatus.ACTIVE


def suppression(name: str = "s", **more: object) -> Suppression:
    return Suppression(name, "test data", "jd", "2026-01-01", "", **more)  # type: ignore[arg-type]


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    make(tmp_path, 6)
    return tmp_path


def suppressed(folder: Path, *suppressions: Suppression, places: list[tuple[str, int]] | None = None) -> dict[str, str]:
    """match_id → id, of those that are left out."""
    with open_case(folder) as case:
        for entry in suppressions:
            put(case, entry)
        set_effect(case, {s.id: ACTIVE for s in suppressions}, places or [])
        root = case.paths.root
    with CaseReader(root) as reader:
        return {match.match_id: match.suppressed for match in reader.matches() if match.suppressed}


def rows(folder: Path) -> list[MatchRow]:
    with open_case(folder) as case, CaseReader(case.paths.root) as reader:
        return list(reader.matches())


def test_a_finding_is_meant_wherever_it_stands(case_folder: Path) -> None:
    every = rows(case_folder)
    chosen = next(row for row in every if row.kind == "us_ssn")
    same = {row.match_id for row in every if row.finding_id == chosen.finding_id}
    assert set(suppressed(case_folder, suppression(findings=(chosen.finding_id,)))) == same
    assert set(suppressed(case_folder, suppression(findings=(chosen.value_key,)))) == same
    assert set(suppressed(case_folder, suppression(findings=(chosen.match_id,)))) == {chosen.match_id}
    assert set(suppressed(case_folder, suppression(value_keys=(chosen.value_key,)))) == same


def test_what_is_given_must_hold_together(case_folder: Path) -> None:
    every = rows(case_folder)
    chosen = next(row for row in every if row.kind == "us_ssn")
    place = [("s", chosen.item_id)]
    here = {row.match_id for row in every if row.item_id == chosen.item_id}
    assert set(suppressed(case_folder, suppression(address="x"), places=place)) == here
    ssns = {row.match_id for row in every if row.item_id == chosen.item_id and row.kind == "us_ssn"}
    assert set(suppressed(case_folder, suppression(address="x", kinds=("us_ssn",)), places=place)) == ssns
    assert suppressed(case_folder, suppression(kinds=("person_name",), findings=(chosen.finding_id,))) == {}
    elsewhere = [("s", next(row.item_id for row in every if row.finding_id != chosen.finding_id))]
    assert suppressed(case_folder, suppression(address="x", findings=(chosen.finding_id,)), places=elsewhere) == {}
    everywhere = {row.match_id for row in every if row.kind == "us_ssn"}
    assert set(suppressed(case_folder, suppression(kinds=("us_ssn",)))) == everywhere


def test_of_several_the_first_by_id_is_named(case_folder: Path) -> None:
    found = suppressed(case_folder, suppression("b", kinds=("us_ssn",)), suppression("a", kinds=("us_ssn",)))
    assert set(found.values()) == {"a"}


def test_only_active_ones_count(case_folder: Path) -> None:
    with open_case(case_folder) as case:
        put(case, suppression(kinds=("us_ssn",)))
        set_effect(case, {"s": SuppressionStatus.EXPIRED}, [])
        root = case.paths.root
    with CaseReader(root) as reader:
        assert not [match for match in reader.matches() if match.suppressed]
        assert reader.suppressions()["s"][1] is SuppressionStatus.EXPIRED


@pytest.mark.parametrize(
    ("expires", "withdrawn", "status"),
    [
        ("", "", "active"), ("2026-05-01", "", "active"), ("2026-04-30", "", "expired"), ("", "2026-01-02", "withdrawn"),
        ("2020-01-01", "2019-01-01", "withdrawn"),
    ],
)  # fmt: skip
def test_the_last_day_counts(expires: str, withdrawn: str, status: str) -> None:
    entry = Suppression("s", "r", "a", "2019-01-01", expires, withdrawn=withdrawn)
    assert entry.status(date(2026, 5, 1)) == status


def test_verify_tells_of_one_that_nobody_entered(case_folder: Path) -> None:
    suppressed(case_folder, suppression(kinds=("us_ssn",)))
    with open_case(case_folder) as case:
        root = case.paths.root
    assert verify(root) == []
    with sqlite3.connect(root / "case.sqlite") as ledger:
        ledger.execute("UPDATE suppressions SET body = replace(body, 'us_ssn', 'person_name')")
        ledger.execute("INSERT INTO suppressions SELECT 'x', body, 'active' FROM suppressions")
    ledger.close()
    assert [str(issue) for issue in verify(root)] == [
        "suppressions: s: says something else than its line in the journal",
        "suppressions: x: no line of the journal accounts for it",
    ]


def test_a_case_older_than_suppressions_can_be_read(case_folder: Path) -> None:
    with open_case(case_folder) as case:
        root = case.paths.root
    with sqlite3.connect(root / "case.sqlite") as ledger:
        ledger.execute("DROP TABLE suppression_items")
        ledger.execute("DROP TABLE suppressions")
    ledger.close()
    with CaseReader(root) as reader:
        assert reader.suppressions() == {}
        assert list(reader.matches())
    assert verify(root) == []
