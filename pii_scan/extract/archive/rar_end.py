"""Where a RAR archive ends, by its block headers (technote.txt for version 5; rar 4's technote before)."""

import struct
import zlib
from typing import BinaryIO

_FIVE, _FOUR = b"Rar!\x1a\x07\x01\x00", b"Rar!\x1a\x07\x00"
_BLOCKS_MAX = 1_000_000
_END_FIVE, _CRYPT_FIVE, _END_FOUR, _MAIN_FOUR = 5, 4, 0x7B, 0x73
_LOCKED_FOUR = 0x80
_LONG_FOUR = 0x8000
_LARGE_FOUR, _FILES_FOUR = 0x100, frozenset({0x74, 0x7A})


def archive_end(stream: BinaryIO) -> int | None:
    """The first byte behind the end-of-archive block; None where it is missing, damaged or behind encrypted headers."""
    length = stream.seek(0, 2)
    stream.seek(0)
    head = stream.read(8)
    if head == _FIVE:
        return _five(stream, 8, length)
    return _four(stream, 7, length) if head.startswith(_FOUR) else None


def _five(stream: BinaryIO, at: int, length: int) -> int | None:
    for _ in range(_BLOCKS_MAX):
        if at >= length:
            # A stated size may be as large as a number can be.
            return None
        stream.seek(at)
        head = stream.read(64)
        size, used = _number(head, 4)
        kind, used_kind = _number(head, 4 + used)
        flags, used_flags = _number(head, 4 + used + used_kind)
        if not size or not used_flags or kind == _CRYPT_FIVE:
            return None
        place = 4 + used + used_kind + used_flags
        if flags & 1:
            place += _number(head, place)[1]
        data = _number(head, place)[0] if flags & 2 else 0
        at += 4 + used + size + data
        if kind == _END_FIVE:
            return at
    return None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """(value, bytes taken) of a variable-length integer; nothing taken where it is cut."""
    value = 0
    for count, byte in enumerate(data[at : at + 10]):
        value |= (byte & 0x7F) << 7 * count
        if byte < 0x80:
            return value, count + 1
    return 0, 0


def _four(stream: BinaryIO, at: int, length: int) -> int | None:
    """Packers before RAR 3 wrote no end block: there, what is no header by its check sum is behind the end."""
    for number in range(_BLOCKS_MAX):
        # What is behind the end reads as nothing; a stated size may be as large as a number can be.
        stream.seek(min(at, length))
        head = stream.read(0xFFFF)
        kind, flags, size = struct.unpack_from("<BHH", head, 2) if len(head) >= 7 else (0, 0, 0)
        if size < 7 or size > len(head) or zlib.crc32(head[2:size]) & 0xFFFF != int.from_bytes(head[:2], "little"):
            return at if number > 1 else None
        if kind == _MAIN_FOUR and flags & _LOCKED_FOUR:
            return None
        at += size
        if size >= 11 and (flags & _LONG_FOUR or kind in _FILES_FOUR):
            at += struct.unpack_from("<I", head, 7)[0]
            if kind in _FILES_FOUR and flags & _LARGE_FOUR and size >= 36:
                at += struct.unpack_from("<I", head, 32)[0] << 32
        if kind == _END_FOUR:
            return at
    return None
