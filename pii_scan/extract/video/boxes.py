"""Boxes of the ISO base media file format and of QuickTime, which it grew out of (ISO/IEC 14496-12, 4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST = 20_000
"""Boxes of one level that are looked at: a film of hours has a hundred, hostile bytes have millions."""
LEAF_MAX = 1 << 20
"""Bytes of one property that are read."""


@dataclass(frozen=True, slots=True)
class Box:
    """`start`–`end` is the content, without the header, in bytes from the file's start."""

    kind: bytes
    start: int
    end: int
    cut: bool = False
    """It says that it is longer than what holds it."""

    @property
    def size(self) -> int:
        return self.end - self.start


def boxes(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes of one level in the file's order; ends at the first that cannot be one."""
    at = start
    for _ in range(_MOST):
        if at + 8 > end:
            return
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            return
        length, kind, begin = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if length == 1 and len(head) == 16:
            length, begin = int.from_bytes(head[8:], "big"), at + 16
        elif length == 0:
            length = end - at
        if length < begin - at:
            return
        stop = at + length
        yield Box(kind, begin, min(stop, end), stop > end)
        at = stop


def content(stream: BinaryIO, box: Box, most: int = LEAF_MAX) -> bytes:
    """Its bytes, at most `most`."""
    stream.seek(box.start)
    return stream.read(min(box.size, most))


def inside(stream: BinaryIO, box: Box) -> Iterator[Box]:
    """Its children. `meta` starts with four bytes of version and flags in MP4 and without them in QuickTime."""
    start = box.start
    if box.kind == b"meta" and content(stream, box, 8)[4:8] != b"hdlr":
        start += 4
    yield from boxes(stream, start, box.end)
