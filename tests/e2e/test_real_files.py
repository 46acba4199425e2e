"""The main job over real files of a hundred formats, many of them damaged."""

import csv
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import command, key_file, lines, program, revealed, table

READ = frozenset({".jpg", ".jpeg", ".heic", ".heif", ".tif", ".tiff", ".bpg", ".psd", ".m4a", ".mp4", ".mov", ".3gp"})
"""Formats in which a position must be read; of the others it must be said that none was looked for."""


@dataclass(frozen=True, slots=True)
class RealCase:
    target: Path
    case: Path
    export: Path
    code: int
    err: str


@pytest.fixture(scope="module")
def real_case(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> RealCase:
    folder = tmp_path_factory.mktemp("real")
    target = shared_data / "real"
    key = key_file(folder)
    # Positions do not depend on OCR, and the readers' own tests hold it to these pictures.
    ended = program(
        "scan", target, "--case", folder / "case", "--key-file", key, "--ocr", "off", "--item-cpu", "60"
    )  # fmt: skip
    export = revealed(folder / "case", key, folder / "clear")
    assert command("verify", folder / "case", "--key-file", key).code == 0
    shutil.rmtree(folder / "case" / "vault")
    return RealCase(target, folder / "case", export, ended.code, ended.err)


@pytest.fixture(scope="module")
def coverage(real_case: RealCase) -> dict[str, dict[str, str]]:
    """Path below the target → its line; members left out."""
    start = f"file://{real_case.target.resolve()}/"
    rows = table(real_case.export / "coverage.csv")
    return {row["address"].removeprefix(start): row for row in rows if "!/" not in row["address"]}


def states_by_ending(coverage: dict[str, dict[str, str]]) -> str:
    """What is printed when a test fails: ending, then states and reasons with their counts."""
    found: dict[str, Counter[str]] = {}
    for path, row in coverage.items():
        words = f"{row['state']} {row['reason']}".strip()
        found.setdefault(Path(path).suffix.lower() or "(none)", Counter())[words] += 1
    return "\n".join(
        f"{ending:<12}" + ", ".join(f"{words}: {count}" for words, count in counts.most_common())
        for ending, counts in sorted(found.items())
    )


def expected(shared_data: Path) -> dict[str, tuple[float, float]]:
    with (shared_data / "real" / "gps_exiftool.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {row["SourceFile"]: (float(row["GPSLatitude"]), float(row["GPSLongitude"])) for row in rows}


def test_it_ends_in_order(real_case: RealCase) -> None:
    assert real_case.code == 3, real_case.err
    assert real_case.err == ""


def test_every_file_has_a_state_and_what_is_not_complete_a_reason(
    real_case: RealCase, coverage: dict[str, dict[str, str]]
) -> None:
    files = {path.relative_to(real_case.target).as_posix() for path in real_case.target.rglob("*") if path.is_file()}
    assert set(coverage) == {name.replace("%", "%25") for name in files}, states_by_ending(coverage)
    assert {row["state"] for row in coverage.values()} == {"complete", "partial", "skipped"}
    assert [path for path, row in coverage.items() if row["state"] != "complete" and not row["reason"]] == []


def test_no_reader_takes_a_worker_down_or_fails_within(coverage: dict[str, dict[str, str]]) -> None:
    bad = {
        path: row["detail"]
        for path, row in coverage.items()
        if {"internal", "killed", "timed_out", "out_of_memory"} & set(row["reason"].split("; "))
    }
    assert bad == {}, bad


def test_most_files_are_read(coverage: dict[str, dict[str, str]]) -> None:
    read = sum(row["state"] != "skipped" for row in coverage.values())
    assert read > 0.6 * len(coverage), states_by_ending(coverage)


def test_positions_equal_those_of_exiftool(
    real_case: RealCase, shared_data: Path, coverage: dict[str, dict[str, str]]
) -> None:
    start = f"file://{real_case.target.resolve()}/"
    found: dict[str, list[tuple[float, ...]]] = {}
    for row in lines(real_case.export / "findings.jsonl"):
        if row["kind"] == "gps_location" and row["source_layer"] == "metadata":
            point = tuple(float(part) for part in row["value"].split(","))
            found.setdefault(row["address"].removeprefix(start), []).append(point)
    for path, point in expected(shared_data).items():
        if Path(path).suffix.lower() in READ:
            assert any(
                abs(lat - point[0]) <= 1e-4 and abs(lon - point[1]) <= 1e-4 for lat, lon, *_ in found.get(path, [])
            ), (path, found.get(path), point)


def test_other_formats_that_may_hold_a_position_are_named(
    shared_data: Path, coverage: dict[str, dict[str, str]]
) -> None:
    others = [path for path in expected(shared_data) if Path(path).suffix.lower() not in READ]
    missing = {path: coverage[path] for path in others if "location_not_read" not in coverage[path]["reason"]}
    assert missing == {}
