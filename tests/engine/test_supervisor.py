"""What parsers do to real workers, and what is kept of everything else."""

import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pii_scan.engine.supervisor import Supervisor
from pii_scan.engine.work import Work
from pii_scan.model.address import Address, Step
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from tests.conftest import ROOT
from tests.engine import misbehaving

LIMITS = Limits(wall_s=60, cpu_s=60)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    # Workers find the reader by its module's name.
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr("pii_scan.engine.worker.run_task", misbehaving.run_task)


def zipped(**members: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return sink.getvalue()


def ended(limits: Limits = LIMITS, **items: str | bytes) -> dict[str, UnitResult]:
    """Everything that was handed in, by name."""
    out: dict[str, UnitResult] = {}
    waiting = [
        Work(
            Address((Step("file", f"/{name}"),)),
            Payload(data=content.encode() if isinstance(content, str) else content),
            number,
        )
        for number, (name, content) in enumerate(items.items())
    ]
    deadline = time.monotonic() + 120
    with Supervisor(Settings(workers=2, ocr="off", limits=limits), bytes(32), "") as pool:
        while (waiting or pool.busy) and time.monotonic() < deadline:
            while waiting and pool.free() > 0:
                pool.submit(waiting.pop(0))
            for work, unit in pool.results(idle=not waiting):
                assert list(items)[work.ticket] == work.address.name
                out[work.address.name] = unit
    return out


def codes(node: NodeResult) -> list[str]:
    return [problem.code.value for problem in node.problems]


def test_a_crash_costs_that_item_only() -> None:
    names = {f"ok{n}": f"plain text number {n}" for n in range(8)}
    found = ended(**names, bad="crash")
    assert set(found) == {*names, "bad"}
    assert all(found[name].nodes[0].state is State.COMPLETE and found[name].attempts == 1 for name in names)
    (bad,) = found["bad"].nodes
    assert (bad.state, codes(bad)) == (State.SKIPPED, ["killed"])
    # Twice as it is, the third time cut short.
    assert found["bad"].attempts == 3


def test_what_came_before_the_crash_is_kept() -> None:
    (node,) = ended(bad="SSN: 219-09-4321\ncrash\nnever read")["bad"].nodes
    assert (node.state, codes(node)) == (State.PARTIAL, ["killed"])
    assert [match.kind for match in node.matches] == ["us_ssn"]
    assert node.problems[0].detail == "after 1 pieces" and node.sha256 is not None


def test_a_crash_that_does_not_come_again_is_forgiven(tmp_path: Path) -> None:
    unit = ended(bad=f"crash-once {tmp_path / 'flag'}\nread in the end")["bad"]
    assert (unit.nodes[0].state, codes(unit.nodes[0]), unit.attempts) == (State.COMPLETE, [], 2)


@pytest.mark.parametrize("sort", ["sleep", "spin"])
def test_a_hang_is_stopped_by_the_clock(sort: str) -> None:
    began = time.monotonic()
    found = ended(replace(LIMITS, wall_s=1, cpu_s=1), bad=f"one line\n{sort}", ok="plain")
    (bad,) = found["bad"].nodes
    assert (bad.state, codes(bad)) == (State.PARTIAL, ["timed_out"])
    assert found["ok"].nodes[0].state is State.COMPLETE
    assert time.monotonic() - began < 60


def test_out_of_memory_is_named() -> None:
    (node,) = ended(bad="one line\nhog")["bad"].nodes
    assert (node.state, codes(node)) == (State.PARTIAL, ["out_of_memory"])


def test_memory_is_named_where_a_library_dies_of_it() -> None:
    """Not the crash of a worker that has room left: `killed`, above."""
    (node,) = ended(bad="one line\nhog-in-c")["bad"].nodes
    assert (node.state, codes(node)) == (State.PARTIAL, ["out_of_memory"])


def test_an_error_is_named_by_class_and_place_and_never_by_its_text() -> None:
    (node,) = ended(bad="SSN: 219-09-4321\nraise")["bad"].nodes
    assert codes(node) == ["internal"] and node.problems[0].detail.startswith("ValueError in tests.engine.misbehaving")
    assert "4321" not in repr(node.problems)


def test_a_member_that_crashes_costs_that_member_only() -> None:
    unit = ended(box=zipped(a="first", b="crash", c="SSN: 219-09-4321"))["box"]
    states = {node.address.name: node.state for node in unit.nodes}
    assert states == {"box": State.COMPLETE, "a": State.COMPLETE, "b": State.SKIPPED, "c": State.COMPLETE}
    by_name = {node.address.name: node for node in unit.nodes}
    assert codes(by_name["b"]) == ["killed"] and len(by_name["c"].matches) == 1
    # The listed item stands first, and every member after its container.
    assert unit.nodes[0].address.name == "box"


def test_too_many_crashes_end_the_item_and_keep_what_was_done() -> None:
    unit = ended(replace(LIMITS, kills=3), box=zipped(a="first", b="crash", c="crash", d="crash", e="last"))["box"]
    by_name = {node.address.name: node for node in unit.nodes}
    assert by_name["box"].state is State.PARTIAL and codes(by_name["box"]) == ["killed"]
    assert by_name["box"].problems[0].detail == "given up after repeated failures"
    assert by_name["a"].state is State.COMPLETE and "e" not in by_name


def test_a_worker_has_neither_network_nor_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_STORAGE_KEY", "topsecret")
    found = ended(net="online", env="secret")
    assert codes(found["net"].nodes[0]) == ["internal"]
    assert found["net"].nodes[0].problems[0].detail.startswith("PermissionError in pii_scan.engine.worker")
    kinds = [match.kind for match in found["env"].nodes[0].matches]
    assert kinds == ["us_ssn"] and "topsecret" not in repr(found["env"])
