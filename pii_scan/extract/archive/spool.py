"""Unpacks one member under its limits: small ones into memory, large ones into a file without a name."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

_IN_MEMORY = 16 << 20
_RATIO_FROM = 10 << 20
_BLOCK = 1 << 20


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Held:
    """Keeps a descriptor open as long as the payload that reads through it."""

    __slots__ = ("fd",)

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __del__(self) -> None:
        os.close(self.fd)


@dataclass(frozen=True, slots=True)
class SpooledPayload(Payload):
    """A payload behind an anonymous file; the space is given back when nobody holds the payload."""

    held: _Held | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Unpacked:
    """What became of a member. `payload` holds what could be read, also where `problem` is set."""

    payload: Payload | None
    problem: ProblemCode | None = None
    size: int = 0


def unpack(
    stream: Readable,
    limits: Limits,
    packed_size: Callable[[], int] | None,
    room: int,
    errors: tuple[type[BaseException], ...],
) -> Unpacked:
    """Reads a member to its end, at most `room` bytes.

    Args:
        stream: the unpacking stream.
        packed_size: the packed bytes the member has cost so far or in all; None where the ratio says nothing.
        room: bytes that may still be unpacked from this archive.
        errors: what the unpacking library raises on damage; what was read before is kept.
    """
    # `read` fills its block across a broken end and then raises: what it had is lost. `read1` hands it out.
    read = getattr(stream, "read1", stream.read)
    blocks: list[bytes] = []
    size = 0
    spool: int | None = None
    problem: ProblemCode | None = None
    while True:
        try:
            block = read(_BLOCK)
        except errors:
            problem = ProblemCode.TRUNCATED
            break
        if not block:
            break
        size += len(block)
        if size > room:
            problem = ProblemCode.TOO_LARGE
            break
        if packed_size is not None and size > _RATIO_FROM and size > limits.ratio * max(1, packed_size()):
            problem = ProblemCode.BOMB_SUSPECTED
            break
        if spool is None and size > _IN_MEMORY:
            spool = _nameless_file()
            for held in blocks:
                _write(spool, held)
            blocks = []
        if spool is None:
            blocks.append(block)
        else:
            _write(spool, block)
    if problem in (ProblemCode.TOO_LARGE, ProblemCode.BOMB_SUSPECTED):
        if spool is not None:
            os.close(spool)
        return Unpacked(None, problem, size)
    if spool is not None:
        return Unpacked(_reopened(spool), problem, size)
    data = b"".join(blocks)
    return Unpacked(Payload(data=data) if data or problem is None else None, problem, size)


def member(scheme: str, key: str, got: Unpacked, listed_size: int | None = None) -> Child:
    """A member as a child. One with a readable beginning goes on to be read; that it is cut stands as a
    problem on the archive, which the caller yields."""
    if got.payload is not None:
        return Child(scheme, key, got.payload, got.size)
    return Child(scheme, key, None, listed_size, got.problem or ProblemCode.UNREADABLE)


def _nameless_file() -> int:
    # A temporary file that never has a name cannot be left behind, whatever kills the process.
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _write(fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def _reopened(fd: int) -> SpooledPayload:
    own = f"/proc/{os.getpid()}/fd/{fd}"
    path = own if Path(own).exists() else f"/dev/fd/{fd}"
    return SpooledPayload(path=path, held=_Held(fd))
