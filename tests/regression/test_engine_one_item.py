"""What one item once did to the run."""

import errno
import threading
from pathlib import Path
from typing import Any

import pytest

from pii_scan.engine import scan
from pii_scan.engine.node import NodeFindings, NodeReader
from pii_scan.engine.scan import run
from pii_scan.engine.supervisor import Supervisor
from pii_scan.engine.work import Work
from pii_scan.model.errors import Interrupted, PiiScanError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode
from pii_scan.model.result import UnitResult
from pii_scan.model.state import Risk, State
from pii_scan.source.local import LocalTree
from pii_scan.store.case import Case
from pii_scan.store.ledger import Ledger
from tests.regression.engine_job import PLAIN, SSN, codes, job, states, walked


@pytest.mark.parametrize("error", [ValueError("port"), RuntimeError("library"), OSError(errno.EIO, "disk")])
def test_an_error_of_a_library_while_fetching_ended_the_run(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    (leak / "a.txt").write_text(SSN)
    (leak / "b.txt").write_text(PLAIN)
    real = LocalTree.fetch

    def fetch(tree: LocalTree, item: Item) -> Payload:
        if item.address.name == "b.txt":
            raise error
        return real(tree, item)

    monkeypatch.setattr(LocalTree, "fetch", fetch)
    assert run(job(tmp_path)).worst is Risk.CRITICAL
    assert states(tmp_path) == {"a.txt": ("complete", []), "b.txt": ("skipped", ["unreadable"])}


def test_a_full_disk_is_not_laid_at_an_items_door(leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (leak / "a.txt").write_text(SSN)

    def full(_tree: LocalTree, _item: Item) -> Payload:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(LocalTree, "fetch", full)
        with pytest.raises(OSError, match="No space left"):
            run(job(tmp_path))
    assert states(tmp_path) == {"a.txt": ("pending", [])}
    assert run(job(tmp_path)).worst is Risk.CRITICAL


def test_a_result_that_cannot_be_written_ended_every_run(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "bad.txt", "c.txt"):
        (leak / name).write_text(f"{name}: {SSN}")
    real = Ledger.commit

    def commit(ledger: Ledger, units: list[UnitResult], *masks: Any) -> Any:
        if any(unit.root.name == "bad.txt" and unit.nodes[0].sha256 for unit in units):
            raise ValueError("a kind that the case was not told of")
        return real(ledger, units, *masks)

    monkeypatch.setattr(Ledger, "commit", commit)
    run(job(tmp_path))
    assert states(tmp_path) == {
        "a.txt": ("complete", []), "bad.txt": ("skipped", ["internal"]), "c.txt": ("complete", []),
    }  # fmt: skip


def _begin(case: Path, key: Path, target: Path, name: str, times: int) -> None:
    """As runs do that list, begin on an item and are killed."""
    with Case.create_or_open(case, key_file=key, target=f"file://{target}") as opened:
        (item,) = [pending for pending in opened.ledger.pending(99) if pending.address.name == name]
        for _ in range(times):
            opened.ledger.begin_attempts([item.item_id])


def _listed_only(tmp_path: Path) -> None:
    stop = threading.Event()

    class _AfterListing(scan.Progress):
        def listed(self, count: int, size_bytes: int) -> None:
            super().listed(count, size_bytes)
            stop.set()

    with pytest.raises(Interrupted):
        run(job(tmp_path), _AfterListing(), stop)


@pytest.mark.parametrize(("times", "state"), [(3, ("complete", [])), (4, ("skipped", ["killed"]))])
def test_what_kills_the_machine_was_read_first_at_every_restart(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, state: tuple[str, list[str]]
) -> None:
    for number in range(12):
        (leak / f"{number}.txt").write_text(f"{PLAIN} {number}")
    _listed_only(tmp_path)
    _begin(tmp_path / "case", tmp_path / "key", leak, "3.txt", times)
    order: list[tuple[str, int]] = []
    real = Supervisor.submit

    def submit(pool: Supervisor, work: Work) -> None:
        order.append((work.address.name, len(pool._flights)))
        real(pool, work)

    monkeypatch.setattr(Supervisor, "submit", submit)
    run(job(tmp_path))
    assert states(tmp_path)["3.txt"] == state
    if times == 3:
        assert order[-1] == ("3.txt", 0), "last and alone"
        assert max(others for _, others in order) > 0, "the others in company"
    else:
        assert "3.txt" not in dict(order)


def test_a_run_that_was_asked_to_stop_holds_nothing_against_its_items(leak: Path, tmp_path: Path) -> None:
    for number in range(40):
        (leak / f"{number}.txt").write_text(f"{PLAIN} {number}")
    for _ in range(3):
        stop = threading.Event()

        class _AfterOne(scan.Progress):
            def finished(self, unit: UnitResult) -> None:
                super().finished(unit)
                stop.set()  # noqa: B023 - used within its own round

        with pytest.raises(Interrupted):
            run(job(tmp_path), _AfterOne(), stop)
    with Case.open(tmp_path / "case", key_file=tmp_path / "key") as case:
        assert {pending.attempts for pending in case.ledger.pending(99)} == {0}


def test_an_error_before_the_first_piece_cost_three_tries_and_was_called_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_payload: Payload) -> str:
        raise ValueError("what it says may be a value")

    monkeypatch.setattr(Payload, "sha256", broken)
    (frame,) = walked(SSN.encode())
    (problem,) = frame.value.problems
    assert frame.value.state is State.SKIPPED
    assert problem.code is ProblemCode.INTERNAL and problem.detail.startswith(f"ValueError in {__name__}:")


def test_what_was_read_of_a_file_that_vanished_meanwhile_was_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SSN)
    real = NodeReader.finish

    def finish(reader: NodeReader) -> NodeFindings:
        path.unlink()
        return real(reader)

    monkeypatch.setattr(NodeReader, "finish", finish)
    (frame,) = walked(path)
    assert (frame.value.state, codes(frame.value)) == (State.PARTIAL, ["changed"])
    assert [match.kind for match in frame.value.matches] == ["us_ssn"]


def test_a_machine_that_lets_no_worker_start_was_an_internal_error(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (leak / "a.txt").write_text(SSN)

    def refused(*_: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr("pebble.pool.process.launch_process", refused)
        with pytest.raises(PiiScanError, match="cannot be started") as raised:
            run(job(tmp_path))
    assert "ulimit" in raised.value.remedy
    assert run(job(tmp_path)).worst is Risk.CRITICAL
