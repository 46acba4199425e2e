"""Small Access databases laid by hand, page by page (Jet 3 and 4)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from pii_scan.extract.database.jet_pages import rc4

BOOL, BYTE, INT, LONG, MONEY, FLOAT, DOUBLE, TIME, BINARY, TEXT, OLE, MEMO = range(1, 13)
_FIXED = {BOOL: 0, BYTE: 1, INT: 2, LONG: 4, MONEY: 8, FLOAT: 4, DOUBLE: 8, TIME: 8}


@dataclass
class Made:
    """A table to be laid out: cells are bytes as they are kept, None for null, bool for BOOL."""

    name: str
    columns: list[tuple[str, int]]
    rows: list[list[bytes | bool | None]]
    deleted: set[int] = field(default_factory=set)


def _column(name: str, kind: int, number: int, place: int, jet3: bool) -> bytes:
    fixed = kind in _FIXED
    width = _FIXED.get(kind, 255)
    if jet3:
        return struct.pack(
            "<BHHHHHBBBHH", kind, number, 0 if fixed else place, number, 0x409, 0, 0, 3 if fixed else 2, 0, 0, 0
        )[:13] + struct.pack("<BHH", 3 if fixed else 2, place if fixed else 0, width)
    out = struct.pack("<BIHHHHH", kind, 0, number, 0 if fixed else place, number, 0x409, 0)
    return out + struct.pack("<BBIHH", 3 if fixed else 2, 0, 0, place if fixed else 0, width)


def row(columns: Sequence[tuple[str, int]], cells: Sequence[bytes | bool | None], jet3: bool = False) -> bytes:
    count = len(columns)
    fixed = b"".join(
        (c if isinstance(c, bytes) else bytes(_FIXED[k]))
        for (_, k), c in zip(columns, cells, strict=True)
        if k in _FIXED and k != BOOL
    )
    head = struct.pack("<B" if jet3 else "<H", count)
    body, offsets = head + fixed, []
    for (_, kind), cell in zip(columns, cells, strict=True):
        if kind not in _FIXED:
            offsets.append(len(body))
            body += cell if isinstance(cell, bytes) else b""
    offsets.append(len(body))
    mask = bytearray((count + 7) // 8)
    for n, cell in enumerate(cells):
        if cell is not None and cell is not False:
            mask[n // 8] |= 1 << n % 8
    if len(offsets) == 1:
        return body + bytes(mask) if jet3 else body + struct.pack("<H", 0) + bytes(mask)
    if jet3:
        jumps = [n for n in range(1, len(offsets)) if offsets[n] // 256 > offsets[n - 1] // 256]
        return (
            body
            + bytes(o & 0xFF for o in reversed(offsets))
            + bytes(reversed(jumps))
            + bytes([len(offsets) - 1])
            + bytes(mask)
        )
    return (
        body + struct.pack(f"<{len(offsets)}H", *reversed(offsets)) + struct.pack("<H", len(offsets) - 1) + bytes(mask)
    )


class Builder:
    """Pages in order; page 1 holds the maps of pages, 2 is the catalogue's definition."""

    def __init__(self, jet3: bool = False, version: int = 1) -> None:
        self.jet3 = jet3
        self.size = 2048 if jet3 else 4096
        self.version = 0 if jet3 else version
        self.pages: dict[int, bytes] = {}
        self.maps: list[bytes] = []
        self.next = 3

    def data(self, owner: int, rows: Sequence[tuple[bytes, int]], number: int | None = None) -> int:
        """A data page; rows with their flags (0xC000 deleted, 0x4000 elsewhere, 0x8000 at its new place)."""
        at = self.take() if number is None else number
        end, entries, body = self.size, b"", b""
        for content, flags in rows:
            end -= len(content)
            entries += struct.pack("<H", end | flags)
            body = content + body
        head = (
            b"\x01\x01" + struct.pack("<HI", 0, owner) + (b"" if self.jet3 else bytes(4)) + struct.pack("<H", len(rows))
        )
        assert len(head + entries) <= end
        self.pages[at] = (head + entries).ljust(end, b"\0") + body
        return at

    def take(self) -> int:
        self.next += 1
        return self.next - 1

    def table(
        self, columns: Sequence[tuple[str, int]], rows: Sequence[tuple[bytes, int]], page: int, kind: bytes = b"N"
    ) -> None:
        placed, fixed, variable = [], 0, 0
        for number, (name, sort) in enumerate(columns):
            place = fixed if sort in _FIXED else variable
            placed.append(_column(name, sort, number, place, self.jet3))
            fixed += _FIXED.get(sort, 0)
            variable += sort not in _FIXED
        names = b"".join(
            struct.pack("<B" if self.jet3 else "<H", len(e)) + e
            for e in (n.encode("cp1252" if self.jet3 else "utf-16-le") for n, _ in columns)
        )
        held: list[list[tuple[bytes, int]]] = [[]]
        for r in rows:
            if sum(len(c) + 2 for c, _ in [*held[-1], r]) > self.size - 32:
                held.append([])
            held[-1].append(r)
        pages = [self.data(page, part) for part in held if part]
        bits = bytearray(64)
        for number in pages:
            bits[number // 8] |= 1 << number % 8
        used = len(self.maps) | 1 << 8
        self.maps.append(b"\0" + struct.pack("<I", 0) + bytes(bits))
        count = sum(not flags & 0x8000 for _, flags in rows)
        numbers = struct.pack("<HHHII", len(columns), variable, len(columns), 0, 0) + struct.pack("<II", used, used)
        if self.jet3:
            body = struct.pack("<III", 0, count, 0) + kind + numbers
        else:
            body = struct.pack("<IIIII", 0, 0, count, 0, 0) + bytes(12) + kind + numbers
        self.pages[page] = b"\x02\x01VC" + struct.pack("<I", 0) + body + b"".join(placed) + names

    def finish(self, key: int = 0) -> bytes:
        self.data(0, [(m, 0) for m in self.maps], 1)
        kind = b"Standard ACE DB\0" if self.version >= 2 else b"Standard Jet DB\0"
        plain = bytearray(126)
        struct.pack_into("<HI", plain, 0x3C - 0x18, 1252, key)
        masked = bytes(a ^ b for a, b in zip(plain, rc4(b"\xc7\xda\x39\x6b", 126), strict=True))
        head = b"\x00\x01\x00\x00" + kind + bytes([self.version, 0, 0, 0]) + masked
        out = [head.ljust(self.size, b"\0")]
        for number in range(1, self.next):
            page = self.pages.get(number, b"").ljust(self.size, b"\0")
            out.append(
                bytes(a ^ b for a, b in zip(page, rc4(struct.pack("<I", number ^ key), self.size), strict=True))
                if key
                else page
            )
        return b"".join(out)


CATALOG = [("Id", LONG), ("ParentId", LONG), ("Name", TEXT), ("Type", INT), ("Flags", LONG), ("LvProp", OLE)]


def access(
    tables: Sequence[Made], *, jet3: bool = False, version: int = 1, key: int = 0, linked: Sequence[str] = ()
) -> bytes:
    builder = Builder(jet3, version)

    def word(text: str) -> bytes:
        return text.encode("cp1252" if jet3 else "utf-16-le")

    entries = []
    for made in tables:
        page = builder.take()
        if made.name:
            cells: list[bytes | bool | None] = [
                struct.pack("<I", page),
                struct.pack("<I", 0),
                word(made.name),
                struct.pack("<H", 1),
                bytes(4),
                None,
            ]
            entries.append((row(CATALOG, cells, jet3), 0))
        rows = [(row(made.columns, r, jet3), 0xC000 if n in made.deleted else 0) for n, r in enumerate(made.rows)]
        builder.table(made.columns, rows, page)
    for name in linked:
        cells = [struct.pack("<I", 0x70000001), bytes(4), word(name), struct.pack("<H", 6), bytes(4), None]
        entries.append((row(CATALOG, cells, jet3), 0))
    builder.table(CATALOG, entries, 2, b"S")
    return builder.finish(key)
