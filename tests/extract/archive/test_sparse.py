"""Sparse members cost what they hold, not what they claim, and hide nothing that stands behind them."""

import shutil
import subprocess
from pathlib import Path

import pytest

FORMATS = ["--format=gnu", "--format=pax --sparse-version=1.0", "--format=pax --sparse-version=0.1"]


@pytest.mark.skipif(shutil.which("tar") is None, reason="needs GNU tar")
@pytest.mark.parametrize("option", FORMATS)
def test_what_is_stored_is_read_and_the_members_behind_it(gather, tmp_path: Path, option: str) -> None:
    with (tmp_path / "lastlog").open("wb") as file:
        file.write(b"begin 219-51-4938 ")
        file.seek(300 << 30)
        file.write(b" end 446-22-2943")
    with (tmp_path / "small").open("wb") as file:
        file.seek(1 << 20)
        file.write(b"end")
    (tmp_path / "zz.txt").write_text("behind it")
    subprocess.run(
        ["tar", "-S", *option.split(), "-C", tmp_path, "-cf", tmp_path / "b.tar", "lastlog", "small", "zz.txt"],
        check=True,
    )
    found = gather((tmp_path / "b.tar").read_bytes(), "b.tar")
    large = found.children["lastlog"].payload.read()
    assert large.startswith(b"begin 219-51-4938 ")
    assert large.rstrip(b"\0").endswith(b" end 446-22-2943")
    assert len(large) < 1 << 20
    assert found.children["small"].payload.read() == bytes(1 << 20) + b"end"
    assert found.children["zz.txt"].payload.read() == b"behind it"
    assert [(p.code, p.effect, p.detail) for p in found.problems] == [
        ("partly_read", "note", "1 sparse members read without their holes")
    ]
