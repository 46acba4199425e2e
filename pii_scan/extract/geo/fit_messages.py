"""Messages of a FIT file (Garmin FIT protocol 2.0): definitions say what the data messages after them hold."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CRC = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01,
    0x8801, 0x4400,
)  # fmt: skip
_NUMBERS = {
    0x00: ("B", 0xFF), 0x01: ("b", 0x7F), 0x02: ("B", 0xFF), 0x0A: ("B", 0), 0x83: ("h", 0x7FFF), 0x84: ("H", 0xFFFF),
    0x8B: ("H", 0), 0x85: ("i", 0x7FFFFFFF), 0x86: ("I", 0xFFFFFFFF), 0x8C: ("I", 0),
}  # fmt: skip
"""Base type → its code for `struct`, and the value that says there is none."""
_STRING = 0x07
_TIMESTAMP = 253

Value = int | str


class FitDamageError(Exception):
    """What follows is no message; everything before was handed out."""


@dataclass(frozen=True, slots=True)
class _Definition:
    message: int
    order: str
    fields: tuple[tuple[int, int, int], ...]
    """Number, size in bytes, base type."""
    size: int


def messages(stream: BinaryIO, length: int) -> Iterator[tuple[int, dict[int, Value]]]:
    """(message number, field → first number or text) of `length` bytes of records. Fields of developers are passed
    over, but for their texts, which come under negative numbers.

    Raises:
        FitDamageError: a message without a definition, or one that the bytes end in.
    """
    known: dict[int, _Definition] = {}
    clock = 0
    left = length
    while left > 0:
        head = _take(stream, 1, left)[0]
        left -= 1
        if head & 0x80:
            local, offset = head >> 5 & 3, head & 0x1F
        else:
            local, offset = head & 0x0F, -1
            if head & 0x40:
                known[local], used = _definition(stream, left, own=bool(head & 0x20))
                left -= used
                continue
        definition = known.get(local)
        if definition is None:
            raise FitDamageError
        data = _take(stream, definition.size, left)
        left -= definition.size
        fields = _fields(definition, data)
        if isinstance(stated := fields.get(_TIMESTAMP), int):
            clock = stated
        elif offset >= 0:
            # Five bits of the time since the last whole one.
            clock += (offset - clock) & 0x1F
            fields[_TIMESTAMP] = clock
        yield definition.message, fields


def _take(stream: BinaryIO, size: int, left: int) -> bytes:
    data = stream.read(min(size, left))
    if len(data) < size:
        raise FitDamageError
    return data


def _definition(stream: BinaryIO, left: int, *, own: bool) -> tuple[_Definition, int]:
    head = _take(stream, 5, left)
    order = ">" if head[1] == 1 else "<"
    message: int = struct.unpack(f"{order}H", head[2:4])[0]
    raw = _take(stream, head[4] * 3, left - 5)
    used = 5 + len(raw)
    fields = [(raw[n], raw[n + 1], raw[n + 2]) for n in range(0, len(raw), 3)]
    if own:
        count = _take(stream, 1, left - used)[0]
        further = _take(stream, count * 3, left - used - 1)
        used += 1 + len(further)
        # Their types stand in messages of their own: texts are told by their letters.
        fields += [(-1 - n // 3, further[n + 1], 0x0D) for n in range(0, len(further), 3)]
    return _Definition(message, order, tuple(fields), sum(size for _, size, _ in fields)), used


def _fields(definition: _Definition, data: bytes) -> dict[int, Value]:
    out: dict[int, Value] = {}
    at = 0
    for number, size, base in definition.fields:
        part = data[at : at + size]
        at += size
        if base == _STRING or number < 0:
            words = part.split(b"\0")[0].decode("utf-8", "replace").strip()
            if words and (base == _STRING or (len(words) > 2 and words.isprintable() and "\ufffd" not in words)):
                out[number] = words
        elif base in _NUMBERS:
            code, none = _NUMBERS[base]
            if size >= struct.calcsize(code):
                (value,) = struct.unpack_from(definition.order + code, part)
                if value != none:
                    out[number] = value
    return out


def checksum(data: bytes, crc: int = 0) -> int:
    """The protocol's 16 bits, continued from `crc`."""
    for byte in data:
        for part in (byte & 0x0F, byte >> 4):
            crc = (crc >> 4) ^ _CRC[crc & 0x0F] ^ _CRC[part]
    return crc
