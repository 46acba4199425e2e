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
# sequence, pid, evidence yielded, wall clock at entry, wall before, cpu at entry, cpu before, cpu and wall allowed,
# path length
_SLOT = struct.Struct("<QqqddddddI")
_FRAME = struct.Struct("<I")


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
        header = os.pread(self._fd, _HEADER, 0)
        sequence, pid, evidence, entered, wall, cpu_entered, cpu, cpu_s, wall_s, length = _SLOT.unpack_from(header)
        if sequence == 0:
            return None
        path = header[_SLOT.size : _SLOT.size + length].decode("ascii", "replace")
        wall += time.monotonic() - entered
        return Position(pid, path, evidence, wall, cpu_entered, cpu, Seconds(cpu_s, wall_s))

    def frames(self) -> Iterator[Any]:
        """Every frame that was written whole."""
        end = os.fstat(self._fd).st_size
        at = _HEADER
        while at + _FRAME.size <= end:
            (length,) = _FRAME.unpack(os.pread(self._fd, _FRAME.size, at))
            at += _FRAME.size
            if length == 0 or at + length > end:
                return
            # Our own worker wrote it; the pickled types are the model's.
            yield pickle.loads(_read(self._fd, length, at))
            at += length

    def close(self) -> None:
        os.close(self._fd)


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
        self._end = _HEADER
        self._sequence = 0

    def at(self, path: str, evidence: int, wall_before: float, cpu_before: float, allowed: Seconds) -> None:
        """Says: from now on, time is spent on this node."""
        self._sequence += 1
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
            len(raw),
        )
        self._slot[: len(slot) + len(raw)] = slot + raw

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
