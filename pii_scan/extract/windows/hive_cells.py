"""Cells of a registry hive that no key leads to: what is deleted keeps its bytes until the space is used again.

The layout is libyal's "Windows NT Registry File (REGF) format": after a header of 4096 bytes come bins (`hbin`, their
size at byte 8, the first cell at byte 32); a cell begins with its size, negative while it is in use.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BASE = 4096
_BIN_MAX = 64 << 20


@dataclass(slots=True)
class Walk:
    """What a walk over the bins found besides their free cells."""

    damaged: int = 0
    end: int = BASE
    """Behind the last bin, in bytes of the file."""


def free_cells(stream: BinaryIO, end: int, walk: Walk) -> Iterator[bytes]:
    """Contents of cells that are not in use, in the file's order; where a bin is damaged the next is looked for."""
    at = BASE
    while at + 32 <= end:
        stream.seek(at)
        head = stream.read(32)
        size = struct.unpack_from("<I", head, 8)[0] if len(head) == 32 else 0
        if head[:4] != b"hbin" or not 32 <= size <= _BIN_MAX or size % 4096 or at + size > end:
            walk.damaged += 1
            yield head + stream.read(4096 - 32)
            at += 4096
            continue
        yield from _cells(stream.read(size - 32), walk)
        at += size
        walk.end = at


def _cells(data: bytes, walk: Walk) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(data):
        size = struct.unpack_from("<i", data, at)[0]
        if abs(size) < 8 or abs(size) > len(data) - at:
            walk.damaged += 1
            yield data[at:]
            return
        if size > 0:
            yield data[at + 4 : at + size]
        at += abs(size)


def header_sum(head: bytes) -> bool:
    """Whether the header's checksum fits: its first 508 bytes, as numbers of four, by exclusive or."""
    value = 0
    for number in struct.unpack_from("<127I", head):
        value ^= number
    value = {0: 1, 0xFFFFFFFF: 0xFFFFFFFE}.get(value, value)
    return bool(value == struct.unpack_from("<I", head, 508)[0])


def same(one: bytes, seen: set[int]) -> bool:
    """Whether these bytes were met before."""
    key = zlib.crc32(one)
    known = key in seen
    seen.add(key)
    return known
