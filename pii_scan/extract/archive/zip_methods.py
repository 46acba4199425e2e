"""Compression methods of zip members (APPNOTE 4.4.5), also those that the standard library's zipfile leaves out."""

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import Any

from pii_scan.extract.archive.spool import Readable

_BLOCK = 1 << 13
_PPMD_MEMORY_MAX = 256 << 20


class MethodDamage(Exception):
    """The packed bytes do not unpack, or not to what the directory says."""


class Unpacking:
    """Unpacks what `raw` gives, to its end.

    Args:
        size: as the directory states it; PPMd has no end of its own.
        crc: likewise; None where something else vouches for the bytes.

    Raises:
        KeyError: from the constructor: a method that nothing here reads.
    """

    def __init__(self, raw: Readable, method: int, size: int, crc: int | None) -> None:
        self._raw = raw
        self._step: Callable[[bytes, int], bytes] | None = None
        self._make = _METHODS[method]
        self._size = size
        self._crc = crc
        self._sum = 0
        self._ended = False
        self._more = self._stuck = False

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            MethodDamage: what was handed out before is all there is.
        """
        try:
            return self._read(size)
        except (MethodDamage, MemoryError):
            raise
        # Each method's library has its own words for damage.
        except Exception as error:
            raise MethodDamage from error

    def _read(self, size: int) -> bytes:
        if self._step is None:
            self._decoder, self._step = self._make(self._raw, self._size)
        while not self._ended:
            if getattr(self._decoder, "eof", False):
                break
            hungry = self._stuck or getattr(self._decoder, "needs_input", not self._more)
            block = self._raw.read(_BLOCK) if hungry else b""
            out = self._step(block, size)
            self._more = bool(getattr(self._decoder, "unconsumed_tail", b""))
            if out:
                self._sum = zlib.crc32(out, self._sum)
                self._stuck = False
                return out
            if hungry and not block:
                break
            # A decoder that asks for nothing and gives nothing would be asked for ever.
            self._stuck = not hungry
        if not self._ended:
            self._ended = True
            self._drain()
            if self._crc is not None and self._sum != self._crc:
                raise MethodDamage
        return b""

    def _drain(self) -> None:
        # What vouches for the bytes below stands behind their end.
        while self._raw.read(_BLOCK):
            pass


def _stored(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    return None, lambda data, _: data


def _deflate(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    return inflater, lambda data, size: inflater.decompress(inflater.unconsumed_tail + data, size)


def _deflate64(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    from inflate64 import Inflater

    inflater = Inflater()
    # It has no bound on its output; 8 KiB of input make eight MiB at the most.
    return inflater, lambda data, _: bytes(inflater.inflate(data)) if data else b""


def _bzip2(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    unpacker = bz2.BZ2Decompressor()
    return unpacker, unpacker.decompress


def _lzma(raw: Readable, _: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    """APPNOTE 5.8.8: version, length of properties, properties."""
    head = raw.read(4)
    length = struct.unpack_from("<H", head, 2)[0]
    props = raw.read(length)
    chain = [lzma._decode_filter_properties(lzma.FILTER_LZMA1, props)]  # type: ignore[attr-defined]
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
    return unpacker, unpacker.decompress


def _xz(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ)
    return unpacker, unpacker.decompress


def _zstd(_: Readable, __: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    from backports.zstd import ZstdDecompressor

    unpacker = ZstdDecompressor()
    return unpacker, unpacker.decompress


def _ppmd(raw: Readable, size: int) -> tuple[Any, Callable[[bytes, int], bytes]]:
    """APPNOTE 5.10: order, memory and restoration method in two bytes."""
    from pyppmd import Ppmd8Decoder

    head = struct.unpack("<H", raw.read(2))[0]
    order, memory, restore = (head & 0xF) + 1, ((head >> 4 & 0xFF) + 1) << 20, head >> 12
    if memory > _PPMD_MEMORY_MAX or restore > 1:
        raise MethodDamage
    unpacker = _Ppmd(Ppmd8Decoder(order, memory, restore), size)
    return unpacker, unpacker.decompress


class _Ppmd:
    """Ends where the directory says, since the method has no end of its own."""

    def __init__(self, decoder: Any, size: int) -> None:
        self._decoder = decoder
        self._left = size
        self.eof = size == 0

    @property
    def needs_input(self) -> bool:
        return bool(self._decoder.needs_input)

    def decompress(self, data: bytes, most: int) -> bytes:
        out = bytes(self._decoder.decode(data, min(most, self._left)))
        self._left -= len(out)
        self.eof = self._left == 0
        return out


_METHODS: dict[int, Callable[[Readable, int], tuple[Any, Callable[[bytes, int], bytes]]]] = {
    0: _stored,
    8: _deflate,
    9: _deflate64,
    12: _bzip2,
    14: _lzma,
    20: _zstd,
    93: _zstd,
    95: _xz,
    98: _ppmd,
}
METHODS = frozenset(_METHODS)
