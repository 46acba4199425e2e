"""Definitions of Access tables.

Source: as for the pages (mdbtools' HACKING, Jackcess).
"""

import struct
from dataclasses import dataclass

from pii_scan.extract.database.jet_pages import JetError, JetFile

_DEFINITION_MAX = 1 << 20
_COLUMNS_MAX = 1024
_SYSTEM_TABLE = 0x53


@dataclass(frozen=True, slots=True)
class _Layout:
    """Bytes at which a definition has what; the upper ones count from its beginning, `column_…` from a column's."""

    rows: int
    kind: int
    used: int
    columns: int
    indexes: int
    head: int
    index_bytes: int
    column_bytes: int
    name_length: str
    column_number: int
    column_place: int
    """Of a value of variable width."""
    column_scale: int
    column_flags: int
    column_fixed: int
    column_width: int


_JET3 = _Layout(
    rows=12, kind=20, columns=25, indexes=31, used=35, head=43, index_bytes=8, column_bytes=18, name_length="<B",
    column_number=1, column_place=3, column_scale=10, column_flags=13, column_fixed=14, column_width=16,
)  # fmt: skip
_JET4 = _Layout(
    rows=16, kind=40, columns=45, indexes=51, used=55, head=63, index_bytes=12, column_bytes=25, name_length="<H",
    column_number=5, column_place=7, column_scale=12, column_flags=15, column_fixed=21, column_width=23,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class JetColumn:
    name: str
    type: int
    number: int
    """Its bit in a row's mask of nulls."""
    fixed: bool
    place: int
    """Byte among the fixed values, or number among the others."""
    width: int
    scale: int = 0


@dataclass(frozen=True, slots=True)
class JetTable:
    page: int
    columns: tuple[JetColumn, ...]
    rows: int
    """As stated."""
    system: bool
    used: int = 0
    """Row (lowest byte) and page of the map of its pages."""


def live_pages(file: JetFile, table: JetTable) -> set[int] | None:
    """The pages that the table's map names; None where the map cannot be read. Others that still say that they are the
    table's were freed: what is on them is old."""
    try:
        row = file.row(table.used >> 8, table.used & 0xFF)
        if not row:
            return None
        if row[0] == 0 and len(row) > 5:
            return _bits(row[5:], int.from_bytes(row[1:5], "little"))
        out: set[int] = set()
        per_page = (file.page_bytes - 4) * 8
        for number in range((len(row) - 1) // 4):
            page = int.from_bytes(row[1 + 4 * number : 5 + 4 * number], "little")
            if page:
                out |= _bits(file.page(page)[4:], number * per_page)
    except JetError:
        return None
    return out if row[0] == 1 else None


def _bits(data: bytes, first: int) -> set[int]:
    import numpy as np

    bits = np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")
    return {first + at for at in np.flatnonzero(bits).tolist()}


def read_table(file: JetFile, page: int) -> JetTable:
    """
    Raises:
        JetError: it is none, or damaged.
    """
    data = _definition(file, page)
    try:
        return _table(page, data, _JET3 if file.jet3 else _JET4, file.code_page if file.jet3 else "utf-16-le")
    except (struct.error, IndexError) as error:
        raise JetError("table definition damaged") from error


def _definition(file: JetFile, number: int) -> bytes:
    """Its pages joined."""
    first = page = file.page(number)
    if page[0] != 2:
        raise JetError("no table definition")
    out = bytearray(first)
    seen = {number}
    while (following := struct.unpack_from("<I", page, 4)[0]) and len(out) < _DEFINITION_MAX:
        if following in seen:
            raise JetError("table definition goes in a circle")
        seen.add(following)
        page = file.page(following)
        out += page[8:]
    return bytes(out)


def _table(page: int, data: bytes, layout: _Layout, charset: str) -> JetTable:
    """Columns one after the other, then their names in the same order, each behind its length."""
    count = min(_word(data, layout.columns), _COLUMNS_MAX)
    at = layout.head + layout.index_bytes * _long(data, layout.indexes)
    names = at + layout.column_bytes * _word(data, layout.columns)
    columns: list[JetColumn] = []
    for number in range(count):
        start = at + layout.column_bytes * number
        (size,) = struct.unpack_from(layout.name_length, data, names)
        names += struct.calcsize(layout.name_length)
        columns.append(_column(data[start : start + layout.column_bytes], data[names : names + size], layout, charset))
        names += size
    system = data[layout.kind] == _SYSTEM_TABLE
    return JetTable(page, tuple(columns), _long(data, layout.rows), system, _long(data, layout.used))


def _column(entry: bytes, name: bytes, layout: _Layout, charset: str) -> JetColumn:
    fixed = bool(entry[layout.column_flags] & 1)
    return JetColumn(
        name.decode(charset, "replace"),
        entry[0],
        _word(entry, layout.column_number),
        fixed,
        _word(entry, layout.column_fixed if fixed else layout.column_place),
        _word(entry, layout.column_width),
        entry[layout.column_scale],
    )


def _word(data: bytes, at: int) -> int:
    value: int = struct.unpack_from("<H", data, at)[0]
    return value


def _long(data: bytes, at: int) -> int:
    value: int = struct.unpack_from("<I", data, at)[0]
    return value
