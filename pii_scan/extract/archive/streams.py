"""Packed streams that know where they end: one after another, as `cat` and parallel packers join them."""

import bz2
import lzma
import re
import struct
import zlib
from typing import Any, Protocol

_BLOCK = 8192
_FLAG_HEADER_SUM, _FLAG_EXTRA, _FLAG_NAME, _FLAG_COMMENT = 2, 4, 8, 16
_NAME_MAX = 4096
_MAGIC = {
    "gzip": b"\x1f\x8b\x08",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\x00",
    "zstd": b"\x28\xb5\x2f\xfd",
    "lz4": b"\x04\x22\x4d\x18",
}
_ALONE = frozenset({"zlib", "lzma", "brotli"})
"""Nothing marks their beginning, so that a second one cannot be told from other bytes."""
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""Frames of a program's own in zstd and lz4 files (RFC 8878, 3.1.2): a length, and bytes to pass over."""
_ZSTD_WINDOW_LOG = 30
"""`zstd --long=30`: a window of 1 GiB, still within a worker's memory."""
# gzip and xz files may be filled up with zeros (RFC 1952 leaves it open, tapes need it).
_PADDED = frozenset({"gzip", "xz"})


DAMAGE = (OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError)
"""What `Streams.read` raises."""


class Source(Protocol):
    """What packed bytes are read from."""

    def read(self, size: int, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...


class Streams:
    """Unpacks all streams of one kind: `gzip`, `bzip2`, `xz`, `zlib`, `lzma`, `zstd`, `lz4`, `brotli`.

    `end` is where the last whole stream ended: what lies behind it belongs to no stream. `words` are the names and
    comments of gzip headers.
    """

    def __init__(self, raw: Source, kind: str) -> None:
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
            OSError, ValueError, RuntimeError, zlib.error, lzma.LZMAError: the stream is damaged.
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
        if self._kind in _ASKING and not isinstance(inflater, _Damaged):
            block = self._raw.read(_BLOCK) if inflater.needs_input else b""
            if not block and inflater.needs_input:
                raise EOFError
            try:
                return bytes(inflater.decompress(block, size))
            except (MemoryError, OSError, EOFError, lzma.LZMAError):
                raise
            # Each further library has an error of its own.
            except Exception as error:
                raise ValueError(self._kind) from error
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
            if self._kind in _ALONE:
                return False
            self._raw.seek(self.end)
            if self._kind in _PADDED:
                self._skip_zeros()
            self._skip_frames()
            at = self._raw.tell()
            if self._raw.read(len(_MAGIC[self._kind])) != _MAGIC[self._kind]:
                return False
            self._raw.seek(at)
        else:
            self._skip_frames()
            self._settle_kind()
        if self._kind == "gzip":
            self._gzip_header()
            self._sum = self._size = 0
        self._inflater = _decoder(self._kind)
        return True

    def _settle_kind(self) -> None:
        # Both formats may begin with a skippable frame, by which neither is told.
        if self._kind in ("zstd", "lz4"):
            at = self._raw.tell()
            if self._raw.read(4) == _MAGIC["lz4"]:
                self._kind = "lz4"
            self._raw.seek(at)

    def _skip_frames(self) -> None:
        """Passes over skippable frames; what a program keeps in them is no part of the file."""
        if self._kind not in ("zstd", "lz4"):
            return
        while True:
            at = self._raw.tell()
            head = self._raw.read(8)
            if len(head) < 8 or not _SKIPPABLE.match(head):
                self._raw.seek(at)
                return
            self._raw.seek(int.from_bytes(head[4:], "little"), 1)
            if self.end is not None:
                self.end = self._raw.tell()

    def _finish(self) -> None:
        at = self._raw.tell() - len(self._inflater.unused_data or b"")
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


_ASKING = frozenset({"bzip2", "xz", "lzma", "zstd", "lz4", "brotli"})
"""Decoders that say when they need input; zlib keeps what it did not take instead."""


def _decoder(kind: str) -> Any:
    match kind:
        case "gzip":
            return zlib.decompressobj(-zlib.MAX_WBITS)
        case "zlib":
            return zlib.decompressobj()
        case "bzip2":
            return bz2.BZ2Decompressor()
        case "xz":
            return lzma.LZMADecompressor(lzma.FORMAT_XZ)
        case "lzma":
            return lzma.LZMADecompressor(lzma.FORMAT_ALONE)
        case "zstd":
            from backports.zstd import DecompressionParameter, ZstdDecompressor

            return ZstdDecompressor(options={DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})
        case "lz4":
            from lz4.frame import LZ4FrameDecompressor

            return LZ4FrameDecompressor()
        case _:
            return _Brotli()


class _Brotli:
    """Brotli's decoder in the terms of the others; it has no mark and does not say what it left over."""

    def __init__(self) -> None:
        import brotli

        self._decoder = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self.unused_data = b""

    @property
    def eof(self) -> bool:
        return bool(self._decoder.is_finished())

    @property
    def needs_input(self) -> bool:
        return bool(self._decoder.can_accept_more_data())

    def decompress(self, data: bytes, size: int) -> bytes:
        try:
            return bytes(self._decoder.process(data, output_buffer_limit=size))
        except self._error as error:
            raise ValueError("brotli") from error


class _Damaged:
    """Stands where a stream's check sum did not hold."""

    eof = False
    unconsumed_tail = b"\x00"

    def decompress(self, _: bytes, __: int) -> bytes:
        raise ValueError("check sum")
