"""A worker that ends at any member of a container is followed by one that reads no finished member again, and both
together find what one alone would have found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii_scan.engine import handover, registry
from pii_scan.engine.channel import Channel, WorkerEnd
from pii_scan.engine.handover import Frame, Handover, Told
from pii_scan.engine.task import Cut, Task
from pii_scan.engine.tree import Tree
from pii_scan.engine.unit_nodes import cut_short, unit_nodes
from pii_scan.model.address import Address, Step
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from pii_scan.store import side_parts
from pii_scan.store.case import Case
from pii_scan.store.logged_nodes import LoggedNodes
from pii_scan.store.node_log import NodeLogReader, log_path
from tests.engine.containers import containers, mailed, tarred
from tests.fault.small_leak import _People

KEY = bytes(32)
ROOT = Address((Step("file", "/leak/item"),))
GIVEN = containers()
CASES = {
    **{name: (data, Limits()) for name, data in GIVEN.items()},
    "too many members": (GIVEN["packed.tgz"], Limits(children=5)),
    "too many members, nested": (GIVEN["tar_in.zip"], Limits(children=4)),
    "too many bytes": (GIVEN["tar_in.zip"], Limits(child_bytes=900)),
    "too deep": (GIVEN["zip_in.mbox"], Limits(depth=2)),
}


class Died(BaseException):
    """As SIGKILL: nothing in the worker may take notice."""


@pytest.fixture(autouse=True)
def _log_from_the_first_member_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "MOVE_S", -1.0)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("going_on")
    with Case.create_or_open(folder / "case", key_file=folder / "key", kinds=registry.kinds(()).values()) as case:
        yield case.paths.ledger


class Worker:
    """One task, in this process; may die in front of a node that it has finished."""

    def __init__(
        self,
        ledger: Path,
        data: bytes,
        limits: Limits,
        channel: Channel | None = None,
        *,
        root: Address = ROOT,
        key: bytes = KEY,
    ) -> None:
        self.channel = channel or Channel()
        self.log = log_path(ledger.parent / "unfinished", key, str(root))
        settings = Settings(ocr="off", limits=limits, audit_share=0.0)
        self.task = Task(root, Payload(data=data), settings, self.channel.path, key, str(ledger))
        self.sent: list[str] = []
        self.spent: tuple[int, ...] = ()
        """By the listed item with all that lies inside it."""

    def run(self, dies_at: int | None = None, **task: Any) -> "Worker":
        worker, real = self, Handover.send

        def send(place: Handover, frame: Frame) -> None:
            if isinstance(frame.value, NodeResult):
                if len(worker.sent) == dies_at:
                    raise Died
                worker.sent.append(frame.ordinal)
                if frame.ordinal == "0":
                    worker.spent = frame.charge.children, frame.charge.unpacked, frame.charge.opened
            real(place, frame)

        self.end = WorkerEnd(self.channel.path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Handover, "send", send)
            try:
                Tree(replace(self.task, **task), self.end).run()
            except Died:
                assert dies_at is not None
            finally:
                self.end.close()
        return self

    def told(self) -> Told:
        return Told.of(self.channel.frames())

    def reader(self) -> NodeLogReader:
        return NodeLogReader(self.log, KEY)

    def nodes(self) -> list[NodeResult]:
        """As the ledger takes them; the log is gone then."""
        found = unit_nodes(self.told(), self.reader)
        listed = [replace(node, cpu_s=0.0) for node in found]
        if isinstance(found, LoggedNodes):
            found.discard()
        return listed


@pytest.mark.parametrize("name", CASES)
def test_killed_at_any_member_it_finds_the_same(ledger: Path, name: str) -> None:
    data, limits = CASES[name]
    straight = Worker(ledger, data, limits).run()
    wanted, count = straight.nodes(), len(straight.sent)
    assert count >= 3 and len(wanted) == count
    for first in range(count + 1):
        # The run is killed: what the channel held is lost, the log is not. The last time all is read, and not committed.
        Worker(ledger, data, limits).run(first)
        # At once again, or some members later.
        second = first % max(1, count - first)
        Worker(ledger, data, limits).run(second)
        last = Worker(ledger, data, limits).run()
        assert last.sent == straight.sent[first + second :]
        assert not last.sent or last.spent == straight.spent
        assert last.nodes() == wanted


@pytest.mark.parametrize("name", CASES)
def test_a_killed_worker_of_the_same_run_is_followed_likewise(
    ledger: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, limits = CASES[name]
    straight = Worker(ledger, data, limits).run()
    wanted = straight.nodes()
    # Nothing is in the log, all in memory.
    monkeypatch.setattr(handover, "MOVE_S", 1e9)
    for dies_at in range(len(straight.sent)):
        one = Worker(ledger, data, limits).run(dies_at)
        again = Worker(ledger, data, limits, one.channel).run()
        assert again.sent == straight.sent[dies_at:]
        assert again.nodes() == wanted
        assert not again.log.exists()


def test_the_limits_of_these_cases_bite(ledger: Path) -> None:
    found = {
        name: {problem.code for node in Worker(ledger, *CASES[name]).run().nodes() for problem in node.problems}
        for name in CASES
    }
    assert ProblemCode.BOMB_SUSPECTED in found["too many members"]
    # The reader of archives stops by itself.
    assert found["too many members, nested"] & {ProblemCode.BOMB_SUSPECTED, ProblemCode.TOO_LARGE}
    assert ProblemCode.TOO_LARGE in found["too many bytes"]
    assert ProblemCode.TOO_DEEP in found["too deep"]
    assert not any(found[name] for name in GIVEN)


def test_of_other_bytes_nothing_counts(ledger: Path) -> None:
    other = mailed(5, _People(12))
    wanted = Worker(ledger, other, Limits()).run().nodes()
    assert Worker(ledger, GIVEN["plain.mbox"], Limits()).run(3).log.exists()
    again = Worker(ledger, other, Limits()).run()
    assert len(again.sent) == len(wanted) and again.nodes() == wanted


@pytest.mark.parametrize("why", ["vanished", "known"])
def test_a_log_that_the_next_try_has_no_use_for_is_gone(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    dead = Worker(ledger, GIVEN["plain.mbox"], Limits()).run(3)
    assert dead.log.exists() and dead.told().logged
    payload = Payload(data=GIVEN["plain.mbox"])
    if why == "vanished":
        payload = Payload(path=str(tmp_path / "gone"))
    else:
        monkeypatch.setattr(Tree, "_known", lambda *_: True)
    again = Worker(ledger, b"", Limits(), dead.channel).run(payload=payload)
    (node,) = again.nodes()
    assert [problem.code for problem in node.problems] == ([ProblemCode.VANISHED] if why == "vanished" else [])
    assert node.known is (why == "known") and not dead.log.exists()


def test_what_waits_on_the_disk_shows_no_value(ledger: Path) -> None:
    worker = Worker(ledger, GIVEN["plain.mbox"], Limits()).run(4)
    held = worker.log.read_bytes()
    assert len(held) > 500 and worker.log.stat().st_mode & 0o777 == 0o600
    for value in (b"Ostrander", b"Larkmoor", b"Peoria", b"example.org", b"/leak/item", b"us_ssn"):
        assert value not in held
    worker.log.unlink()


def test_gain_is_told_and_what_outlives_the_machine(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.store.node_log._SYNC_S", -1.0)
    nothing = Worker(ledger, GIVEN["zip_in.mbox"], Limits()).run(0)
    assert (nothing.end.gained_s, nothing.end.kept) == (0.0, False)
    some = Worker(ledger, GIVEN["zip_in.mbox"], Limits()).run(6)
    position = some.channel.position()
    assert position is not None and position.kept and 0 < position.gained_s < position.spent_s
    none = Worker(ledger, GIVEN["zip_in.mbox"], Limits()).run(0)
    assert not none.end.kept, "it was another's"
    none.log.unlink()


def test_an_item_that_is_given_up_keeps_what_was_finished(ledger: Path) -> None:
    data = GIVEN["zip_in.mbox"]
    straight = Worker(ledger, data, Limits()).run().nodes()
    dead = Worker(ledger, data, Limits()).run(4)
    left = dead.reader()
    finished = [replace(node, cpu_s=0.0) for node in LoggedNodes(left)]
    left.close()
    cut = Cut(0, ProblemCode.KILLED, "run after run")
    last = Worker(ledger, data, Limits()).run(cuts={"0": cut})
    assert last.sent == ["0"]
    problem = Problem(ProblemCode.KILLED, "engine", "given up", Effect.SKIPPED)
    found = cut_short(last.told(), last.reader, ROOT, len(data), problem)
    nodes = [replace(node, cpu_s=0.0) for node in found]
    assert (nodes[0].state, nodes[0].problems[0].detail) == (State.PARTIAL, "run after run")
    assert finished and all(node in straight and node in nodes for node in finished)
    # The message and the archive in which it ended.
    assert {node.state for node in nodes if node not in finished} == {State.PARTIAL}
    assert isinstance(found, LoggedNodes)
    found.discard()


def test_large_parts_beside_the_records_are_there_when_the_case_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_parts, "_HELD_BYTES", 0)
    head = "called_number,call_start,duration_seconds,caller_name,inmate_id\n"
    rows = "".join(
        f"30955501{n % 90 + 10},2026-01-02 03:04:{n % 60:02},{n},Ann Abernathy,A{n:05}\n" for n in range(500)
    )
    calls = [(f"calls_{n}.csv", f"{head}{rows}{n}".encode()) for n in range(3)]
    case = {"root": tmp_path / "case", "key_file": tmp_path / "key"}

    def reopened() -> Path:
        with Case.create_or_open(**case, kinds=registry.kinds(()).values()) as opened:
            return opened.paths.ledger

    ledger, data = reopened(), tarred(calls)
    first = Worker(ledger, data, Limits()).run(2)
    assert len(list((tmp_path / "case" / "unfinished" / "sides").iterdir())) >= 2
    assert reopened() == ledger
    again = Worker(ledger, data, Limits()).run()
    assert first.sent + again.sent == ["0/0", "0/1", "0/2", "0"]
    nodes = again.nodes()
    paths = [Path(side.path) for node in nodes for side in node.side_parts if side.path]
    assert len(paths) == 3 and all(path.is_file() for path in paths)
