"""A folder with one file of each format, whole and damaged in seven ways: the ledger accounts for every item.

What is told by a state: `complete` only where everything was read. A cut or changed copy that is complete was looked at
by hand, and its sample says why it may be (`cut`, `flipped`).
"""

import io
import json
import os
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from pii_scan import plugins
from pii_scan.model.problem import ProblemCode
from tests.e2e.command import Ended, key_file, program, table
from tests.e2e.evidence import Snapshot, snapshot
from tests.hostile.damage import variants
from tests.hostile.samples import NO_SAMPLE, SAMPLES
from tests.hostile.samples.archives import FILES
from tests.hostile.samples.sample import Sample

Row = dict[str, str]
CRASHES = frozenset({"internal", "killed", "timed_out", "out_of_memory"})
POSSIBLE = tuple(sample for sample in SAMPLES if sample.possible)


@dataclass(frozen=True, slots=True)
class Ledger:
    folder: Path
    ended: Ended
    laid: dict[str, bytes]
    """Path below the leak → what lies there."""
    before: Snapshot
    rows: dict[str, Row]
    """Address below the leak, members too → its line."""
    items: dict[str, Row]
    summary: dict[str, dict[str, int]]

    def inside(self, path: str) -> dict[str, Row]:
        return {key.split("!/", 1)[1]: row for key, row in self.rows.items() if key.startswith(f"{path}!/")}

    def found(self, path: str) -> bool:
        """Whether the note was found in it or in a member."""
        return any(
            "ssn" in row["classes"].split("; ")
            for key, row in self.items.items() if key == path or key.startswith(f"{path}!/")
        )  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("ledger")
    leak = folder / "leak"
    made = {sample.name: sample.make() for sample in POSSIBLE}
    laid = {f"one/{name}": data for name, data in made.items()} | dict(variants(made, POSSIBLE))
    for path, data in laid.items():
        (leak / path).parent.mkdir(parents=True, exist_ok=True)
        (leak / path).write_bytes(data)
    (folder / "tmp").mkdir()
    before = snapshot(leak)
    ended = program(
        "scan", leak, "--case", folder / "case", "--key-file", key_file(folder), "--ocr", "off", "--item-cpu", "30",
        env={"TMPDIR": str(folder / "tmp")},
    )  # fmt: skip
    report = folder / "case" / "report"
    rows = {row["address"].rsplit("/leak/", 1)[1]: row for row in table(report / "coverage.csv")}
    items = {row["address"].rsplit("/leak/", 1)[1]: row for row in table(report / "items.csv")}
    summary = json.loads((report / "summary.json").read_text())
    return Ledger(folder, ended, laid, before, rows, items, summary)


def test_every_extractor_has_a_sample() -> None:
    wanted = {extractor.id for extractor in plugins.load("pii_scan.extract", "EXTRACTOR")}
    assert wanted - {sample.reader for sample in SAMPLES} - set(NO_SAMPLE) == set()
    assert not {sample.reader for sample in SAMPLES} & set(NO_SAMPLE)


def test_the_run_ends_in_order(ledger: Ledger) -> None:
    assert ledger.ended.code == 3, ledger.ended.err
    assert "Traceback" not in ledger.ended.err


def test_every_item_has_a_line_and_a_state(ledger: Ledger) -> None:
    listed = {key for key in ledger.rows if "!/" not in key}
    assert listed == set(ledger.laid)
    assert {row["state"] for row in ledger.rows.values()} <= {"complete", "partial", "skipped"}


def test_the_totals_reconcile(ledger: Ledger) -> None:
    states = ("complete", "partial", "skipped")
    told = ledger.summary
    lines = Counter(row["state"] for row in ledger.rows.values())
    assert {state: told["items"][state] for state in states} == {state: lines[state] for state in states}
    assert told["items"]["listed"] == len(ledger.laid)
    assert told["items"]["members"] == len(ledger.rows) - len(ledger.laid)
    assert told["items"]["total"] == len(ledger.rows) == sum(told["items"][state] for state in states)
    sizes = {key: int(row["size_bytes"] or 0) for key, row in ledger.items.items()}
    assert {key: sizes[key] for key in ledger.laid} == {key: len(data) for key, data in ledger.laid.items()}
    # Those of members are part of the file that they lie in.
    for state in states:
        wanted = sum(len(data) for key, data in ledger.laid.items() if ledger.rows[key]["state"] == state)
        assert told["bytes"][state] == wanted
    assert told["bytes"]["total"] == sum(map(len, ledger.laid.values()))


def test_no_reader_crashed_or_hung(ledger: Ledger) -> None:
    bad = {
        key: (row["reason"], row["detail"])
        for key, row in ledger.rows.items()
        if CRASHES & set(row["reason"].split("; "))
    }
    assert bad == {}


def test_what_is_not_complete_says_why_in_published_words(ledger: Ledger) -> None:
    published = {code.value for code in ProblemCode}
    for key, row in ledger.rows.items():
        codes = set(filter(None, row["reason"].split("; ")))
        assert codes <= published, key
        assert codes or row["state"] == "complete", key


@pytest.mark.parametrize("sample", POSSIBLE, ids=lambda sample: sample.name)
def test_a_whole_file_is_read(ledger: Ledger, sample: Sample) -> None:
    path = f"one/{sample.name}"
    assert ledger.rows[path]["state"] == sample.state, ledger.rows[path]
    assert ledger.found(path) == sample.found, ledger.inside(path)


@pytest.mark.parametrize("sample", POSSIBLE, ids=lambda sample: sample.name)
def test_its_name_does_not_matter(ledger: Ledger, sample: Sample) -> None:
    if sample.nameless:
        pytest.skip(sample.nameless)
    for path in ledger.laid:
        folder, _, name = path.partition("/")
        misnamed = folder == "misnamed" and name.startswith(f"{sample.name}.")
        if misnamed or path == f"unnamed/{POSSIBLE.index(sample)}":
            assert ledger.found(path) == sample.found, (path, ledger.rows[path])


@pytest.mark.parametrize("sample", POSSIBLE, ids=lambda sample: sample.name)
def test_a_file_that_was_cut_is_not_called_complete(ledger: Ledger, sample: Sample) -> None:
    for percent in (10, 50, 90):
        row = ledger.rows[f"cut{percent}/{sample.name}"]
        assert row["state"] != "complete" or sample.cut, (percent, row)


@pytest.mark.parametrize("sample", POSSIBLE, ids=lambda sample: sample.name)
def test_a_file_that_was_changed_is_found_out_or_read_all_the_same(ledger: Ledger, sample: Sample) -> None:
    for how in ("flip_one", "flip_many"):
        path = f"{how}/{sample.name}"
        row = ledger.rows[path]
        assert row["state"] != "complete" or sample.flipped or ledger.found(path), row


def test_empty_files_are_complete_and_one_byte_is_not(ledger: Ledger) -> None:
    for path in ledger.laid:
        if path.startswith("empty/"):
            assert ledger.rows[path]["state"] == "complete", path
        if path.startswith("one_byte/"):
            assert ledger.rows[path]["state"] != "complete", path


@pytest.mark.parametrize("name", ["a.zip", "b.tar", "c.7z", "d.rar", "h.cpio", "j.iso", "l.xar"])
def test_every_member_that_the_index_lists_has_a_line(ledger: Ledger, name: str) -> None:
    if f"one/{name}" not in ledger.laid:
        pytest.skip("the program that makes it is not installed")
    inside = {key.removeprefix("./") for key in ledger.inside(f"one/{name}")}
    assert set(FILES) <= inside


@pytest.mark.parametrize("how", ["one", "flip_one", "flip_many"])
def test_members_that_another_reader_lists_are_listed(ledger: Ledger, how: str) -> None:
    for name in ("a.zip", "slack.zip"):
        path = f"{how}/{name}"
        try:
            with zipfile.ZipFile(io.BytesIO(ledger.laid[path])) as archive:
                wanted = archive.namelist()
        except (zipfile.BadZipFile, NotImplementedError):
            continue
        assert len(ledger.inside(path)) >= len(wanted), path


def test_the_evidence_is_untouched_and_nothing_lies_beside_the_case(ledger: Ledger) -> None:
    assert snapshot(ledger.folder / "leak") == ledger.before
    assert set(os.listdir(ledger.folder)) == {"leak", "case", "case.key", "tmp"}
    assert os.listdir(ledger.folder / "tmp") == []
