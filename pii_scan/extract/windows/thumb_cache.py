"""Entries of `thumbcache_*.db` and `iconcache_*.db` (Windows Vista and later).

The layout is not published by Microsoft; libyal's "Windows Explorer Thumbnail Cache database format" describes it: a
header with the version, then entries, each with its own mark, its size, a hash, the lengths of its name, of a gap and
of its data, and these three.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MARK = b"CMMM"
_VISTA, _SEVEN = 20, 21
_NEWEST = 64
"""Windows 10 writes 32."""
_NAME_MAX = 1 << 16
_DATA_MAX = 64 << 20
_BLOCK = 1 << 20


class Entry(NamedTuple):
    """One picture; `data` is None where the entry breaks off or states what cannot be."""

    name: str
    data: bytes | None


class CacheError(Exception):
    """No such file, or of an unknown version."""


def entries(stream: BinaryIO, size: int) -> Iterator[Entry]:
    """In the file's order; behind damage the next mark is looked for.

    Raises:
        CacheError: before the first entry.
    """
    head = stream.read(24)
    if len(head) < 24 or head[:4] != MARK:
        raise CacheError
    version = int.from_bytes(head[4:8], "little")
    if not _VISTA <= version <= _NEWEST:
        raise CacheError
    # Vista names the file's ending in front of the lengths; Windows 8 added the picture's measures behind them.
    lengths, header = {_VISTA: (24, 56), _SEVEN: (16, 48)}.get(version, (16, 56))
    at = _next_mark(stream, 12, size)
    while at is not None:
        stream.seek(at)
        fixed = stream.read(header)
        if len(fixed) < header:
            yield Entry("", None)
            return
        length = int.from_bytes(fixed[4:8], "little")
        name_bytes, gap, data_bytes = struct.unpack_from("<III", fixed, lengths)
        whole = header + name_bytes + gap + data_bytes
        if length < header or name_bytes > _NAME_MAX or data_bytes > _DATA_MAX or whole > length:
            yield Entry("", None)
            at = _next_mark(stream, at + 4, size)
            continue
        body = stream.read(name_bytes + gap + data_bytes)
        name = body[:name_bytes].decode("utf-16-le", "replace").rstrip("\x00")
        if len(body) < name_bytes + gap + data_bytes:
            yield Entry(name, None)
            return
        yield Entry(name, body[name_bytes + gap :])
        at += length
        stream.seek(at)
        if stream.read(4) != MARK:
            at = _next_mark(stream, at, size)


def _next_mark(stream: BinaryIO, at: int, size: int) -> int | None:
    while at < size:
        stream.seek(at)
        block = stream.read(_BLOCK + 3)
        found = block.find(MARK)
        if found >= 0:
            return at + found
        at += _BLOCK
    return None
