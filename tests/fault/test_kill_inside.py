"""A run or a worker that is killed inside a mailbox or an archive goes on behind the last member that was finished.

`tests/engine/test_going_on.py` kills at every member; here whole runs are killed for good.
"""

import json
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pii_scan.store.verify import verify
from tests.e2e.command import environment, key_file
from tests.engine.containers import containers, mailed
from tests.fault.small_leak import _People
from tests.fault.test_kill import EQUAL

_PROGRAM = "import sys; from tests.fault.dying_run import main; main(*sys.argv[1:])"
_OF_THE_RUN = {
    "case_id",
    "created",
    "started",
    "finished",
    "generated",
    "resumed",
    "last_commit",
    "interrupted",
    "journal_tip",
}
"""What tells of the run and not of the leak."""
PLAN = [
    {"item": "zip_in.mbox", "nodes": 1, "who": "run"},
    {"item": "zip_in.mbox", "nodes": 4, "who": "run"},
    {"item": "zip_in.mbox", "nodes": 2, "who": "run"},
    {"item": "zip_in.mbox", "nodes": 3, "who": "worker"},
    {"item": "packed.tgz", "nodes": 4, "who": "worker"},
    {"item": "many.mbox", "nodes": 29, "who": "worker"},
    {"item": "same.zip", "nodes": 3, "who": "worker"},
]


def ran(leak: Path, case: Path, key: Path, plan: Path) -> int:
    """The exit code of a run that holds to the plan."""
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, leak, case, key],
        env=environment({"PII_PLAN": str(plan)}), stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
    )  # fmt: skip
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr.decode()
    return ended.returncode


def ledger_of(case: Path) -> dict[str, list[Any]]:
    """Every item in full, with its problems and its matches, by its key; without what hangs on the clock."""
    with sqlite3.connect(case / "case.sqlite") as connection:
        query = (
            "SELECT i.address_key, i.address, p.address_key, i.depth, i.state, i.size_bytes, i.media_type,"
            " i.shares_matches, i.document_type, i.document_confidence, i.document_reasons, i.facts, c.sha256, i.item_id,"
            " i.content_id FROM items i LEFT JOIN items p ON p.item_id = i.parent_id LEFT JOIN contents c USING (content_id)"
        )
        found = {}
        for *row, item_id, content_id in connection.execute(query):
            problems = "SELECT code, stage, effect, detail FROM problems WHERE item_id = ? ORDER BY id"
            matches = "SELECT * FROM matches WHERE item_id = ? OR content_id = ?"
            hidden = {"id", "item_id", "content_id", "batch_id"}
            cursor = connection.execute(matches, (item_id, content_id))
            shown = [i for i, column in enumerate(cursor.description) if column[0] not in hidden]
            found[row[0]] = [
                *row,
                connection.execute(problems, (item_id,)).fetchall(),
                sorted(tuple(map(str, (match[i] for i in shown))) for match in cursor),
            ]
    return found


def summary_of(case: Path) -> Any:
    def shown(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shown(inner) for key, inner in value.items() if key not in _OF_THE_RUN}
        return [shown(inner) for inner in value] if isinstance(value, list) else value

    return shown(json.loads((case / "report" / "summary.json").read_text()))


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    folder.mkdir()
    for seed, name in enumerate(("zip_in.mbox", "packed.tgz", "tar_in.zip", "same.zip", "names.tar")):
        # None holds another's bytes: whether such are read again hangs on the moment.
        (folder / name).write_bytes(containers(seed=seed)[name])
    # Over the limit of members.
    (folder / "many.mbox").write_bytes(mailed(34, _People(3)))
    return folder


def test_runs_and_workers_that_are_killed_change_nothing_but_the_time(leak: Path, tmp_path: Path) -> None:
    key, plan = key_file(tmp_path), tmp_path / "plan.json"
    plan.write_text("[]")
    assert ran(leak, tmp_path / "straight", key, plan) == 0
    read = Counter(plan.with_suffix(".log").read_text().splitlines())
    plan.with_suffix(".log").unlink()
    plan.write_text(json.dumps(PLAN))
    # More killed runs than an item has that does not get on.
    ended = [ran(leak, tmp_path / "killed", key, plan) for _ in range(4)]
    assert ended.count(-signal.SIGKILL) == 3 and ended[-1] == 0
    assert json.loads(plan.read_text()) == []
    again = Counter(plan.with_suffix(".log").read_text().splitlines())
    assert read == again, "no finished member was read again"
    for name in EQUAL:
        assert (tmp_path / "straight" / "report" / name).read_bytes() == (
            tmp_path / "killed" / "report" / name
        ).read_bytes(), name
    assert ledger_of(tmp_path / "straight") == ledger_of(tmp_path / "killed")
    assert summary_of(tmp_path / "straight") == summary_of(tmp_path / "killed")
    assert verify(tmp_path / "killed", key) == []
    assert not (tmp_path / "killed" / "unfinished").exists()
