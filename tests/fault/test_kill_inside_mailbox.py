"""A mailbox of thousands of messages and a run or a worker that is killed inside of it, by the clock: `make soak`."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import command, key_file, start
from tests.fault.processes import all_gone, descendants
from tests.fault.small_leak import _People
from tests.fault.test_kill import EQUAL, _grandchild, finish

pytestmark = pytest.mark.soak
MESSAGES = 4000


@dataclass(frozen=True, slots=True)
class Straight:
    leak: Path
    key: Path
    report: Path

    def arguments(self, case: Path) -> tuple[str | Path, ...]:
        return ("scan", self.leak, "--case", case, "--key-file", self.key, "--workers", "1")

    def holds_for(self, case: Path) -> None:
        for name in EQUAL:
            assert (case / "report" / name).read_bytes() == (self.report / name).read_bytes(), name
        assert command("verify", case, "--key-file", self.key).code == 0


def mailbox(path: Path, seed: int) -> None:
    people = _People(seed)
    head = "From a@example.org Thu Jan  1 00:00:00 2026\nFrom: a@example.org\nTo: b@example.org\nSubject: "
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{head}{n}\n\n{people.form()}\n\n" for n in range(MESSAGES)))


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Straight:
    folder = tmp_path_factory.mktemp("inside")
    mailbox(folder / "leak" / "all.mbox", 3)
    made = Straight(folder / "leak", key_file(folder), folder / "case" / "report")
    ended = command(*made.arguments(folder / "case"))
    assert ended.code == 0, ended.err
    return made


def log_of(case: Path) -> Path | None:
    return next(iter((case / "unfinished").glob("*.nodes")), None)


def grown(process: "subprocess.Popen[bytes]", case: Path, size: int) -> Path:
    """Waits for what is done, not for a clock: the log when it has grown to so many bytes."""
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        log = log_of(case)
        if log is not None and log.stat().st_size >= size:
            return log
        time.sleep(0.02)
    pytest.fail("the run ended or stalled before it had handed over so much")


def kill(process: "subprocess.Popen[bytes]") -> None:
    family = descendants(process.pid)
    process.kill()
    process.wait()
    assert all_gone(family)


def test_a_killed_run_reads_no_finished_member_again(straight: Straight, tmp_path: Path) -> None:
    case, size = tmp_path / "case", 0
    for _ in range(2):
        process = start(*straight.arguments(case), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        log = grown(process, case, size + 200_000)
        kill(process)
        size = log.stat().st_size
    kept = log.read_bytes()
    process = start(*straight.arguments(case), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # What was sealed before is still there, byte for byte: a node that is read again is sealed with another nonce.
    log = grown(process, case, size + 50_000)
    kill(process)
    whole = log.read_bytes()
    assert len(kept) > 400_000 and kept[: size - 65536] == whole[: size - 65536]
    assert command(*straight.arguments(case)).code == 0
    straight.holds_for(case)
    assert log_of(case) is None


def test_a_killed_worker_costs_the_member_that_it_was_at(straight: Straight, tmp_path: Path) -> None:
    case = tmp_path / "case"
    process = start(*straight.arguments(case))
    log = grown(process, case, 200_000)
    worker = next(pid for pid, _ in descendants(process.pid) if _grandchild(pid, process.pid))
    os.kill(worker, signal.SIGKILL)
    kept = log.read_bytes()[:150_000]
    grown(process, case, log.stat().st_size + 50_000)
    assert log.read_bytes()[: len(kept)] == kept
    assert finish(process).code == 0
    straight.holds_for(case)
