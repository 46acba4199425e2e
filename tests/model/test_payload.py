"""Evidence is opened for reading and nothing else."""

import hashlib
import io
import os
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from pii_scan.model.payload import Payload

DATA = bytes(range(256)) * 40


@pytest.fixture(params=["memory", "file"])
def payload(request: pytest.FixtureRequest, tmp_path: Path) -> Payload:
    if request.param == "memory":
        return Payload(data=DATA)
    path = tmp_path / "evidence"
    path.write_bytes(DATA)
    return Payload(path=str(path))


def test_reading(payload: Payload) -> None:
    assert payload.size_bytes == len(DATA) == 10_240
    assert payload.read() == DATA and payload.read(7) == DATA[:7]
    assert payload.head() == DATA[:8192] and payload.head(3) == DATA[:3]
    assert payload.sha256() == hashlib.sha256(DATA).hexdigest()
    with payload.open() as stream:
        stream.seek(-1, io.SEEK_END)
        assert stream.read() == DATA[-1:] and stream.seekable()


def test_a_file_cannot_be_written_through_it(tmp_path: Path) -> None:
    path = tmp_path / "evidence"
    path.write_bytes(DATA)
    with Payload(path=str(path)).open() as stream:
        assert not stream.writable()
        with pytest.raises(io.UnsupportedOperation):
            stream.write(b"x")
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.write(stream.fileno(), b"x")
    assert path.read_bytes() == DATA


def test_reading_leaves_the_times_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "evidence"
    path.write_bytes(DATA)
    os.utime(path, ns=(10**18, 10**18))
    Payload(path=str(path)).sha256()
    assert (path.stat().st_atime_ns, path.stat().st_mtime_ns) == (10**18, 10**18)


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "evidence"
    path.write_bytes(DATA)
    path.chmod(0o400)
    assert Payload(path=str(path)).read() == DATA


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert Payload(path=str(tmp_path / "pipe")).read() == b""


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Payload(data=b"x").data = b"y"  # type: ignore[misc]
