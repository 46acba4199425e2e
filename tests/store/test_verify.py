"""Whatever is changed in a finished case shows."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pii_scan.model.errors import CaseError
from pii_scan.store.case import Case
from pii_scan.store.records import file_sha256
from pii_scan.store.verify import verify
from tests.store.synthetic import make, open_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    make(tmp_path, 8, [range(4), range(4, 8)])
    with open_case(tmp_path) as opened:
        opened.paths.report.mkdir()
        (opened.paths.report / "summary.json").write_text("{}")
        opened.journal.append(
            "report_written", files={"summary.json": file_sha256(opened.paths.report / "summary.json")}
        )
    return tmp_path / "case"


def _checks(case: Path, key: str | None = "the.key") -> set[str]:
    return {issue.check for issue in verify(case, case.parent / key if key else None)}


def _sql(statement: str, file: str = "case.sqlite") -> Callable[[Path], None]:
    def change(case: Path) -> None:
        connection = sqlite3.connect(case / file)
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount > 0
        connection.commit()
        connection.close()

    return change


def _file(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def act(case: Path) -> None:
        (case / name).write_bytes(change((case / name).read_bytes()))

    return act


def _last_part(case: Path) -> Path:
    return sorted((case / "records").iterdir())[-1]


def test_a_whole_case_has_no_issue(case: Path) -> None:
    assert verify(case, case.parent / "the.key") == []


def test_without_the_key_the_rest_is_checked(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(case.parent / "nowhere"))
    assert verify(case) == []
    assert _checks(case, "no such key") == {"vault"}


CHANGES: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "a match is whitened": (_sql("UPDATE matches SET band = 'dummy' WHERE id = 2"), {"batches"}),
    "a match is removed": (_sql("DELETE FROM matches WHERE id = 2"), {"batches"}),
    "an item is called complete": (_sql("UPDATE items SET state = 'complete' WHERE state = 'skipped'"), {"batches"}),
    "a problem is removed": (_sql("DELETE FROM problems WHERE id = 2"), {"batches", "reconciliation"}),
    "a content is exchanged": (_sql("UPDATE contents SET sha256 = 'ff' WHERE content_id = 1"), {"batches"}),
    "a listed size is changed": (_sql("UPDATE listing SET size_bytes = 1 WHERE item_id = 1"), {"batches"}),
    "the last batch is removed": (_sql("DELETE FROM batches WHERE batch_id = 3"), {"batches", "ledger", "records"}),
    "an item is set back": (
        _sql("UPDATE items SET state = 'pending', batch_id = NULL WHERE parent_id IS NOT NULL"),
        {"batches", "reconciliation"},
    ),
    "a sealed value is removed": (
        _sql("DELETE FROM sealed WHERE sealed_key = (SELECT min(sealed_key) FROM sealed)", "vault/values.sqlite"),
        {"reconciliation"},
    ),
    "a sealed value is changed": (
        _sql("UPDATE sealed SET ciphertext = zeroblob(40) WHERE sealed_key <> 'check'", "vault/values.sqlite"),
        {"vault"},
    ),
    "a part is changed": (
        lambda case: _file(f"records/{_last_part(case).name}", lambda d: d + b"x")(case),
        {"records"},
    ),
    "a part is removed": (lambda case: _last_part(case).unlink(), {"records"}),
    "the report is changed": (_file("report/summary.json", lambda d: d + b" "), {"report"}),
    "the report is removed": (lambda case: (case / "report/summary.json").unlink(), {"report"}),
    "the journal is edited": (_file("journal.jsonl", lambda d: d.replace(b'"user":"', b'"user":"not ')), {"journal"}),
    "the journal is removed": (lambda case: (case / "journal.jsonl").unlink(), {"journal"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_shows(case: Path, name: str) -> None:
    change, expected = CHANGES[name]
    change(case)
    assert _checks(case) == expected


def test_digests_made_anew_do_not_hide_a_change_from_the_journal(case: Path) -> None:
    from pii_scan.store.digest import GENESIS, batch_digest

    connection = sqlite3.connect(case / "case.sqlite", isolation_level=None)
    connection.execute("UPDATE matches SET band = 'dummy'")
    previous = GENESIS
    for (batch_id,) in connection.execute("SELECT batch_id FROM batches ORDER BY 1").fetchall():
        previous = batch_digest(connection, batch_id, previous)
        connection.execute("UPDATE batches SET digest = ? WHERE batch_id = ?", (previous, batch_id))
    connection.close()
    issues = verify(case)
    assert {issue.check for issue in issues} == {"batches"} and "journal line" in str(issues[0])


def test_a_damaged_ledger_is_an_issue_and_no_crash(case: Path) -> None:
    data = bytearray((case / "case.sqlite").read_bytes())
    data[4096:12288] = b"\xa5" * 8192
    (case / "case.sqlite").write_bytes(bytes(data))
    assert _checks(case) >= {"ledger"}


def test_a_case_that_is_being_written_is_whole(case: Path) -> None:
    with Case.open(case, key_file=case.parent / "the.key"):
        assert verify(case, case.parent / "the.key") == []


def test_what_is_no_case_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        verify(tmp_path)
    (tmp_path / "case.json").write_text(json.dumps({"format": 1}))
    with pytest.raises(CaseError):
        verify(tmp_path)
