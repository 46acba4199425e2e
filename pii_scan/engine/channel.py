"""How a worker that may be killed at any moment hands over what it has finished so far.

One anonymous memory file per task: a header in which the worker says which node it is at, then frames, each a
finished node. Nothing of it lies on a disk (it holds raw values), and a killed worker leaves every complete
frame behind; queues and pipes shared between workers lose or block on a write that was cut short.
"""

import mmap
import os
import pickle
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pii_scan.engine.budget import Seconds

_HEADER = 4096
_PATH_MAX = 2048
# sequence (even where the rest is whole), pid, evidence yielded, wall clock at entry, wall before, cpu at entry,
# cpu before, cpu and wall allowed, wall clock at the task's begin, seconds gained, whether any is kept, path length
_SLOT = struct.Struct("<Qqqdddddddd?I")
_SEQUENCE = struct.Struct("<Q")
_FRAME = struct.Struct("<I")
_LOOKS = 100
"""A worker that is stopped for good in the middle of its word is taken at what stands there."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a worker is. `path` is the node's ordinal path (`0`, `0/3`, `0/3/1`)."""

    pid: int
    path: str
    evidence: int
    """Pieces of evidence of this node that were fully handled."""
    wall_s: float
    """Seconds of wall clock spent on the node itself, its children left out."""
    cpu_started: float
    cpu_before: float
    allowed: Seconds
    """What the node may take."""
    spent_s: float = 0.0
    """Seconds of wall clock since the worker began on the task."""
    gained_s: float = 0.0
    """Of these, what went into nodes that are finished now and need not be read again."""
    kept: bool = False
    """Some of them outlive the run, and the machine's power."""

    @property
    def worth_it(self) -> bool:
        """Whether less was lost than gained, should the worker end here: the way to the first unfinished node, and what
        went into the node that it was at."""
        return self.gained_s > self.spent_s - self.gained_s


class Channel:
    """The main process's end; owns the memory file."""

    def __init__(self) -> None:
        self._fd = os.memfd_create("pii-scan-task", os.MFD_CLOEXEC)
        os.ftruncate(self._fd, _HEADER)

    @property
    def path(self) -> str:
        return f"/proc/{os.getpid()}/fd/{self._fd}"

    def position(self) -> Position | None:
        """None before the worker has begun."""
        header = self._header()
        (sequence, pid, evidence, entered, wall, cpu_entered, cpu, cpu_s, wall_s, began, gained, kept, length) = (
            _SLOT.unpack_from(header)
        )
        if sequence <= 1:
            return None
        path = header[_SLOT.size : _SLOT.size + length].decode("ascii", "replace")
        now = time.monotonic()
        allowed = Seconds(cpu_s, wall_s)
        return Position(
            pid, path, evidence, wall + now - entered, cpu_entered, cpu, allowed, now - began, gained, bool(kept)
        )

    def _header(self) -> bytes:
        """As one word of the worker: half of an older one would be a node that has long been over its time."""
        for _ in range(_LOOKS):
            header = os.pread(self._fd, _HEADER, 0)
            (sequence,) = _SEQUENCE.unpack_from(header)
            if sequence % 2 == 0 and os.pread(self._fd, _SEQUENCE.size, 0) == header[: _SEQUENCE.size]:
                break
        return header

    def frames(self) -> Iterator[Any]:
        """Every frame that was written whole."""
        return _frames(self._fd)

    def contents(self) -> bytes:
        """All whole frames as they lie there, for a channel to begin with."""
        return _read(self._fd, _end_of(self._fd) - _HEADER, _HEADER)

    def begin_with(self, contents: bytes) -> None:
        """What the worker of an earlier try had sent: its successor finds it here."""
        at, view = _HEADER, memoryview(contents)
        while view:
            written = os.pwrite(self._fd, view, at)
            view, at = view[written:], at + written

    def close(self) -> None:
        os.close(self._fd)


def _frames(fd: int) -> Iterator[Any]:
    # Our own worker wrote them; the pickled types are the model's.
    return (pickle.loads(_read(fd, length, at)) for at, length in _places(fd))


def _places(fd: int) -> Iterator[tuple[int, int]]:
    """Where each whole frame begins, and its length."""
    end = os.fstat(fd).st_size
    at = _HEADER
    while at + _FRAME.size <= end:
        (length,) = _FRAME.unpack(os.pread(fd, _FRAME.size, at))
        at += _FRAME.size
        if length == 0 or at + length > end:
            return
        yield at, length
        at += length


def frames_of(contents: bytes) -> Iterator[Any]:
    """The frames of `Channel.contents`."""
    at = 0
    while at < len(contents):
        (length,) = _FRAME.unpack_from(contents, at)
        at += _FRAME.size
        yield pickle.loads(memoryview(contents)[at : at + length])
        at += length


def _end_of(fd: int) -> int:
    """Behind the last whole frame."""
    return max((at + length for at, length in _places(fd)), default=_HEADER)


def _read(fd: int, length: int, at: int) -> bytes:
    parts = []
    while length:
        part = os.pread(fd, min(length, 1 << 26), at)
        if not part:
            break
        parts.append(part)
        at += len(part)
        length -= len(part)
    return b"".join(parts)


class WorkerEnd:
    """The worker's end."""

    def __init__(self, path: str) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        self._slot = mmap.mmap(self._fd, _HEADER)
        self._end = _end_of(self._fd)
        self._sequence = 0
        self._began = time.monotonic()
        self.gained_s = 0.0
        """As `Position` has it; told with the next node."""
        self.kept = False
        """Likewise."""

    @property
    def held_bytes(self) -> int:
        """Of the frames so far."""
        return self._end - _HEADER

    def frames(self) -> Iterator[Any]:
        """Those of earlier tries, then the own ones."""
        return _frames(self._fd)

    def at(self, path: str, evidence: int, wall_before: float, cpu_before: float, allowed: Seconds) -> None:
        """Says: from now on, time is spent on this node."""
        self._sequence += 2
        raw = path.encode("ascii")[:_PATH_MAX]
        slot = _SLOT.pack(
            self._sequence,
            os.getpid(),
            evidence,
            time.monotonic(),
            wall_before,
            time.process_time(),
            cpu_before,
            allowed.cpu,
            allowed.wall,
            self._began,
            self.gained_s,
            self.kept,
            len(raw),
        )
        word, behind = slot + raw, _SEQUENCE.size
        # Odd as long as the word is not whole.
        self._slot[:behind] = _SEQUENCE.pack(self._sequence - 1)
        self._slot[behind : len(word)] = word[behind:]
        self._slot[:behind] = word[:behind]

    def send(self, value: Any) -> None:
        frame = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        # The length is written last, so that a frame cut short is never taken for a whole one.
        os.pwrite(self._fd, b"\0" * _FRAME.size, self._end)
        at = self._end + _FRAME.size
        view = memoryview(frame)
        while view:
            written = os.pwrite(self._fd, view, at)
            view, at = view[written:], at + written
        os.pwrite(self._fd, _FRAME.pack(len(frame)), self._end)
        self._end = at

    def close(self) -> None:
        self._slot.close()
        os.close(self._fd)
