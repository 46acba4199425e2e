"""A writer killed at any moment loses nothing that it reported and doubles nothing."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pii_scan.store.verify import verify
from tests.store.kill_victim import main
from tests.store.synthetic import REPOSITORY, exported, make, read

COUNT = 120


def _run_and_kill(folder: Path, after_lines: int, wait_s: float) -> int:
    """The number of units that the victim reported as committed."""
    command = [sys.executable, "-m", "tests.store.kill_victim", str(folder), str(COUNT)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    assert process.stdout is not None
    committed = 0
    for _ in range(after_lines):
        committed += int(process.stdout.readline() or 0)
    time.sleep(wait_s)
    process.kill()
    committed += sum(int(line) for line in process.stdout.read().split())
    process.wait()
    process.stdout.close()
    return committed


def test_kill_9_at_random_moments(tmp_path: Path) -> None:
    straight, killed = tmp_path / "straight", tmp_path / "killed"
    straight.mkdir()
    killed.mkdir()
    make(straight, COUNT)
    shutil.copy(straight / "the.key", killed / "the.key")
    chance = random.Random(11)
    committed = 0
    for _ in range(3):
        committed += _run_and_kill(killed, chance.randint(0, 2), chance.uniform(0, 0.05))
        if (killed / "case" / "case.sqlite").exists() and committed:
            pending = sum(item.state == "pending" for item in read(killed).items())
            # One batch of four may have been committed and not yet reported.
            assert committed <= COUNT - pending
            committed = COUNT - pending
    assert 0 < committed < COUNT, "the kills must hit a run under way"
    main(killed, COUNT)
    assert exported(read(killed)) == exported(read(straight))
    assert verify(killed / "case", killed / "the.key") == []


@pytest.mark.parametrize(
    "where",
    [
        "pii_scan.store.case:write_private_file:1",
        "pii_scan.store.case:load_key:1",
        "pii_scan.store.case:Vault:1",
        "pii_scan.store.case:Ledger:1",
        "pii_scan.store.sealing:Sealer.flush:1",
        "pii_scan.store.sealing:Sealer.flush:3",
        "pii_scan.store.part_writer:PartWriter.finish:3",
        "pii_scan.store.ledger:batch_digest:3",
        "pii_scan.store.ledger:Ledger.commit:2",
    ],
)
def test_kill_9_at_each_step_of_making_a_case_and_of_a_commit(tmp_path: Path, where: str) -> None:
    command = [sys.executable, "-m", "tests.store.kill_victim", str(tmp_path), "12"]
    killed = subprocess.run([*command, where], cwd=REPOSITORY, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    main(tmp_path, 12)
    assert verify(tmp_path / "case", tmp_path / "the.key") == []
    other = tmp_path / "straight"
    other.mkdir()
    shutil.copy(tmp_path / "the.key", other / "the.key")
    make(other, 12)
    assert exported(read(tmp_path)) == exported(read(other))


def test_a_part_written_for_a_commit_that_never_came_is_removed(tmp_path: Path) -> None:
    make(tmp_path, 3)
    before = exported(read(tmp_path))
    stray = tmp_path / "case" / "records" / "part-00000099.parquet"
    shutil.copy(next(p for p in stray.parent.iterdir() if p.name != "part-00000000.parquet"), stray)
    (stray.parent / ".part-00000100.parquet.part").write_bytes(b"torn")
    assert [issue.subject for issue in verify(tmp_path / "case")] == [stray.name]
    main(tmp_path, 3)
    assert exported(read(tmp_path)) == before
    assert not stray.exists() and not list(stray.parent.glob(".*"))
