"""A small leak and a job on it, for the tests of what once went wrong in the engine."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pii_scan.engine.budget import Charge
from pii_scan.engine.handover import Frame
from pii_scan.engine.scan import Job
from pii_scan.engine.task import Task, ordinal_key
from pii_scan.engine.tree import Tree
from pii_scan.model.address import Address, Step
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.result import NodeResult
from pii_scan.model.settings import Settings
from pii_scan.store.reader import CaseReader
from pii_scan.store.verify import verify

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


class End:
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
    end = End(done)
    Tree(task(content, limits), end).run()  # type: ignore[arg-type]
    return end.sent


def codes(node: NodeResult) -> list[str]:
    return [problem.code.value for problem in node.problems]
