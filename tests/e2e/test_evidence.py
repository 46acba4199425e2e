"""The evidence is only read, and a case never becomes part of what it is about."""

import os
from pathlib import Path

import pytest

from tests.e2e.command import command, key_file
from tests.e2e.evidence import snapshot


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Name: Wendell Ostrander\nSSN: 446-22-2943\n")
    (folder / "sub" / "b.csv").write_text("name,email\nWendell Ostrander,w.ostrander@example.org\n")
    (folder / "link").symlink_to(folder / "sub")
    for path in (folder / "a.txt", folder / "sub" / "b.csv"):
        os.utime(path, ns=(1_000_000_000_000_000_000, 1_000_000_000_000_000_000))
    return folder


def test_nothing_in_the_target_changes_not_even_times_of_access(leak: Path, tmp_path: Path) -> None:
    before = snapshot(leak)
    ended = command("scan", leak, "--case", tmp_path / "case", "--key-file", key_file(tmp_path), "--workers", "1")
    assert ended.code == 3, ended.err
    assert snapshot(leak) == before


@pytest.mark.parametrize("below", ["case", "sub/deep/case", "."])
def test_a_case_folder_inside_the_target_is_refused(leak: Path, tmp_path: Path, below: str) -> None:
    before = snapshot(leak)
    ended = command("scan", leak, "--case", leak / below, "--key-file", key_file(tmp_path))
    assert ended.code == 2
    assert "inside the target" in ended.err and "--case" in ended.err
    assert snapshot(leak) == before


def test_a_link_does_not_smuggle_the_case_in(leak: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(leak)
    ended = command("scan", leak, "--case", tmp_path / "elsewhere" / "case", "--key-file", key_file(tmp_path))
    assert ended.code == 2


def test_a_folder_with_a_like_name_beside_the_target_is_fine(leak: Path, tmp_path: Path) -> None:
    ended = command("scan", leak, "--case", tmp_path / "leak-case", "--key-file", key_file(tmp_path), "--workers", "1")
    assert ended.code == 3, ended.err
