"""Packed streams that know where they end: one after another, as `cat` and parallel packers join them."""

import bz2
import lzma
import struct
import zlib
from typing import Any, BinaryIO

_BLOCK = 8192
_FLAG_HEADER_SUM, _FLAG_EXTRA, _FLAG_NAME, _FLAG_COMMENT = 2, 4, 8, 16
_NAME_MAX = 4096
_MAGIC = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}
# gzip and xz files may be filled up with zeros (RFC 1952 leaves it open, tapes need it).
_PADDED = frozenset({"gzip", "xz"})


class Streams:
    """Unpacks all streams of one kind: `gzip`, `bzip2`, `xz`, `zlib`.

    `end` is where the last whole stream ended: what lies behind it belongs to no stream. `words` are the names and
    comments of gzip headers.
    """

    def __init__(self, raw: BinaryIO, kind: str) -> None:
        self._raw = raw
        self._kind = kind
        self._inflater: Any = None
        self._tail = b""
        self._sum = self._size = 0
        self.end: int | None = None
        self.words: list[str] = []

    def read(self, size: int, /) -> bytes:
        """Some bytes, at most `size`; none at the end.

        Raises:
            EOFError: the file is cut.
            OSError, ValueError, zlib.error, lzma.LZMAError: the stream is damaged.
        """
        while True:
            if self._inflater is None and not self._start():
                return b""
            out = self._step(size)
            if self._inflater.eof:
                self._finish()
            if out:
                return out

    def _step(self, size: int) -> bytes:
        inflater = self._inflater
        if isinstance(inflater, bz2.BZ2Decompressor | lzma.LZMADecompressor):
            block = self._raw.read(_BLOCK) if inflater.needs_input else b""
            if not block and inflater.needs_input:
                raise EOFError
            return inflater.decompress(block, size)
        block = inflater.unconsumed_tail or self._raw.read(_BLOCK)
        if not block:
            raise EOFError
        out: bytes = inflater.decompress(block, size)
        if self._kind == "gzip":
            self._sum = zlib.crc32(out, self._sum)
            self._size += len(out)
        return out

    def _start(self) -> bool:
        """Opens the next stream; False where none begins."""
        if self.end is not None:
            if self._kind == "zlib":
                return False
            self._raw.seek(self.end)
            if self._kind in _PADDED:
                self._skip_zeros()
            at = self._raw.tell()
            if self._raw.read(len(_MAGIC[self._kind])) != _MAGIC[self._kind]:
                return False
            self._raw.seek(at)
        if self._kind == "gzip":
            self._gzip_header()
            self._sum = self._size = 0
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        elif self._kind == "bzip2":
            self._inflater = bz2.BZ2Decompressor()
        elif self._kind == "xz":
            self._inflater = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        else:
            self._inflater = zlib.decompressobj()
        return True

    def _finish(self) -> None:
        at = self._raw.tell() - len(self._inflater.unused_data)
        self._inflater = None
        if self._kind == "gzip":
            self._raw.seek(at)
            trailer = self._raw.read(8)
            at += len(trailer)
            self._raw.seek(at)
            self.end = at
            stated = struct.unpack("<II", trailer) if len(trailer) == 8 else None
            # What was unpacked stays: damage shows in the next call.
            if stated != (self._sum, self._size & 0xFFFFFFFF):
                self._inflater = _Damaged()
        self.end = at

    def _skip_zeros(self) -> None:
        while block := self._raw.read(_BLOCK):
            rest = block.lstrip(b"\x00")
            if rest:
                self._raw.seek(-len(rest), 1)
                return

    def _gzip_header(self) -> None:
        """RFC 1952, 2.3."""
        head = self._raw.read(10)
        if len(head) < 10:
            raise EOFError
        flags = head[3]
        if flags & _FLAG_EXTRA:
            size = self._raw.read(2)
            self._raw.seek(int.from_bytes(size, "little"), 1)
        for flag in (_FLAG_NAME, _FLAG_COMMENT):
            if flags & flag:
                word = self._until_zero()
                if len(self.words) < _NAME_MAX:
                    self.words.append(word.decode("latin-1"))
        if flags & _FLAG_HEADER_SUM:
            self._raw.read(2)

    def _until_zero(self) -> bytes:
        out = b""
        while block := self._raw.read(64):
            found = block.find(b"\x00")
            if found >= 0:
                self._raw.seek(found + 1 - len(block), 1)
                return out + block[:found]
            # A comment has no limit of its own.
            out = (out + block)[: 1 << 20]
        raise EOFError


class _Damaged:
    """Stands where a stream's check sum did not hold."""

    eof = False
    unconsumed_tail = b"\x00"

    def decompress(self, _: bytes, __: int) -> bytes:
        raise ValueError("check sum")
