"""HTTP/1.x messages as they were stored (RFC 9112): head and body apart, chunks joined, the coding undone."""

import io
import re
from typing import BinaryIO

from pii_scan.extract.archive.read_ahead import ReadAhead
from pii_scan.extract.archive.spool import Readable
from pii_scan.extract.archive.streams import Streams

_HEAD_MAX = 1 << 20
_BLOCK = 1 << 16
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "br": "brotli", "zstd": "zstd", "deflate": "zlib"}
_END = re.compile(rb"\r?\n\r?\n")


def split_head(stream: BinaryIO | io.RawIOBase) -> tuple[bytes, Readable]:
    """(first line and fields, what follows them); a head without an end is all head."""
    data = b""
    while len(data) < _HEAD_MAX:
        block = stream.read(8192) or b""
        data += block
        if (found := _END.search(data)) is not None:
            return data[: found.start()], _Joined(data[found.end() :], stream)
        if not block:
            break
    return data, _Joined(b"", stream)


def body(head: bytes, rest: Readable) -> Readable:
    """The body as a browser would get it; one in an unknown coding comes as it is stored."""
    fields = head.decode("latin-1").lower()
    if re.search(r"^transfer-encoding:[^\n]*chunked", fields, re.MULTILINE):
        rest = _Chunked(rest)
    coding = re.search(r"^content-encoding:\s*([\w-]+)", fields, re.MULTILINE)
    kind = _CODINGS.get(coding[1]) if coding else None
    if kind is None:
        return rest
    first = rest.read(4)
    joined = _Joined(first, rest)
    # Crawlers store bodies whose coding they undid under the old head.
    if kind == "gzip" and not first.startswith(b"\x1f\x8b"):
        return joined
    return _Decoded(joined, kind) if first else joined


class _Joined:
    """`first`, then the rest of a stream."""

    def __init__(self, first: bytes, stream: "Readable | BinaryIO | io.RawIOBase") -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        if self._first:
            out, self._first = self._first[:size], self._first[size:]
            return out
        return self._stream.read(size) or b""


class _Chunked:
    """RFC 9112, 7.1. What is no chunk is handed out as it stands: some archives keep the head and drop the chunks."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._data = b""
        self._left = 0
        self._plain = self._ended = False

    def read(self, size: int, /) -> bytes:
        if self._ended:
            return b""
        if self._plain:
            out, self._data = self._data[:size], self._data[size:]
            return out or self._stream.read(size)
        if not self._left:
            line = self._line()
            found = re.fullmatch(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;[^\r\n]*)?\r?\n", line)
            if found is None:
                self._plain = True
                self._data = line + self._data
                return self.read(size)
            self._left = int(found[1], 16)
            if not self._left:
                self._ended = True
                return b""
        self._fill(1)
        out = self._data[: min(size, self._left)]
        self._data = self._data[len(out) :]
        self._left -= len(out)
        if not self._left:
            self._fill(2)
            self._data = self._data.removeprefix(b"\r").removeprefix(b"\n")
        return out

    def _fill(self, count: int) -> None:
        while len(self._data) < count and (block := self._stream.read(_BLOCK)):
            self._data += block

    def _line(self) -> bytes:
        while b"\n" not in self._data and len(self._data) < 1024:
            block = self._stream.read(1024)
            if not block:
                break
            self._data += block
        line, end, self._data = self._data.partition(b"\n")
        return line + end


class _Decoded:
    """The coding undone; `deflate` means zlib by the standard and raw deflate by many servers."""

    def __init__(self, stream: Readable, kind: str) -> None:
        self._streams = Streams(ReadAhead(stream), kind)

    def read(self, size: int, /) -> bytes:
        return self._streams.read(size)
