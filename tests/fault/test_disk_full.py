"""A disk that fills up ends the run with a clear message; with room made, the same command continues it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.command import command, key_file, program
from tests.fault.small_leak import make


@pytest.fixture(params=[700, 1300])
def tiny(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system that is full before the work begins, or in the middle of it."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}k", "none", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a file system may not be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system")
def test_a_full_disk_is_said_so_and_the_run_continues(tiny: Path, tmp_path: Path) -> None:
    leak, key = make(tmp_path / "leak", pictures=0), key_file(tmp_path)
    case = tiny / "case"
    arguments = ("scan", leak, "--case", case, "--key-file", key, "--workers", "1")
    full = program(*arguments)
    assert full.code == 1, full.out
    assert "no space left" in full.err.lower() or "disk is full" in full.err.lower(), full.err
    assert "run again to continue" in full.err.lower() or "same command" in full.err.lower()
    assert "Traceback" not in full.err
    subprocess.run(["mount", "-o", "remount,size=64m", str(tiny)], check=True)
    assert command(*arguments).code == 3
    assert command("verify", case, "--key-file", key).code == 0
    straight = tmp_path / "straight"
    assert command("scan", leak, "--case", straight, "--key-file", key, "--workers", "1").code == 3
    for name in ("findings.jsonl", "items.csv", "people.csv"):
        assert (case / "report" / name).read_bytes() == (straight / "report" / name).read_bytes()
