"""Chunks of an event log by themselves: whether they are whole, how many events they state, what their slack holds.

[MS-EVEN6] leaves the file open; libyal, "Windows XML Event Log (EVTX) format", describes it: a header of 4096 bytes,
then chunks of 64 KiB with the numbers of their first and last event, where their free space begins, and CRC-32 of
their events and of their header.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

FILE_HEADER, CHUNK = 4096, 65_536
MARK = b"ElfChnk\x00"
_NO_SUMS = 4
"""Flag of a chunk that was written without checksums."""


@dataclass(frozen=True, slots=True)
class Chunk:
    stated: int
    """Events by its header; 0 where it has none."""
    whole: bool
    unused: bool
    """Nothing but zeros, or emptied and not used again."""
    carve: bytes
    """What no reader looks at: all of a damaged chunk, else the space behind its events."""


def chunks(stream: BinaryIO, start: int = FILE_HEADER) -> Iterator[Chunk]:
    """All that stand behind the header, also those that it does not count."""
    stream.seek(start)
    while data := stream.read(CHUNK):
        yield _chunk(data)


def _chunk(data: bytes) -> Chunk:
    if data[:8] != MARK:
        unused = not data.strip(b"\x00")
        return Chunk(0, unused, unused, b"" if unused else data)
    if len(data) < 512:
        return Chunk(0, False, False, data)
    first, last = struct.unpack_from("<QQ", data, 24)
    free, events_sum = struct.unpack_from("<II", data, 48)
    flags, header_sum = struct.unpack_from("<II", data, 120)
    stated = last - first + 1 if first <= last < first + CHUNK else 0
    summed = bool(flags & _NO_SUMS) or (
        zlib.crc32(data[512:free]) == events_sum and zlib.crc32(data[:120] + data[128:512]) == header_sum
    )
    whole = len(data) == CHUNK and 512 <= free <= CHUNK and summed
    return Chunk(stated, whole, False, data[free:] if whole else data)
