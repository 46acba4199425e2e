"""A kill while records are linked costs the linking: nothing is read again, and the next run comes to the same."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pii_scan.link.run import link
from pii_scan.model.record import Record
from pii_scan.store.case import Case
from pii_scan.store.reader import CaseReader
from pii_scan.store.records import record_stream
from pii_scan.store.verify import verify
from tests.link.people import record
from tests.store.kill_victim import die_after
from tests.store.synthetic import REPOSITORY, entries, mask, mask_name, open_case, unit


def _records() -> list[Record]:
    """Sixty people in ninety records."""
    return [record(f"r{n:03d}", name=f"N{n % 60}", ssn=str(n % 60), state="OH", basis="address") for n in range(90)]


def _make(folder: Path) -> None:
    with open_case(folder) as case:
        case.ledger.add_listing(entries(1))
        case.ledger.finish_listing(1)
        made = unit(0)
        node = replace(made.nodes[0], records=(), record_parts=(record_stream(_records()),))
        case.ledger.commit([replace(made, nodes=(node, *made.nodes[1:]))], mask, mask_name)


def _found(folder: Path) -> tuple[list[object], ...]:
    with CaseReader(folder / "case", folder / "the.key") as reader:
        counts = [reader.derived("people"), reader.derived("residents")]
        return counts, list(reader.people()), list(reader.ties()), list(reader.batches)


def main(folder: Path) -> None:
    with Case.open(folder / "case", key_file=folder / "the.key") as case:
        link(case)


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
@pytest.mark.parametrize(
    "where",
    [
        "pii_scan.link.people:load:1",
        "pii_scan.link.people:PeopleLinker.run:1",
        "pii_scan.store.linked:_write:1",
        "pii_scan.store.linked:_write:2",
        "pii_scan.store.linked:LinkedWriter.commit:1",
    ],
)
def test_kill_9_at_each_step_of_linking(tmp_path: Path, where: str, again: bool) -> None:
    _make(tmp_path)
    straight = tmp_path / "straight"
    shutil.copytree(tmp_path / "case", straight / "case")
    shutil.copy(tmp_path / "the.key", straight / "the.key")
    main(straight)
    if again:
        main(tmp_path)
    before = _found(tmp_path)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.link.test_killed", str(tmp_path), where], cwd=REPOSITORY, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    # Until a linking is through, the one before it counts.
    assert _found(tmp_path) in (before, _found(straight))
    main(tmp_path)
    assert _found(tmp_path) == _found(straight)
    # The unit has a letter of one more person.
    assert _found(tmp_path)[0][0]["best"] == 60 + 1 and _found(tmp_path)[3] == before[3]  # type: ignore[index]
    assert len(list((tmp_path / "case" / "linked").iterdir())) == 2
    assert not list((tmp_path / "case").glob(".linking-*"))
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_a_changed_list_of_people_is_found(tmp_path: Path) -> None:
    _make(tmp_path)
    main(tmp_path)
    for path in (tmp_path / "case" / "linked").iterdir():
        path.write_bytes(path.read_bytes() + b"x")
    subjects = {issue.subject.split("-")[0] for issue in verify(tmp_path / "case", tmp_path / "the.key")}
    assert subjects == {"linked/people", "linked/ties"}


if __name__ == "__main__":
    die_after(sys.argv[2])
    main(Path(sys.argv[1]))
