"""DBF files from the published layouts, byte by byte."""

import struct
from collections.abc import Sequence

Column = tuple[str, str, int]
"""Name, type, width."""


def dbf(
    columns: Sequence[Column], rows: Sequence[Sequence[bytes]], *, version: int = 0x03, language: int = 0,
    stated: int | None = None, deleted: Sequence[int] = (),
) -> bytes:  # fmt: skip
    """dBase III to Visual FoxPro. Cells are padded with blanks on the right."""
    record = 1 + sum(width for _, _, width in columns)
    start = 32 + 32 * len(columns) + 1 + (263 if version in (0x30, 0x31, 0x32) else 0)
    count = len(rows) if stated is None else stated
    head = struct.pack("<BBBBIHH", version, 126, 5, 7, count, start, record) + bytes(17) + bytes([language, 0, 0])
    for name, kind, width in columns:
        low, high = (width & 0xFF, width >> 8) if kind == "C" else (width, 0)
        head += name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([low, high]) + bytes(14)
    head = (head + b"\r").ljust(start, b"\0")
    body = b"".join(
        (b"*" if n in deleted else b" ") + b"".join(c.ljust(w) for c, (_, _, w) in zip(row, columns, strict=True))
        for n, row in enumerate(rows)
    )
    return head + body + b"\x1a"


def fpt(memos: Sequence[tuple[int, bytes]], block: int = 64) -> tuple[bytes, list[int]]:
    """(file, block number of each); memos are (1 for text or 0, content)."""
    out = struct.pack(">IHH", 0, 0, block).ljust(512, b"\0")
    numbers = []
    for kind, data in memos:
        numbers.append(len(out) // block)
        piece = struct.pack(">II", kind, len(data)) + data
        out += piece.ljust(-(-len(piece) // block) * block, b"\0")
    return out, numbers


def dbt4(memos: Sequence[bytes]) -> tuple[bytes, list[int]]:
    """dBase IV: blocks of 512 bytes with their length in front."""
    out = (bytes(20) + struct.pack("<H", 512)).ljust(512, b"\0")
    numbers = []
    for data in memos:
        numbers.append(len(out) // 512)
        piece = b"\xff\xff\x08\x00" + struct.pack("<I", len(data) + 8) + data
        out += piece.ljust(-(-len(piece) // 512) * 512, b"\0")
    return out, numbers
