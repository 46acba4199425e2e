"""The same data, key and seed give the same report, whatever the number of workers."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import LEAK, command, key_file

_TIME = re.compile(r"<time data-run>[^<]*</time>")
_PICTURES = frozenset({".jpg", ".png", ".heic", ".webp", ".tif", ".avif", ".pdf"})


@dataclass(frozen=True, slots=True)
class Twice:
    """The reports of two runs, with two workers and with one."""

    first: Path
    second: Path


def _part(folder: Path) -> Path:
    """The sample leak with one in six of its pictures, which take most of its time."""
    pictures = 0
    for path in sorted(LEAK.rglob("*")):
        pictures += path.suffix.lower() in _PICTURES
        if path.is_file() and (path.suffix.lower() not in _PICTURES or pictures % 6 == 0):
            copy = folder / path.relative_to(LEAK)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)
    return folder


@pytest.fixture(scope="module", params=["part", pytest.param("whole", marks=pytest.mark.soak)])
def twice(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    folder = tmp_path_factory.mktemp("twice")
    leak = LEAK if request.param == "whole" else _part(folder / "leak")
    key, ended = key_file(folder), []
    for workers in ("2", "1"):
        ended.append(command("scan", leak, "--case", folder / workers, "--key-file", key, "--workers", workers))
    assert [one.code for one in ended] == [3, 3], ended[0].err + ended[1].err
    assert ended[0].out.splitlines()[:-1] == ended[1].out.splitlines()[:-1]
    return Twice(folder / "2" / "report", folder / "1" / "report")


def _summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text(encoding="ascii"))
    return found


def test_all_files_but_two_are_equal_byte_for_byte(twice: Twice) -> None:
    names = sorted(path.name for path in twice.first.iterdir())
    assert names == sorted(path.name for path in twice.second.iterdir())
    assert {"findings.jsonl", "items.csv", "coverage.csv", "people.csv", "report.xlsx"} <= set(names)
    assert (twice.first / "findings.jsonl").read_text("ascii").count("\n") > 1000
    differing = [name for name in names if (twice.first / name).read_bytes() != (twice.second / name).read_bytes()]
    assert differing == ["index.html", "summary.json"]


def test_the_summary_differs_in_what_belongs_to_the_run_only(twice: Twice) -> None:
    first, second = _summary(twice.first), _summary(twice.second)
    assert first.pop("run") != second.pop("run")
    assert first == second


def test_the_page_differs_in_times_only(twice: Twice) -> None:
    pages = [(folder / "index.html").read_text("utf-8") for folder in (twice.first, twice.second)]
    assert pages[0] != pages[1]
    assert _TIME.sub("", pages[0]) == _TIME.sub("", pages[1])


def test_another_key_gives_other_value_keys(twice: Twice, tmp_path: Path) -> None:
    """Otherwise the comparison above would say nothing about the key."""
    target = LEAK / "misc" / "utf16_list.txt"
    keys = []
    for name, key in (("same", twice.first.parent.parent / "case.key"), ("other", tmp_path / "other.key")):
        ended = command("scan", target, "--case", tmp_path / name, "--key-file", key, "--workers", "1")
        assert ended.code == 0, ended.err
        text = (tmp_path / name / "report" / "findings.jsonl").read_text("ascii")
        keys.append({json.loads(line)["value_key"] for line in text.splitlines()})
    assert keys[0] and keys[0].isdisjoint(keys[1])
    first = (twice.first / "findings.jsonl").read_text("ascii")
    assert keys[0] <= {json.loads(line)["value_key"] for line in first.splitlines()}
