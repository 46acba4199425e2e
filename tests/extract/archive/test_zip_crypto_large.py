"""Large members under the traditional cipher: libarchive and our own code give the same."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from pii_scan.extract.archive import libarchive, zip_open
from pii_scan.extract.archive.zip import EXTRACTOR
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

pytestmark = pytest.mark.skipif(shutil.which("zip") is None or not libarchive.present(), reason="needs zip, libarchive")


def read(path: Path, *passwords: str) -> tuple[dict[str, bytes], list[str]]:
    given = Input(Payload(path=str(path)), "application/zip", path.name, Limits(), Settings(), passwords)
    files: dict[str, bytes] = {}
    codes: list[str] = []
    for piece in EXTRACTOR.extract(given):
        if isinstance(piece, Child):
            files[piece.key] = piece.payload.read() if piece.payload is not None else b""
        elif isinstance(piece, Problem):
            codes.append(piece.code.value)
    return files, codes


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    for name, size in (("a.bin", 1_500_000), ("b.txt", 100), ("c.bin", 1_200_000)):
        (tmp_path / name).write_bytes(random.Random(name).randbytes(size))
    subprocess.run(["zip", "-q", "-P", "päss", "x.zip", "a.bin", "b.txt", "c.bin"], cwd=tmp_path, check=True)
    return tmp_path / "x.zip"


def test_both_ways_give_the_same(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(locked, "wrong", "päss")
    assert fast[0] == {name: (locked.parent / name).read_bytes() for name in ("a.bin", "b.txt", "c.bin")}
    monkeypatch.setattr(zip_open, "_LARGE", 1 << 40)
    assert read(locked, "wrong", "päss") == fast


def test_no_python_loop_runs_over_a_large_member(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pii_scan.extract.archive import zip_crypto

    seen: list[int] = []
    original = zip_crypto.PlainStream._pass

    def counted(self: zip_crypto.PlainStream, data: bytes, plain: bool = False) -> bytes:
        seen.append(len(data))
        return original(self, data, plain)

    monkeypatch.setattr(zip_crypto.PlainStream, "_pass", counted)
    read(locked, "päss")
    assert sum(seen) < 10_000


def test_damage_and_wrong_passwords(locked: Path) -> None:
    assert read(locked, "wrong") == ({"a.bin": b"", "b.txt": b"", "c.bin": b""}, ["encrypted"])
    data = bytearray(locked.read_bytes())
    data[1_600_000] ^= 0xFF
    locked.write_bytes(data)
    files, codes = read(locked, "päss")
    assert files["a.bin"] == (locked.parent / "a.bin").read_bytes()
    assert "encrypted" in codes
    assert {"truncated", "unreadable"} & set(codes)
