"""Split files: joined where all parts lie beside one another, else named with what is missing."""

import io
import os
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload


def packed(count: int = 5) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", b"SSN 219-09-9999 " + random.Random(number).randbytes(9000))
    return out.getvalue()


def split(folder: Path, data: bytes, name: str, parts: int, digits: int = 3) -> list[Path]:
    step = -(-len(data) // parts)
    out = []
    for number in range(parts):
        path = folder / f"{name}.{number + 1:0{digits}}"
        path.write_bytes(data[number * step : (number + 1) * step])
        out.append(path)
    return out


@pytest.mark.parametrize("name", ["leak.zip", "Leak"])
def test_numbered_parts_are_read_as_the_whole(gather, tmp_path: Path, name: str) -> None:
    paths = split(tmp_path, packed(), name, 12)
    got = gather(Payload(path=str(paths[0])), paths[0].name)
    assert got.children[name].payload.read() == packed()
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "note")]
    later = gather(Payload(path=str(paths[4])), paths[4].name)
    assert not later.children
    assert [p.effect.value for p in later.problems] == ["note"]


def test_a_part_that_comes_as_a_descriptor(gather, tmp_path: Path) -> None:
    """As the main process hands local files to its workers."""
    paths = split(tmp_path, packed(), "leak.zip", 3)
    with paths[0].open("rb") as file:
        got = gather(Payload(path=f"/proc/{os.getpid()}/fd/{file.fileno()}"), paths[0].name)
        assert got.children["leak.zip"].payload.read() == packed()


def test_the_missing_part_is_named(gather, tmp_path: Path) -> None:
    paths = split(tmp_path, packed(), "leak.7z", 5)
    paths[2].unlink()
    for path in (paths[0], paths[4]):
        got = gather(Payload(path=str(path)), path.name)
        assert not got.children
        assert [(p.code.value, p.effect.value) for p in got.problems] == [("truncated", "partial")]
        assert "part 3 is missing" in got.problems[0].detail


def test_a_part_without_neighbours(gather, tmp_path: Path) -> None:
    path = split(tmp_path, packed(), "leak.zip", 3)[1]
    got = gather(path.read_bytes(), path.name)
    assert got.codes == ["truncated"]
    assert "beside" in got.problems[0].detail


def test_nothing_is_followed_out_of_the_folder(gather, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"\x00 outside 305-555-0100")
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "x.zip.001").write_bytes(packed()[:5000])
    (folder / "x.zip.002").symlink_to(secret)
    got = gather(Payload(path=str(folder / "x.zip.001")), "x.zip.001")
    assert not got.children
    assert "305-555-0100" not in got.text


def test_a_set_past_the_limit_is_named(gather, tmp_path: Path) -> None:
    paths = split(tmp_path, packed(), "leak.zip", 3)
    got = gather(Payload(path=str(paths[0])), paths[0].name, limits=Limits(child_bytes=10_000))
    assert "too_large" in got.codes
    assert got.children["leak.zip"].payload is None


def test_a_text_with_such_a_name_stays_text(gather) -> None:
    assert gather(b"Chapter one of the report, nothing else.\n", "report.001").media_type == "text/plain"


@pytest.mark.skipif(shutil.which("zip") is None, reason="needs zip")
def test_a_split_zip(gather, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.bin").write_bytes(random.Random(number).randbytes(60_000))
    names = [f"{n}.bin" for n in range(5)]
    subprocess.run(["zip", "-q", "-s", "64k", "leak.zip", *names], cwd=tmp_path, check=True)
    first, end = tmp_path / "leak.z01", tmp_path / "leak.zip"
    got = gather(Payload(path=str(first)), first.name)
    whole = gather(got.children["leak.zip"].payload, "leak.zip")
    assert {n: c.payload.read() for n, c in whole.children.items()} == {n: (tmp_path / n).read_bytes() for n in names}
    assert [p.effect.value for p in gather(Payload(path=str(end)), end.name).problems] == ["note"]
    first.unlink()
    assert "truncated" in gather(Payload(path=str(end)), end.name).codes


@pytest.mark.skipif(shutil.which("7zz") is None, reason="needs 7zz")
def test_a_split_7z(gather, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(random.Random(1).randbytes(200_000))
    subprocess.run(["7zz", "a", "-v64k", "leak.7z", "a.bin"], cwd=tmp_path, check=True, capture_output=True)
    first = tmp_path / "leak.7z.001"
    got = gather(Payload(path=str(first)), first.name)
    whole = gather(got.children["leak.7z"].payload, "leak.7z")
    assert whole.children["a.bin"].payload.read() == (tmp_path / "a.bin").read_bytes()
