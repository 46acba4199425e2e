"""Streams inside a Visio drawing of 2000 to 2010, which packs them. Microsoft publishes nothing; as libvisio found out,
lists of pointers name further streams, and a stream may be packed with a window of 4,096 bytes."""

import struct
from collections.abc import Iterator

_MARK = b"Visio (TM) Drawing\r\n"
_TRAILER = 0x24
_POINTER = struct.Struct("<IIIIH")
_PACKED, _LIST = 2, 5
_DEPTH, _STREAMS_MAX = 12, 100_000
_WINDOW = 4096


def is_drawing(data: bytes) -> bool:
    return data.startswith(_MARK) and len(data) > _TRAILER + _POINTER.size


def drawing_streams(data: bytes, most: int) -> Iterator[bytes | None]:
    """Each stream unpacked, in the order of the lists; None for one that lies outside of the drawing or is damaged.

    Args:
        most: bytes of all streams together.
    """
    seen: set[tuple[int, int]] = set()
    todo = [(*_POINTER.unpack_from(data, _TRAILER)[2:], 0, True)]
    while todo and len(seen) < _STREAMS_MAX and most > 0:
        start, length, form, depth, trailer = todo.pop()
        if (start, length) in seen or not length:
            continue
        seen.add((start, length))
        if start + length > len(data):
            yield None
            continue
        packed = data[start : start + length]
        stream = unpacked(packed, most) if form & _PACKED else packed
        most -= len(stream)
        if not trailer:
            yield stream
        if trailer or (form >> 4 & _LIST == _LIST and depth < _DEPTH):
            todo += [(*entry, depth + 1, False) for entry in reversed(_pointers(stream, form))]


def _pointers(stream: bytes, form: int) -> list[tuple[int, int, int]]:
    """(start, length, form) of what a list points at; packed streams begin with four bytes more."""
    base = 4 if form & _PACKED else 0
    if len(stream) < base + 4:
        return []
    at = base + int.from_bytes(stream[base : base + 4], "little")
    count = int.from_bytes(stream[at : at + 4], "little") if at + 8 <= len(stream) else 0
    out: list[tuple[int, int, int]] = []
    at += 8
    while count and at + _POINTER.size <= len(stream):
        kind, _, start, length, inner = _POINTER.unpack_from(stream, at)
        if kind:
            out.append((start, length, inner))
        at += _POINTER.size
        count -= 1
    return out


def unpacked(data: bytes, most: int) -> bytes:
    """Eight flags in a byte, lowest first: a letter as it is, or (12 bits of place, 4 bits of length less 3)."""
    window, out = bytearray(_WINDOW), bytearray()
    place = at = 0
    while at < len(data) and len(out) < most:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if flags >> bit & 1:
                window[place % _WINDOW] = data[at]
                out.append(data[at])
                at, place = at + 1, place + 1
                continue
            if at + 1 >= len(data):
                return bytes(out)
            low, high = data[at], data[at + 1]
            at += 2
            source = (high & 0xF0) << 4 | low
            source = source - 4078 if source > 4078 else source + 18
            for step in range((high & 15) + 3):
                letter = window[(source + step) % _WINDOW]
                window[(place + step) % _WINDOW] = letter
                out.append(letter)
            place += (high & 15) + 3
    return bytes(out)
