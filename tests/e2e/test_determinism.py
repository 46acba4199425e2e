"""The same data, key and seed give the same report, whatever the number of workers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import LEAK, command
from tests.e2e.conftest import SampleCase

_TIME = re.compile(r"<time data-run>[^<]*</time>")


@pytest.fixture(scope="module")
def again(sample_case: SampleCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a second run with one worker instead of two."""
    case = tmp_path_factory.mktemp("again") / "case"
    ended = command("scan", LEAK, "--case", case, "--key-file", sample_case.key, "--workers", "1")
    assert ended.code == sample_case.ended.code, ended.err
    assert ended.out.splitlines()[:-1] == sample_case.ended.out.splitlines()[:-1]
    return case / "report"


def _summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text(encoding="ascii"))
    return found


def test_all_files_but_two_are_equal_byte_for_byte(sample_case: SampleCase, again: Path) -> None:
    first = sample_case.folder / "report"
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    assert {"findings.jsonl", "items.csv", "coverage.csv", "people.csv", "report.xlsx"} <= set(names)
    differing = [name for name in names if (first / name).read_bytes() != (again / name).read_bytes()]
    assert differing == ["index.html", "summary.json"]


def test_the_summary_differs_in_what_belongs_to_the_run_only(sample_case: SampleCase, again: Path) -> None:
    first, second = _summary(sample_case.folder / "report"), _summary(again)
    assert first.pop("run") != second.pop("run")
    assert first == second


def test_the_page_differs_in_times_only(sample_case: SampleCase, again: Path) -> None:
    pages = [(folder / "index.html").read_text("utf-8") for folder in (sample_case.folder / "report", again)]
    assert pages[0] != pages[1]
    assert _TIME.sub("", pages[0]) == _TIME.sub("", pages[1])


def test_another_key_gives_other_value_keys(sample_case: SampleCase, tmp_path: Path) -> None:
    """Otherwise the comparison above would say nothing about the key."""
    target = LEAK / "misc" / "utf16_list.txt"
    keys = []
    for name, key in (("same", sample_case.key), ("other", tmp_path / "other.key")):
        ended = command("scan", target, "--case", tmp_path / name, "--key-file", key, "--workers", "1")
        assert ended.code == 0, ended.err
        text = (tmp_path / name / "report" / "findings.jsonl").read_text("ascii")
        keys.append({json.loads(line)["value_key"] for line in text.splitlines()})
    assert keys[0] and keys[0].isdisjoint(keys[1])
    first = (sample_case.folder / "report" / "findings.jsonl").read_text("ascii")
    assert keys[0] <= {json.loads(line)["value_key"] for line in first.splitlines()}
