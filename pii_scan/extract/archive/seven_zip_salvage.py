"""What lies readable in a 7z archive whose directory, at the file's end, is missing: a broken download."""

import lzma
from typing import Any, BinaryIO

from pii_scan.extract.archive.spool import Unpacked, unpack
from pii_scan.extract.extractor import Input

_START = 32
_BLOCK = 1 << 16
_LZMA2_FIRST = frozenset({0x01, *range(0xE0, 0x100)})
"""Control bytes with which an LZMA2 stream may begin: they reset the dictionary (xz's lzma2_decoder)."""
_DICTIONARY = 64 << 20
"""7-Zip's at its highest preset; a larger one than the packer's does no harm."""


def first_folder(given: Input) -> Unpacked | None:
    """The files of the first folder one behind the other, as far as they unpack with 7-Zip's own methods (LZMA2; LZMA
    with its usual properties); None where that gives nothing."""
    with given.payload.open() as stream:
        stream.seek(_START)
        first = stream.read(1)
        if not first:
            return None
        chain: dict[str, int]
        if first[0] in _LZMA2_FIRST:
            chain = {"id": lzma.FILTER_LZMA2, "dict_size": _DICTIONARY}
        elif first == b"\x00":
            chain = {"id": lzma.FILTER_LZMA1, "dict_size": _DICTIONARY, "lc": 3, "lp": 0, "pb": 2}
        else:
            return None
        stream.seek(_START)
        decoder = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain])
        packed = given.payload.size_bytes
        got = unpack(
            _Unpacking(stream, decoder), given.limits, lambda: packed, given.limits.child_bytes, (lzma.LZMAError,)
        )
    return got if got.size else None


class _Unpacking:
    def __init__(self, stream: BinaryIO, decoder: Any) -> None:
        self._stream = stream
        self._decoder = decoder

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            lzma.LZMAError: where the stream breaks.
        """
        while not self._decoder.eof:
            block = self._stream.read(_BLOCK) if self._decoder.needs_input else b""
            if not block and self._decoder.needs_input:
                break
            if out := self._decoder.decompress(block, size):
                return bytes(out)
        return b""
