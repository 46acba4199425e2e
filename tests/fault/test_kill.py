"""A run that is killed, asked to stop or started twice loses nothing, and the same command continues it."""

import os
import random
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import Ended, command, key_file, program, start
from tests.fault.processes import all_gone, descendants
from tests.fault.small_leak import make

KILLS = 10
EQUAL = ("findings.jsonl", "items.csv", "coverage.csv", "people.csv", "jurisdictions.csv", "calls.csv", "privileged_calls.csv",
         "documents.csv")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Straight:
    """An uninterrupted run."""

    leak: Path
    key: Path
    report: Path
    seconds: float

    def arguments(self, case: Path) -> tuple[str | Path, ...]:
        return ("scan", self.leak, "--case", case, "--key-file", self.key, "--workers", "2")

    def holds_for(self, case: Path) -> None:
        for name in EQUAL:
            assert (case / "report" / name).read_bytes() == (self.report / name).read_bytes(), name
        verified = command("verify", case, "--key-file", self.key)
        assert verified.code == 0, verified.out


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Straight:
    folder = tmp_path_factory.mktemp("straight")
    leak, key = make(folder / "leak", pictures=2), key_file(folder)
    begun = time.monotonic()
    ended = program("scan", leak, "--case", folder / "case", "--key-file", key, "--workers", "2")
    assert ended.code == 3, ended.err
    assert (folder / "case" / "report" / "findings.jsonl").read_text().count("\n") > 1500
    return Straight(leak, key, folder / "case" / "report", time.monotonic() - begun)


def listed(process: "subprocess.Popen[bytes]", case: Path) -> None:
    """Waits until the run has listed its target and begun to work."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        journal = case / "journal.jsonl"
        if journal.exists() and '"event":"listed"' in journal.read_text("utf-8"):
            return
        time.sleep(0.01)
    pytest.fail("the run ended or stalled before it had listed its target")


def finish(process: "subprocess.Popen[bytes]") -> Ended:
    out, err = process.communicate(timeout=120)
    return Ended(process.returncode, out.decode(), err.decode())


def test_kill_9_at_ten_random_moments(straight: Straight, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    case = tmp_path / "case"
    hit, under_way, reach = 0, 0, 0.6
    for number in range(2 * KILLS):
        if hit == KILLS:
            break
        process = start(*straight.arguments(case), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            # A continued run is shorter, and most moments shall fall into one.
            process.wait(chance.uniform(0.1, reach) * straight.seconds)
        except subprocess.TimeoutExpired:
            family = descendants(process.pid)
            process.kill()
            process.wait()
            hit += 1
            under_way += bool(family)
            assert all_gone(family), "workers outlived the run"
        else:
            # The machine was slower when the straight run was timed: earlier moments, and a case with work left.
            reach = max(0.15, 0.7 * reach)
            case = tmp_path / f"case-{number}"
    assert hit >= KILLS // 2, "the moments must fall into the run"
    assert under_way, "some must fall into the work itself"
    ended = command(*straight.arguments(case))
    assert ended.code == 3, ended.err
    straight.holds_for(case)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_ends_in_order_and_continues(
    straight: Straight, tmp_path: Path, number: signal.Signals
) -> None:
    case = tmp_path / "case"
    process = start(*straight.arguments(case))
    listed(process, case)
    family = descendants(process.pid)
    process.send_signal(number)
    ended = finish(process)
    assert ended.code == 130, ended.err
    assert "run again to continue" in ended.err.lower() or "same command to continue" in ended.err.lower()
    assert "Traceback" not in ended.err
    assert all_gone(family)
    assert command("verify", case, "--key-file", straight.key).code == 0
    assert command(*straight.arguments(case)).code == 3
    straight.holds_for(case)


def test_a_second_run_on_the_same_case_is_refused(straight: Straight, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = start(*straight.arguments(case))
    listed(first, case)
    second = command(*straight.arguments(case))
    assert second.code == 6
    assert "in use" in second.err
    assert finish(first).code == 3
    straight.holds_for(case)


def test_a_finished_case_run_again_reads_nothing_and_says_the_same(straight: Straight, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(straight.report.parent, case)
    ended = command(*straight.arguments(case))
    assert ended.code == 3, ended.err
    straight.holds_for(case)


def test_a_killed_workers_item_only_is_tried_again(straight: Straight, tmp_path: Path) -> None:
    """The system's own out-of-memory killer takes workers, not items."""
    case = tmp_path / "case"
    process = start(*straight.arguments(case))
    listed(process, case)
    killed: set[int] = set()
    deadline = time.monotonic() + 20
    while not killed and process.poll() is None and time.monotonic() < deadline:
        for pid, _ in descendants(process.pid):
            if _grandchild(pid, process.pid):
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
                break
        time.sleep(0.05)
    assert killed
    assert finish(process).code == 3
    straight.holds_for(case)


def _grandchild(pid: int, top: int) -> bool:
    """Workers are children of the fork server, which is a child of the run."""
    try:
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return False
    return parent != top and any(parent == child for child, _ in descendants(top))
