"""Writes small files of 1-2-3 and Quattro Pro by hand, after the published layouts."""

import math
import struct


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def book(version: int, *records: bytes) -> bytes:
    return record(0, struct.pack("<H", version)) + b"".join(records) + record(1)


def label(column: int, row: int, text: bytes, align: bytes = b"'") -> bytes:
    return record(0x0F, struct.pack("<BHH", 0xFF, column, row) + align + text + b"\0")


def number(column: int, row: int, value: float, form: int = 0xFF) -> bytes:
    return record(0x0E, struct.pack("<BHHd", form, column, row, value))


def counted(column: int, row: int, text: bytes) -> bytes:
    """A label of Quattro Pro 1."""
    return record(0x0F, struct.pack("<BHH", 0xFF, column, row) + b"'" + bytes([len(text)]) + text)


def third(*records: bytes) -> bytes:
    """Release 3 and later."""
    return record(0, struct.pack("<HH", 0x1002, 4) + bytes(22)) + b"".join(records) + record(1)


def at(kind: int, sheet: int, row: int, column: int, body: bytes) -> bytes:
    return record(kind, struct.pack("<HBB", row, sheet, column) + body)


def extended(value: float) -> bytes:
    """Ten bytes, after IEEE 754."""
    fraction, power = math.frexp(abs(value))
    mantissa = int(fraction * 2**64)
    return struct.pack("<QH", mantissa, (power - 1 + 0x3FFF if value else 0) | (0x8000 if value < 0 else 0))


def wk1(rows: list[tuple[str, ...]], *more: bytes) -> bytes:
    """All cells labels."""
    cells = [label(x, y, cell.encode("cp437")) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    return book(0x0406, *cells, *more)
