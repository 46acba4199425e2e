"""The hostile corpus in one folder: the run ends, every item and member has its line, nothing escapes."""

import json
import os
import socket
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import Ended, key_file, program, table
from tests.e2e.evidence import Snapshot, snapshot
from tests.hostile.corpus import PASSWD, TRAPS, Trap
from tests.hostile.samples.sample import NOTE

Row = dict[str, str]
ODD_FILES = {
    "loop": "link_not_followed", "out": "link_not_followed", "dangling": "link_not_followed", "pipe": "not_a_file",
    "socket": "not_a_file", "device": "not_a_file", "zeros": "not_a_file",
}  # fmt: skip
"""What is no file, by the reason that its line gives."""


@dataclass(frozen=True, slots=True)
class Corpus:
    folder: Path
    ended: Ended
    before: Snapshot
    files: frozenset[str]
    rows: dict[str, Row]
    items: dict[str, Row]

    def all_of(self, name: str) -> dict[str, Row]:
        return {key: row for key, row in self.rows.items() if key == name or key.startswith(f"{name}!/")}


def _lay(leak: Path) -> Iterator[str]:
    for made in TRAPS:
        (leak / made.name).write_bytes(made.make())
        yield made.name
    (leak / "loop").symlink_to(leak)
    (leak / "out").symlink_to("/etc/passwd")
    (leak / "dangling").symlink_to("nowhere")
    os.mkfifo(leak / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        # The path of a socket is short.
        os.chdir(leak)
        try:
            bound.bind("socket")
        finally:
            os.chdir(here)
    try:
        os.mknod(leak / "device", stat.S_IFBLK | 0o600, os.makedev(7, 200))
        os.mknod(leak / "zeros", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pass
    (leak / "hard_a.txt").write_text(NOTE)
    os.link(leak / "hard_a.txt", leak / "hard_b.txt")
    yield from ("hard_a.txt", "hard_b.txt")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("corpus")
    leak = folder / "leak"
    leak.mkdir()
    files = frozenset(_lay(leak))
    (folder / "tmp").mkdir()
    before = snapshot(leak)
    ended = program(
        "scan", leak, "--case", folder / "case", "--key-file", key_file(folder), "--ocr", "off", "--item-cpu", "20",
        env={"TMPDIR": str(folder / "tmp")},
    )  # fmt: skip
    report = folder / "case" / "report"
    rows, items = (
        {row["address"].rsplit("/leak/", 1)[1]: row for row in table(report / name)}
        for name in ("coverage.csv", "items.csv")
    )
    return Corpus(folder, ended, before, files, rows, items)


def test_the_run_ends_and_every_item_has_a_line(corpus: Corpus) -> None:
    assert corpus.ended.code == 3, corpus.ended.err
    assert "Traceback" not in corpus.ended.err
    odd = {name for name in ODD_FILES if os.path.lexists(corpus.folder / "leak" / name)}
    assert {key for key in corpus.rows if "!/" not in key} == corpus.files | odd


def test_no_worker_was_lost(corpus: Corpus) -> None:
    bad = {
        key: row["detail"]
        for key, row in corpus.rows.items()
        if {"internal", "killed"} & set(row["reason"].split("; "))
    }
    assert bad == {}


def test_the_totals_reconcile(corpus: Corpus) -> None:
    told = json.loads((corpus.folder / "case" / "report" / "summary.json").read_text())["items"]
    assert told["total"] == len(corpus.rows) == told["complete"] + told["partial"] + told["skipped"]
    assert all(row["reason"] for row in corpus.rows.values() if row["state"] != "complete")


@pytest.mark.parametrize("made", TRAPS, ids=lambda made: made.name)
def test_each_trap_is_named_for_what_it_is(corpus: Corpus, made: Trap) -> None:
    own = corpus.all_of(made.name)
    assert own[made.name]["state"] in made.states, own[made.name]
    reasons = {code for row in own.values() for code in row["reason"].split("; ")}
    assert not made.reasons or made.reasons & reasons or own[made.name]["state"] == "complete", reasons
    names = {key.rsplit("/", 1)[-1] for key in own}
    assert made.members <= names
    if made.found:
        assert any("ssn" in corpus.items[key]["classes"].split("; ") for key in own), own


@pytest.mark.parametrize("name", ["twice.zip", "twice.tar", "odd.zip", "odd.tar", "escape.zip", "escape.tar"])
def test_every_entry_has_a_line_of_its_own(corpus: Corpus, name: str) -> None:
    entries = {"twice": 3, "odd": 5, "escape": 3}[name.partition(".")[0]]
    assert len(corpus.all_of(name)) == 1 + entries


def test_what_is_no_file_is_named_and_not_opened(corpus: Corpus) -> None:
    for name, reason in ODD_FILES.items():
        if name in corpus.rows:
            assert (corpus.rows[name]["state"], corpus.rows[name]["reason"]) == ("skipped", reason), name


def test_both_names_of_one_file_are_read(corpus: Corpus) -> None:
    for name in ("hard_a.txt", "hard_b.txt"):
        assert "ssn" in corpus.items[name]["classes"].split("; ")


def test_nothing_escapes(corpus: Corpus) -> None:
    assert snapshot(corpus.folder / "leak") == corpus.before
    assert set(os.listdir(corpus.folder)) == {"leak", "case", "case.key", "tmp"}
    assert os.listdir(corpus.folder / "tmp") == []
    for path in (corpus.folder / "case" / "report").rglob("*"):
        if path.is_file():
            assert PASSWD.encode() not in path.read_bytes(), path.name
