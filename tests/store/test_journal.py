"""The journal's chain holds, tears are repaired, changes show."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.store.journal import GENESIS, Journal, journal_end, read_journal, verify_chain


def _write(path: Path, count: int = 4) -> None:
    journal = Journal(path, clock=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    for number in range(count):
        journal.append("step", number=number)
    journal.close()


def test_each_line_names_the_one_before(tmp_path: Path) -> None:
    _write(tmp_path / "j")
    lines = list(read_journal(tmp_path / "j"))
    assert [line["previous"] for line in lines] == [GENESIS, *(line["hash"] for line in lines[:-1])]
    assert [line["seq"] for line in lines] == [1, 2, 3, 4]
    assert lines[0]["time"] == "2026-01-02T03:04:05.000+00:00"
    assert journal_end(tmp_path / "j") == (4, lines[-1]["hash"])
    assert verify_chain(tmp_path / "j") == []
    assert (tmp_path / "j").stat().st_mode & 0o777 == 0o600


@settings(max_examples=25, deadline=None)
@given(cut=st.integers(1, 150))
def test_a_torn_last_line_is_cut_off_and_said(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("torn") / "j"
    _write(path)
    data = path.read_bytes()
    last = len(data.splitlines(keepends=True)[-1])
    path.write_bytes(data[: -min(cut, last - 1)])
    assert verify_chain(path) == ["line 4 is torn"]
    Journal(path).close()
    assert verify_chain(path) == []
    events = [entry["event"] for entry in read_journal(path)]
    assert events == ["step", "step", "step", "repaired"]
    assert json.loads(path.read_bytes().splitlines()[-1])["data"] == {"removed_bytes": last - min(cut, last - 1)}


@pytest.mark.parametrize("victim", [0, 1, 3])
def test_a_changed_line_shows(tmp_path: Path, victim: int) -> None:
    _write(tmp_path / "j")
    lines = (tmp_path / "j").read_bytes().splitlines(keepends=True)
    lines[victim] = lines[victim].replace(b'"number":', b'"numbeR":')
    (tmp_path / "j").write_bytes(b"".join(lines))
    assert f"line {victim + 1} was changed" in verify_chain(tmp_path / "j")


@pytest.mark.parametrize("change", ["drop first", "drop middle", "swap"])
def test_removed_and_moved_lines_show(tmp_path: Path, change: str) -> None:
    _write(tmp_path / "j")
    lines = (tmp_path / "j").read_bytes().splitlines(keepends=True)
    if change == "swap":
        lines[1], lines[2] = lines[2], lines[1]
    else:
        del lines[0 if change == "drop first" else 1]
    (tmp_path / "j").write_bytes(b"".join(lines))
    assert verify_chain(tmp_path / "j")


def test_damage_further_up_is_kept_for_verify(tmp_path: Path) -> None:
    _write(tmp_path / "j")
    lines = (tmp_path / "j").read_bytes().splitlines(keepends=True)
    lines[1] = b"not json\n"
    (tmp_path / "j").write_bytes(b"".join(lines))
    journal = Journal(tmp_path / "j")
    journal.append("later")
    journal.close()
    assert b"not json\n" in (tmp_path / "j").read_bytes()
    assert "line 2 is unreadable" in verify_chain(tmp_path / "j")
