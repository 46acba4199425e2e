"""Members of a zip without a usable directory, found by their local file headers (APPNOTE 4.3.7)."""

import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from pii_scan.extract.archive.spool import Unpacked, unpack
from pii_scan.model.limits import Limits
from pii_scan.model.problem import ProblemCode

MARK = b"PK\x03\x04"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    name: bytes
    utf8: bool
    got: Unpacked


def scan_members(stream: BinaryIO, limits: Limits) -> Iterator[Found]:
    """Each local header with what could be unpacked behind it; a cut member keeps its beginning."""
    at = next_mark(stream, 0)
    while at is not None:
        stream.seek(at)
        head = stream.read(30)
        if len(head) < 30:
            return
        flags, method = struct.unpack_from("<HH", head, 6)
        packed, _, name_length, extra = struct.unpack_from("<IIHH", head, 18)
        name = stream.read(name_length)
        start = at + 30 + name_length + extra
        stream.seek(start)
        if not name.endswith(b"/") or packed:
            yield Found(name, bool(flags & 0x800), _read(stream, limits, flags, method, packed))
        # With a data descriptor the packed size is unknown: look for the next header from the data on.
        at = next_mark(stream, start + (0 if flags & 8 else packed))


def _read(stream: BinaryIO, limits: Limits, flags: int, method: int, packed: int) -> Unpacked:
    if flags & 1:
        return Unpacked(None, ProblemCode.ENCRYPTED)
    if method == 8:
        inflating = _Inflate(stream)
        got = unpack(inflating, limits, lambda: inflating.packed, limits.child_bytes, (zlib.error,))
        whole = inflating.finished
    elif method == 0:
        got = unpack(_Slice(stream, packed), limits, None, limits.child_bytes, ())
        whole = got.size == packed
    else:
        return Unpacked(None, ProblemCode.UNSUPPORTED)
    return got if whole or got.problem is not None else replace(got, problem=ProblemCode.TRUNCATED)


class _Inflate:
    """A raw deflate stream that knows where it ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self.packed = 0
        self.finished = False

    def read(self, size: int, /) -> bytes:
        while not self._inflater.eof:
            tail = self._inflater.unconsumed_tail
            block = tail or self._stream.read(1 << 16)
            if not block:
                return b""
            self.packed += 0 if tail else len(block)
            out = self._inflater.decompress(block, size)
            if out:
                self.finished = self._inflater.eof
                return out
        self.finished = True
        return b""


class _Slice:
    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream = stream
        self._left = length

    def read(self, size: int, /) -> bytes:
        block = self._stream.read(min(size, self._left))
        self._left -= len(block)
        return block


def next_mark(stream: BinaryIO, start: int, end: int = sys.maxsize) -> int | None:
    """Where the next local header begins; None where none does before `end`."""
    stream.seek(start)
    before = b""
    at = start
    while block := stream.read(min(_BLOCK, end - at)):
        joined = before + block
        found = joined.find(MARK)
        if found >= 0:
            return at - len(before) + found
        at += len(block)
        before = joined[-3:]
    return None
