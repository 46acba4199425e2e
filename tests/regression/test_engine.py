"""What once went wrong between a listed item and its result."""

import errno
import io
import os
import resource
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pii_scan.cli.app import run as run_command
from pii_scan.engine import scan
from pii_scan.engine.budget import Budget, Charge, node_seconds
from pii_scan.engine.export import export_case
from pii_scan.engine.handover import Frame
from pii_scan.engine.scan import Job, run
from pii_scan.engine.supervisor import Supervisor, Work
from pii_scan.engine.task import Task, ordinal_key
from pii_scan.engine.tree import Tree
from pii_scan.model.address import Address, Step
from pii_scan.model.errors import Interrupted, UsageError
from pii_scan.model.evidence import Child
from pii_scan.model.item import Item
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import Risk, State
from pii_scan.source.local import LocalTree
from pii_scan.store.case import Case
from pii_scan.store.ledger import Ledger
from pii_scan.store.reader import CaseReader
from pii_scan.store.verify import verify
from tests.conftest import ROOT
from tests.engine import misbehaving

SSN = "SSN: 219-09-4321\n"
PLAIN = "Only words about the weather stand here."


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    folder.mkdir()
    return folder


def job(tmp_path: Path, limits: Limits | None = None, **more: Any) -> Job:
    settings = Settings(workers=1, ocr="off", limits=limits or Limits())
    return Job(
        **{
            "targets": (str(tmp_path / "leak"),), "case": tmp_path / "case", "key_file": tmp_path / "key",
            "settings": settings, **more,
        }
    )  # fmt: skip


def states(tmp_path: Path) -> dict[str, tuple[str, list[str]]]:
    assert verify(tmp_path / "case", tmp_path / "key") == []
    with CaseReader(tmp_path / "case") as reader:
        return {
            item.address.split("/leak/")[-1]: (item.state, [problem[0] for problem in item.problems])
            for item in reader.items()
        }


def zipped(**members: str | bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


# --- one item does not end the run


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


# --- limits


def test_the_limit_of_size_did_not_hold_for_listed_items(leak: Path, tmp_path: Path) -> None:
    (leak / "big.txt").write_text(SSN * 1000)
    (leak / "small.txt").write_text(SSN)
    (leak / "box.zip").write_bytes(zipped(inner=SSN * 1000))
    run(job(tmp_path, Limits(item_bytes=5000)))
    found = states(tmp_path)
    assert found["small.txt"] == ("complete", []) and found["big.txt"] == ("skipped", ["too_large"])
    assert found["box.zip"] == ("skipped", ["too_large"])


def test_an_item_that_grew_after_it_was_listed_is_held_to_the_limit(tmp_path: Path) -> None:
    assert [codes(node) for _, node, *_ in walked(SSN.encode() * 1000, Limits(item_bytes=5000))] == [["too_large"]]


class _End:
    """The worker's end of a channel that keeps what is sent."""

    held_bytes = 0

    def __init__(self, done: dict[str, Charge] | None = None) -> None:
        # What is inside something is finished before it.
        paths = sorted(done or {}, key=lambda path: (*ordinal_key(path), 1 << 32))
        self.earlier = [Frame(path, None, (done or {})[path]) for path in paths]
        self.sent: list[Frame] = []
        self.allowed: list[float] = []

    def at(self, _path: str, _evidence: int, _wall: float, _cpu: float, allowed: Any) -> None:
        self.allowed.append(allowed.cpu)

    def frames(self) -> list[Frame]:
        return [*self.earlier, *self.sent]

    def send(self, value: Frame) -> None:
        self.sent.append(value)


def task(content: bytes | Path, limits: Limits | None = None) -> Task:
    payload = Payload(path=str(content)) if isinstance(content, Path) else Payload(data=content)
    where = Address((Step("file", "/leak/item"),))
    return Task(where, payload, Settings(ocr="off", limits=limits or Limits()), "", bytes(32))


def walked(content: bytes | Path, limits: Limits | None = None, done: dict[str, Charge] | None = None) -> list[Any]:
    end = _End(done)
    Tree(task(content, limits), end).run()  # type: ignore[arg-type]
    return end.sent


def codes(node: NodeResult) -> list[str]:
    return [problem.code.value for problem in node.problems]


def test_large_tables_were_cut_by_a_limit_meant_for_small_files() -> None:
    limits = Limits(cpu_s=10, wall_s=20)
    assert (node_seconds(limits, 0).cpu, node_seconds(limits, 0).wall) == (10, 20)
    # Four GiB at 4 MiB a second.
    assert (node_seconds(limits, 4096 * MIB).cpu, node_seconds(limits, 4096 * MIB).wall) == (1034, 1044)


def test_the_supervisor_is_told_what_a_node_may_take() -> None:
    end = _End()
    Tree(task((PLAIN * 200_000).encode(), Limits(cpu_s=10)), end).run()  # type: ignore[arg-type]
    assert set(end.allowed) == {10 + len(PLAIN) * 200_000 / (4 * MIB)}


def test_a_tarball_larger_than_the_limit_was_taken_for_a_bomb(tmp_path: Path) -> None:
    content = tmp_path / "member"
    with content.open("wb") as stream:
        stream.truncate(30 * MIB)
    member = Child("tar", "member", Payload(path=str(content)))
    limits = Limits(child_bytes=40 * MIB)
    budget = Budget(limits, 25 * MIB)
    assert [budget.refuse(member, 1) for _ in range(4)] == [None, None, None, ProblemCode.BOMB_SUSPECTED]
    budget = Budget(limits, 5 * MIB)
    assert [budget.refuse(member, 1) for _ in range(2)] == [None, ProblemCode.BOMB_SUSPECTED]


def test_a_listed_item_as_a_whole_had_no_limit_of_time() -> None:
    budget = Budget(Limits(cpu_s=1, wall_s=1e9), 0)
    budget.charge(Charge(cpu_s=19))
    assert not budget.out_of_time()
    budget.charge(Charge(cpu_s=1.5))
    assert budget.out_of_time()
    # A MiB that was unpacked is worth eight seconds.
    budget.charge(Charge(unpacked=MIB))
    assert not budget.out_of_time()


def test_members_after_the_time_is_spent_are_not_read() -> None:
    content = zipped(a="first", b="second", c="third")
    # The first member is remembered to have taken all of it.
    sent = walked(content, Limits(cpu_s=1), done={"0/0": Charge(cpu_s=1e6)})
    assert [(ordinal, codes(node)) for ordinal, node, *_ in sent] == [("0", ["timed_out"])]
    assert sent[0][1].state is State.PARTIAL


def test_after_a_retry_limits_bit_at_another_member() -> None:
    inner = zipped(x="one", y="two", z="three")
    content = zipped(first=inner, second=inner)
    limits = Limits(children=7)
    straight = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(content, limits)}
    charges = {ordinal: charge for ordinal, _, charge, _ in walked(content, limits)}
    done = {ordinal: charges[ordinal] for ordinal in ("0/0", "0/0/0", "0/0/1", "0/0/2")}
    assert (charges["0/0"].children, charges["0/0"].unpacked) == (3, len("one" + "two" + "three"))
    again = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(content, limits, done)}
    assert straight == {ordinal: straight[ordinal] for ordinal in done} | again
    assert straight["0/1"] == (State.PARTIAL, ["bomb_suspected"]) and "0/1/2" not in straight


# --- what surrounds an item


def test_what_was_too_deep_once_was_too_deep_everywhere(leak: Path, tmp_path: Path) -> None:
    nested = [zipped(**{"form.txt": SSN})]
    for _ in range(4):
        nested.append(zipped(**{"next.zip": nested[-1]}))
    limits = Limits(depth=3)
    (leak / "deep.zip").write_bytes(nested[4])
    run(job(tmp_path, limits))
    assert not any(name.endswith("form.txt") for name in states(tmp_path))
    (leak / "flat.zip").write_bytes(nested[1])
    assert run(job(tmp_path, limits)).worst is Risk.CRITICAL
    found = states(tmp_path)
    assert found["flat.zip!/next.zip!/form.txt"] == ("complete", [])
    assert found["flat.zip"] == ("complete", []) and found["deep.zip"] == ("partial", ["partly_read"])


def test_a_member_that_could_not_be_hashed_took_the_rest_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Payload.sha256

    def sha256(payload: Payload) -> str:
        if payload.size_bytes == len("second"):
            raise OSError(errno.EIO, "disk")
        return real(payload)

    monkeypatch.setattr(Payload, "sha256", sha256)
    sent = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(zipped(a="one", b="second", c="three"))}
    assert sent["0/1"] == (State.SKIPPED, ["internal"])
    assert sent["0/0"][0] is sent["0/2"][0] is sent["0"][0] is State.COMPLETE


def test_a_file_that_changed_between_hash_and_content_had_findings_under_another_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "live.log"
    path.write_text(PLAIN)
    assert [codes(node) for _, node, *_ in walked(path)] == [[]]
    real = Payload.sha256

    def sha256(payload: Payload) -> str:
        digest = real(payload)
        path.write_text(SSN)
        return digest

    monkeypatch.setattr(Payload, "sha256", sha256)
    ((_, node, *_),) = walked(path)
    assert (node.state, codes(node)) == (State.PARTIAL, ["changed"])


# --- what waits for another try


def test_what_waits_for_another_try_kept_its_descriptor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr("pii_scan.engine.worker.run_task", misbehaving.run_task)
    calls: list[str] = []

    def let_go(work: Work) -> None:
        calls.append("let go")
        work.payload = None

    def fetch_again(work: Work) -> None:
        calls.append("fetched")
        work.payload = Payload(data=f"crash-once {tmp_path / 'flag'}\nread in the end".encode())

    settings = Settings(workers=1, ocr="off")
    with Supervisor(settings, bytes(32), "", let_go=let_go, fetch_again=fetch_again) as pool:
        work = Work(Address((Step("file", "/bad"),)), None, 7)
        fetch_again(work)
        pool.submit(work)
        deadline = time.monotonic() + 60
        while not calls[1:] and time.monotonic() < deadline:
            assert list(pool.results()) == []
        # With nothing in flight the caller has something better to do than ask again at once.
        assert calls == ["fetched", "let go"] and pool.busy and not pool.working
        done: list[tuple[Work, UnitResult]] = []
        while not done and time.monotonic() < deadline:
            done = list(pool.results(idle=True))
    assert calls == ["fetched", "let go", "fetched"]
    assert done[0][1].nodes[0].state is State.COMPLETE


def test_more_hanging_files_than_descriptors(leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would once have kept one until the end."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr("pii_scan.engine.worker.run_task", misbehaving.run_task)
    for number in range(20):
        (leak / f"bad{number}.txt").write_text(f"crash-once {tmp_path / f'flag{number}'}\n{PLAIN} {number}")
    (leak / "ok.txt").write_text(PLAIN)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + 30, hard))
        run(job(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert {state for state, _ in states(tmp_path).values()} == {"complete"}


# --- what is written where


def test_the_key_was_written_into_the_evidence(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(PLAIN)
    with pytest.raises(UsageError, match="key lies inside the target"):
        run(job(tmp_path, key_file=leak / "case.key"))
    assert os.listdir(leak) == ["a.txt"] and not (tmp_path / "case").exists()


def test_the_default_key_was_written_into_the_evidence(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(leak / "home" / ".config"))
    with pytest.raises(UsageError, match="key lies inside the target"):
        run(job(tmp_path, key_file=None))
    assert os.listdir(leak) == []


@pytest.mark.parametrize("granted", [True, False])
def test_nothing_said_that_access_times_change(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, granted: bool
) -> None:
    (leak / "a.txt").write_text(PLAIN)
    real = os.open

    def refusing(path: str, flags: int, *rest: Any, **more: Any) -> int:
        # As the kernel answers who is neither owner nor root.
        if flags & os.O_NOATIME and not granted:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        return real(path, flags, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr("pii_scan.source.local.os.open", refusing)
        run(job(tmp_path))
    assert states(tmp_path) == {"a.txt": ("complete", [])}
    said = "access times" in (tmp_path / "case" / "report" / "index.html").read_text("utf-8")
    journal = (tmp_path / "case" / "journal.jsonl").read_text("utf-8").count("access_times_may_change")
    assert (said, journal) == (not granted, 0 if granted else 1)


def test_temporary_files_were_made_in_the_evidence(leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(leak))
    with pytest.raises(UsageError, match="temporary files lies inside the target"):
        run(job(tmp_path))


@pytest.mark.parametrize("with_key", [True, False])
def test_reports_were_exported_into_the_evidence(tmp_path: Path, with_key: bool) -> None:
    # With the key it is noticed also where the folder's name is masked.
    leak = tmp_path / ("Maria Gonzalez" if with_key else "leak")
    leak.mkdir()
    (leak / "a.txt").write_text(PLAIN)
    run(job(tmp_path, targets=(str(leak),)))
    key = tmp_path / "key" if with_key else None
    with pytest.raises(UsageError, match="output lies inside the target"):
        export_case(tmp_path / "case", leak / "out", reveal=False, key_file=key)
    assert os.listdir(leak) == ["a.txt"]
    assert "items.csv" in export_case(tmp_path / "case", tmp_path / "out", reveal=False, key_file=key)


def test_an_error_named_a_file_of_the_evidence(
    leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (leak / "a.txt").write_text(PLAIN)

    def fail(_tree: LocalTree, item: Item) -> Payload:
        raise OSError(errno.ENOSPC, "No space left on device", str(leak / "Gonzalez.txt"))

    monkeypatch.setattr(LocalTree, "fetch", fail)
    assert run_command(["scan", str(leak), "--case", str(tmp_path / "case"), "--quiet"]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said and "Gonzalez" not in said
