"""What once went wrong with items that wait for another try."""

import os
import resource
import time
from pathlib import Path

import pytest

from pii_scan.engine.scan import run
from pii_scan.engine.supervisor import Supervisor
from pii_scan.engine.work import Work
from pii_scan.model.address import Address, Step
from pii_scan.model.payload import Payload
from pii_scan.model.result import UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from tests.conftest import ROOT
from tests.engine import misbehaving
from tests.regression.engine_job import PLAIN, job, states


def test_what_waits_for_another_try_kept_its_descriptor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr("pii_scan.engine.worker.run_task", misbehaving.run_task)
    calls: list[str] = []

    def release(work: Work) -> None:
        calls.append("let go")
        work.payload = None

    def fetch_again(work: Work) -> None:
        calls.append("fetched")
        work.payload = Payload(data=f"crash-once {tmp_path / 'flag'}\nread in the end".encode())

    settings = Settings(workers=1, ocr="off")
    with Supervisor(settings, bytes(32), "", release=release, fetch_again=fetch_again) as pool:
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
