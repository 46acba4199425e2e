"""The main job over small trees: what is listed is accounted for, and stopping loses nothing."""

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_scan.engine.progress import Progress
from pii_scan.engine.scan import Job, run
from pii_scan.model.errors import Interrupted
from pii_scan.model.item import Item
from pii_scan.model.settings import Settings
from pii_scan.model.state import Risk
from pii_scan.source.local import LocalTree
from pii_scan.store.journal import read_journal
from pii_scan.store.reader import CaseReader
from pii_scan.store.verify import verify

SSN = "SSN: 219-09-4321\n"


def job(tmp_path: Path, *targets: Path, workers: int = 1) -> Job:
    return Job(
        tuple(map(str, targets or (tmp_path / "leak",))), tmp_path / "case", key_file=tmp_path / "key",
        settings=Settings(workers=workers, ocr="off"),
    )  # fmt: skip


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    folder.mkdir()
    return folder


def states(case: Path) -> dict[str, tuple[str, list[str]]]:
    with CaseReader(case) as reader:
        return {
            item.address.rsplit("/", 1)[1]: (item.state, [problem[0] for problem in item.problems])
            for item in reader.items()
        }


def test_everything_listed_is_accounted_for(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(SSN)
    (leak / "empty").touch()
    (leak / "link").symlink_to("/etc/passwd")
    with zipfile.ZipFile(leak / "box.zip", "w") as archive:
        archive.writestr("in/same.txt", SSN)
        archive.writestr("other.txt", "Only words about the weather stand here.")
    ended = run(job(tmp_path))
    assert states(tmp_path / "case") == {
        "a.txt": ("complete", []),
        "empty": ("complete", ["truncated"]),
        "link": ("skipped", ["link_not_followed"]),
        "box.zip": ("complete", []),
        "same.txt": ("complete", []),
        "other.txt": ("complete", []),
    }
    assert ended.incomplete and ended.worst is Risk.CRITICAL and ended.at_least("high")
    with CaseReader(tmp_path / "case") as reader:
        risks = {item.address.rsplit("/", 1)[1]: reader.item_risk()[item.item_id] for item in reader.items()}
    assert risks["box.zip"] == ("critical", ("holds a member of risk critical",))
    assert risks["link"][0] == "unknown" and risks["empty"][0] == risks["other.txt"][0] == "none"
    assert verify(tmp_path / "case", tmp_path / "key") == []


def test_the_same_bytes_are_reported_wherever_they_lie(leak: Path, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", SSN)
    for name in ("one.zip", "two.zip"):
        (leak / name).write_bytes(inner.getvalue())
    (leak / "flat.txt").write_text(SSN)
    run(job(tmp_path))
    with CaseReader(tmp_path / "case") as reader:
        found = sorted(match.address.split("/leak/")[1] for match in reader.matches() if match.kind == "us_ssn")
        counts = reader.derived("people")
    assert found == ["flat.txt", "one.zip!/deep.txt", "two.zip!/deep.txt"]
    # Three places, one person.
    assert (counts["low"], counts["best"], counts["high"]) == (1, 1, 1)


def test_two_targets_are_one_case(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(SSN)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text("Only words about the weather stand here.")
    run(job(tmp_path, leak, tmp_path / "more"))
    assert set(states(tmp_path / "case")) == {"a.txt", "b.txt"}


def test_a_file_that_appears_later_is_read_by_the_next_run(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text("Only words about the weather stand here.")
    assert not run(job(tmp_path)).at_least("low")
    (leak / "b.txt").write_text(SSN)
    assert run(job(tmp_path, workers=2)).worst is Risk.CRITICAL
    assert set(states(tmp_path / "case")) == {"a.txt", "b.txt"}


def events(tmp_path: Path) -> list[str]:
    return [event["event"] for event in read_journal(tmp_path / "case" / "journal.jsonl")]


def test_stopping_before_the_first_item(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(SSN)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Interrupted) as caught:
        run(job(tmp_path), stop=stop)
    assert caught.value.exit_code == 130 and events(tmp_path)[-2:] == ["interrupted", "closed"]
    assert run(job(tmp_path)).worst is Risk.CRITICAL


def test_stopping_while_listing(leak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        (leak / f"{number}.txt").write_text(f"Line {number} about the weather of that day.")
    stop, real = threading.Event(), LocalTree.list

    def slow(tree: LocalTree) -> Iterator[Item]:
        for number, item in enumerate(real(tree)):
            if number == 4:
                stop.set()
            yield item

    with monkeypatch.context() as patch:
        patch.setattr(LocalTree, "list", slow)
        with pytest.raises(Interrupted):
            run(job(tmp_path), stop=stop)
    # What was listed is kept, and the listing is not called finished.
    assert set(states(tmp_path / "case")) == {f"{number}.txt" for number in range(4)}
    assert "listed" not in events(tmp_path)
    run(job(tmp_path))
    assert {state for state, _ in states(tmp_path / "case").values()} == {"complete"}
    assert len(states(tmp_path / "case")) == 9


class _StopsAt(Progress):
    def __init__(self, stop: threading.Event, words: str) -> None:
        super().__init__()
        self.stop, self.words = stop, words

    def phase(self, words: str) -> None:
        if words.startswith(self.words):
            self.stop.set()


@pytest.mark.parametrize("phase", ["linking", "assessing"])
def test_stopping_after_the_last_item(leak: Path, tmp_path: Path, phase: str) -> None:
    (leak / "a.txt").write_text(SSN)
    stop = threading.Event()
    with pytest.raises(Interrupted):
        run(job(tmp_path), _StopsAt(stop, phase), stop)
    assert "report_written" not in events(tmp_path) and "interrupted" in events(tmp_path)
    assert run(job(tmp_path)).worst is Risk.CRITICAL
    assert verify(tmp_path / "case", tmp_path / "key") == []


def test_the_report_knows_when_the_scan_ended(leak: Path, tmp_path: Path) -> None:
    (leak / "a.txt").write_text(SSN)
    run(job(tmp_path))
    with CaseReader(tmp_path / "case") as reader:
        first = reader.meta
    assert first["created"] <= first["started"] <= first["finished"]
    from pii_scan.engine.finish import finish
    from pii_scan.store.case import Case

    with Case.open(tmp_path / "case", key_file=tmp_path / "key") as opened:
        finish(opened)
    with CaseReader(tmp_path / "case") as reader:
        # Writing the report again is no scan.
        assert (reader.meta["started"], reader.meta["finished"]) == (first["started"], first["finished"])
