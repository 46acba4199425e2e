"""How Redis writes values into its dumps (RDB, versions 1 to 12): lengths, strings, LZF, packed lists and numbers."""

import struct
from typing import BinaryIO

_STRING_MAX = 64 << 20
_LISTED_MAX = 1_000_000


class RedisDamageError(Exception):
    """The dump is cut, or holds what is not read."""


class Cursor:
    """Reads forward.

    Raises:
        RedisDamageError: by each method, where the bytes end or contradict themselves.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.cut = False

    def take(self, size: int) -> bytes:
        data = self._stream.read(size) if size <= _STRING_MAX else b""
        if len(data) < size:
            self.cut = size <= _STRING_MAX
            raise RedisDamageError
        return data

    def byte(self) -> int:
        return self.take(1)[0]

    def length(self) -> tuple[int, bool]:
        """(length, whether it is a code of a special string instead)."""
        first = self.byte()
        kind = first >> 6
        if kind == 0:
            return first & 0x3F, False
        if kind == 1:
            return (first & 0x3F) << 8 | self.byte(), False
        if kind == 3:
            return first & 0x3F, True
        return int.from_bytes(self.take(8 if first == 0x81 else 4), "big"), False

    def count(self) -> int:
        number, special = self.length()
        if special:
            raise RedisDamageError
        return number

    def string(self) -> bytes:
        size, special = self.length()
        if not special:
            return self.take(size)
        if size in (0, 1, 2):
            return str(int.from_bytes(self.take(1 << size), "little", signed=True)).encode()
        if size != 3:
            raise RedisDamageError
        packed, whole = self.count(), self.count()
        return unlzf(self.take(packed), whole)


def unlzf(data: bytes, size: int) -> bytes:
    """LZF (Marc Lehmann's liblzf): runs of letters, or copies of up to 264 bytes from at most 8 KiB before."""
    if size > _STRING_MAX:
        raise RedisDamageError
    out = bytearray()
    at = 0
    try:
        while at < len(data):
            control = data[at]
            at += 1
            if control < 32:
                out += data[at : at + control + 1]
                at += control + 1
                continue
            length = control >> 5
            if length == 7:
                length += data[at]
                at += 1
            start = len(out) - ((control & 0x1F) << 8 | data[at]) - 1
            at += 1
            if start < 0 or len(out) > size:
                raise RedisDamageError
            for n in range(length + 2):
                out.append(out[start + n])
    except IndexError:
        raise RedisDamageError from None
    if len(out) != size:
        raise RedisDamageError
    return bytes(out)


def ziplist(data: bytes) -> list[bytes]:
    """Each entry: length of the one before, its own form, its bytes."""
    out: list[bytes] = []
    at = 10
    try:
        while data[at] != 0xFF and len(out) < _LISTED_MAX:
            at += 5 if data[at] == 0xFE else 1
            first = data[at]
            kind = first >> 6
            if kind < 3:
                if kind == 0:
                    size, at = first & 0x3F, at + 1
                elif kind == 1:
                    size, at = (first & 0x3F) << 8 | data[at + 1], at + 2
                else:
                    size, at = int.from_bytes(data[at + 1 : at + 5], "big"), at + 5
                out.append(data[at : at + size])
                at += size
                continue
            width = {0xC0: 2, 0xD0: 4, 0xE0: 8, 0xF0: 3, 0xFE: 1}.get(first, 0)
            if not width:
                out.append(str((first & 0x0F) - 1).encode())
            else:
                out.append(str(int.from_bytes(data[at + 1 : at + 1 + width], "little", signed=True)).encode())
            at += 1 + width
    except IndexError:
        raise RedisDamageError from None
    return out


def listpack(data: bytes) -> list[bytes]:
    """Each entry: its form, its bytes, its own length for reading backwards."""
    out: list[bytes] = []
    at = 6
    try:
        while data[at] != 0xFF and len(out) < _LISTED_MAX:
            begin, first = at, data[at]
            at += 1
            if first < 0x80:
                out.append(str(first).encode())
            elif first < 0xC0 or 0xE0 <= first <= 0xF0:
                if first < 0xC0:
                    size = first & 0x3F
                elif first < 0xF0:
                    size, at = (first & 0x0F) << 8 | data[at], at + 1
                else:
                    size, at = int.from_bytes(data[at : at + 4], "little"), at + 4
                out.append(data[at : at + size])
                at += size
            elif first < 0xE0:
                number = (first & 0x1F) << 8 | data[at]
                out.append(str(number - 0x2000 if number >= 0x1000 else number).encode())
                at += 1
            else:
                width = {0xF1: 2, 0xF2: 3, 0xF3: 4, 0xF4: 8}.get(first, 0)
                if not width:
                    raise RedisDamageError
                out.append(str(int.from_bytes(data[at : at + width], "little", signed=True)).encode())
                at += width
            used = at - begin
            at += 1 + sum(used >= 1 << bits for bits in (7, 14, 21, 28))
    except IndexError:
        raise RedisDamageError from None
    return out


def intset(data: bytes) -> list[bytes]:
    if len(data) < 8:
        raise RedisDamageError
    width, count = struct.unpack_from("<II", data)
    if width not in (2, 4, 8):
        raise RedisDamageError
    places = range(8, min(len(data), 8 + width * count) - width + 1, width)
    return [str(int.from_bytes(data[at : at + width], "little", signed=True)).encode() for at in places]
