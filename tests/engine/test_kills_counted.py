"""Kills count against an item only where they cost more than the try had brought."""

from pathlib import Path
from threading import Event

import pytest

from pii_scan.engine import handover, registry, scan
from pii_scan.engine.budget import Seconds
from pii_scan.engine.channel import Position
from pii_scan.engine.progress import Silent
from pii_scan.engine.scan import Job, run
from pii_scan.engine.supervisor import Supervisor
from pii_scan.engine.work import Work
from pii_scan.model.address import Address, Step
from pii_scan.model.limits import Limits
from pii_scan.model.problem import ProblemCode
from pii_scan.model.settings import Settings
from pii_scan.store.case import Case
from pii_scan.store.reader import CaseReader
from pii_scan.store.verify import verify
from tests.engine.containers import containers
from tests.engine.test_going_on import Worker


def listed(case: Case, leak: Path) -> None:
    """As a run does before it is killed."""
    job = Job((str(leak),), case.paths.root)
    scan._Run(case, scan.open_sources(job), job, Silent(), Event())._list()


def stood(path: str, spent_s: float, gained_s: float) -> Position:
    return Position(1, path, 0, 0.0, 0.0, 0.0, Seconds(1, 1), spent_s, gained_s)


@pytest.mark.parametrize(
    ("spent_s", "gained_s", "given_up"),
    [
        # The system's out-of-memory killer every minute, in a mailbox of a day.
        (60.0, 55.0, False),
        # Members that stall for minutes, between many that take none.
        (310.0, 10.0, True),
        # Nothing but crashes.
        (1.0, 0.0, True),
    ],
)
def test_only_kills_that_bring_nothing_end_an_item(spent_s: float, gained_s: float, given_up: bool) -> None:
    pool = Supervisor(Settings(workers=1, limits=Limits(kills=5)), bytes(32), "/nowhere/case.sqlite")
    work = Work(Address((Step("file", "/box"),)), None, 1)
    for number in range(50):
        if pool._done:
            break
        pool._failed(work, stood(f"0/{number}", spent_s, gained_s), ProblemCode.KILLED)
    assert bool(pool._done) is given_up
    assert work.attempts == (7 if given_up else 51)


def test_a_member_that_kills_its_worker_again_is_cut_all_the_same() -> None:
    pool = Supervisor(Settings(workers=1), bytes(32), "/nowhere/case.sqlite")
    work = Work(Address((Step("file", "/box"),)), None, 1)
    for _ in range(2):
        pool._failed(work, stood("0/3", 60.0, 55.0), ProblemCode.KILLED)
    assert set(work.cuts) == {"0/3"} and work.kills == 0


@pytest.mark.parametrize("finished", [0, 4])
def test_what_ends_run_after_run_keeps_its_finished_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished: int
) -> None:
    monkeypatch.setattr(handover, "MOVE_S", -1.0)
    (tmp_path / "leak").mkdir()
    path, key = tmp_path / "leak" / "zip_in.mbox", tmp_path / "key"
    path.write_bytes(containers()["zip_in.mbox"])
    settings = Settings(workers=1, ocr="off", audit_share=0.0)
    kinds = registry.kinds(()).values()
    target = f"file://{tmp_path}/leak"
    with Case.create_or_open(tmp_path / "case", key_file=key, settings=settings, kinds=kinds, target=target) as case:
        listed(case, tmp_path / "leak")
        (item,) = case.ledger.pending(9)
        for _ in range(4):
            case.ledger.begin_attempts([item.item_id])
        if finished:
            dead = Worker(case.paths.ledger, path.read_bytes(), Limits(), root=item.address, key=case.key.hash_key)
            dead.run(finished)
            assert dead.log.exists()
    run(Job((str(tmp_path / "leak"),), tmp_path / "case", settings=settings, key_file=key))
    assert verify(tmp_path / "case", key) == []
    with CaseReader(tmp_path / "case") as reader:
        found = {item.address.split("/leak/")[-1]: item for item in reader.items()}
    box = found["zip_in.mbox"]
    assert [problem[0] for problem in box.problems] == ["killed"]
    assert box.state == ("partial" if finished else "skipped")
    complete = [name for name, item in found.items() if item.state == "complete"]
    assert len(complete) == finished
    assert not (tmp_path / "case" / "unfinished").exists()


def test_an_item_that_gets_on_has_earlier_attempts_forgotten(tmp_path: Path) -> None:
    (tmp_path / "leak").mkdir()
    (tmp_path / "leak" / "a.txt").write_text("words")
    with Case.create_or_open(tmp_path / "case", key_file=tmp_path / "key", kinds=registry.kinds(()).values()) as case:
        listed(case, tmp_path / "leak")
        (item,) = case.ledger.pending(9)
        case.ledger.forget_earlier_attempts(item.item_id)
        assert case.ledger.pending(9)[0].attempts == 0
        for _ in range(3):
            case.ledger.begin_attempts([item.item_id])
        case.ledger.forget_earlier_attempts(item.item_id)
        assert case.ledger.pending(9)[0].attempts == 1
        case.ledger.withdraw_attempts([item.item_id])
        assert case.ledger.pending(9)[0].attempts == 0
