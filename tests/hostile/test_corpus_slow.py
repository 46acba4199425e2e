"""Traps that cost minutes each: the run ends all the same, and what stands beside them is read."""

from pathlib import Path

import pytest

from tests.e2e.command import key_file, program, table
from tests.hostile.corpus import SLOW, Trap, long_line
from tests.hostile.samples.sample import NOTE

pytestmark = pytest.mark.soak
GIB = 1 << 30


def scanned(folder: Path) -> dict[str, dict[str, str]]:
    """The lines of a scan of `leak`, by name."""
    case = folder / "case"
    ended = program(
        "scan",
        folder / "leak",
        "--case",
        case,
        "--key-file",
        key_file(folder),
        "--ocr",
        "off",
        "--item-cpu",
        "30",
        wait_s=3000,
    )
    assert ended.code in (0, 3), ended.err
    rows = {row["address"].rsplit("/leak/", 1)[1]: row for row in table(case / "report" / "coverage.csv")}
    found = {row["address"].rsplit("/leak/", 1)[1]: row["classes"] for row in table(case / "report" / "items.csv")}
    return {key: row | {"classes": found.get(key, "")} for key, row in rows.items()}


@pytest.mark.parametrize("made", SLOW, ids=lambda made: made.name)
def test_it_is_named_and_what_stands_beside_it_is_read(tmp_path: Path, made: Trap) -> None:
    (tmp_path / "leak").mkdir()
    (tmp_path / "leak" / made.name).write_bytes(made.make())
    (tmp_path / "leak" / "z.txt").write_text(NOTE)
    rows = scanned(tmp_path)
    assert rows[made.name]["state"] in made.states
    reasons = {code for row in rows.values() for code in row["reason"].split("; ")}
    assert made.reasons & reasons or rows[made.name]["state"] == "complete", reasons
    assert "ssn" in rows["z.txt"]["classes"]


def test_a_line_of_a_gigabyte_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "leak").mkdir()
    with (tmp_path / "leak" / "line.txt").open("wb") as stream:
        stream.writelines(long_line(GIB))
    row = scanned(tmp_path)["line.txt"]
    assert row["state"] in ("complete", "partial")
    assert row["state"] == "partial" or "ssn" in row["classes"]
    assert row["state"] == "complete" or {"too_large", "timed_out"} & set(row["reason"].split("; "))
