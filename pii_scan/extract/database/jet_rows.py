"""Rows of Access tables as text.

Source: as for the pages (mdbtools' HACKING, Jackcess).
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from pii_scan.extract.database.jet_definition import JetColumn, JetTable
from pii_scan.extract.database.jet_pages import JetError, JetFile

BOOL, BYTE, INT, LONG, MONEY, FLOAT, DOUBLE, TIME, BINARY, TEXT, OLE, MEMO = range(1, 13)
GUID, NUMERIC, COMPLEX, BIG = 15, 16, 18, 19
LONG_MAX = 64 << 20
_DAY_ZERO = datetime(1899, 12, 30)


@dataclass(slots=True)
class RowReader:
    """Rows of one table to cells."""

    file: JetFile
    table: JetTable
    lost: int = 0
    """Long values that their pointers do not lead to."""
    objects: list[tuple[str, bytes]] = field(default_factory=list)
    """OLE objects met, by column; the caller takes them."""
    keep_objects: bool = False

    def cells(self, row: bytes) -> list[str | None]:
        """
        Raises:
            JetError: the row is damaged.
        """
        try:
            return self._jet3(row) if self.file.jet3 else self._jet4(row)
        except (struct.error, IndexError) as error:
            raise JetError("row damaged") from error

    def _jet4(self, row: bytes) -> list[str | None]:
        count = struct.unpack_from("<H", row)[0]
        mask = (count + 7) // 8
        if not count or mask + 3 > len(row):
            raise JetError("row damaged")
        end = len(row) - 1
        variable = struct.unpack_from("<H", row, end - mask - 1)[0] if self._variable() else 0
        last = end - mask - 3
        if last - 2 * variable < 0:
            raise JetError("row damaged")
        offsets = [struct.unpack_from("<H", row, last - 2 * n)[0] for n in range(variable + 1)] if variable else []
        return self._values(row, 2, count, mask, offsets)

    def _variable(self) -> bool:
        return any(not column.fixed for column in self.table.columns)

    def _jet3(self, row: bytes) -> list[str | None]:
        count = row[0]
        mask = (count + 7) // 8
        end = len(row) - 1
        if not count or mask + 2 > len(row):
            raise JetError("row damaged")
        if not self._variable():
            return self._values(row, 1, count, mask, [])
        variable = row[end - mask]
        jumps = (len(row) - 1) // 256
        pointer = end - mask - jumps - 1
        # The last jump may be a dummy.
        if (pointer - variable) // 256 < jumps:
            jumps -= 1
        if pointer < variable:
            raise JetError("row damaged")
        used = 0
        offsets = []
        for n in range(variable + 1):
            while used < jumps and n == row[end - mask - used - 1]:
                used += 1
            offsets.append(row[pointer - n] + used * 256)
        return self._values(row, 1, count, mask, offsets)

    def _values(self, row: bytes, head: int, count: int, mask: int, offsets: list[int]) -> list[str | None]:
        nulls = row[len(row) - mask :]
        out: list[str | None] = []
        for column in self.table.columns:
            there = column.number < count and bool(nulls[column.number // 8] >> (column.number % 8) & 1)
            if column.type == BOOL:
                # Its value is its bit; columns added after the row have none.
                out.append("true" if there else "false" if column.number < count else None)
            elif not there:
                out.append(None)
            elif column.fixed:
                begin = head + column.place
                out.append(self._value(column, row[begin : begin + column.width]))
            elif column.place + 1 < len(offsets):
                begin, end = offsets[column.place], offsets[column.place + 1]
                out.append(self._value(column, row[begin:end]) if begin <= end <= len(row) else None)
            else:
                out.append(None)
        return out

    def _value(self, column: JetColumn, data: bytes) -> str | None:
        if column.type == TEXT:
            return self._text(data)
        if column.type in (MEMO, OLE):
            found = self._long(data)
            if column.type == MEMO:
                return self._text(found)
            if found and self.keep_objects:
                self.objects.append((column.name, found))
            return None
        if column.type == NUMERIC and len(data) == 17:
            words = struct.unpack("<4I", data[1:])
            whole = sum(word << (96 - 32 * n) for n, word in enumerate(words))
            return str(Decimal(-whole if data[0] & 0x80 else whole).scaleb(-column.scale))
        decode = _FIXED.get(column.type)
        if decode is None:
            return data.decode("utf-8", "replace") if column.type == BINARY and data.isascii() else None
        return decode(data)

    def _text(self, data: bytes) -> str | None:
        if self.file.jet3:
            text = data.decode(self.file.code_page, "replace")
        elif data[:2] == b"\xff\xfe":
            # Compressed: a zero byte turns between one byte and two bytes a character.
            parts = data[2:].split(b"\0") if b"\0" in data[2:] else [data[2:]]
            text = "".join(
                part.decode("latin-1") if n % 2 == 0 else part.decode("utf-16-le", "replace")
                for n, part in enumerate(parts)
            )
        else:
            text = data.decode("utf-16-le", "replace")
        return text.replace("\x00", "").encode("utf-8", "replace").decode() or None

    def _long(self, head: bytes) -> bytes:
        """A memo or object: in the row, in one other row, or in a chain of rows."""
        if len(head) < 12:
            return b""
        size, pointer = struct.unpack_from("<II", head)
        kind, size = size >> 24, size & 0x3FFFFFFF
        if kind & 0x80:
            return head[12:]
        try:
            if kind & 0x40:
                return self.file.row(pointer >> 8, pointer & 0xFF)[:size]
            return self._chain(pointer, size)
        except JetError:
            self.lost += 1
            return b""

    def _chain(self, pointer: int, size: int) -> bytes:
        out = bytearray()
        seen: set[int] = set()
        while pointer and len(out) < min(size, LONG_MAX):
            if pointer in seen:
                raise JetError("long value goes in a circle")
            seen.add(pointer)
            row = self.file.row(pointer >> 8, pointer & 0xFF)
            if len(row) < 4:
                raise JetError("long value damaged")
            pointer = struct.unpack_from("<I", row)[0]
            out += row[4:]
        self.lost += len(out) < size
        return bytes(out[:size])


def _time(data: bytes) -> str | None:
    days = struct.unpack("<d", data)[0]
    if not -693_593 < days < 2_958_466:
        return None
    stamp = _DAY_ZERO + timedelta(days=int(days), seconds=round(abs(days - int(days)) * 86_400))
    # A time without a date is kept as on day 0.
    return (
        stamp.strftime("%H:%M:%S")
        if int(days) == 0
        else str(stamp)
        if stamp.time() != _DAY_ZERO.time()
        else str(stamp.date())
    )


def _money(data: bytes) -> str:
    value = int.from_bytes(data, "little", signed=True)
    return f"{'-' if value < 0 else ''}{abs(value) // 10_000}.{abs(value) % 10_000:04}"


def _guid(data: bytes) -> str:
    a, b, c = struct.unpack_from("<IHH", data)
    return f"{{{a:08X}-{b:04X}-{c:04X}-{data[8:10].hex().upper()}-{data[10:16].hex().upper()}}}"


_FIXED: dict[int, Callable[[bytes], str | None]] = {
    BYTE: lambda data: str(data[0]),
    INT: lambda data: str(struct.unpack("<h", data)[0]),
    LONG: lambda data: str(struct.unpack("<i", data)[0]),
    MONEY: _money,
    FLOAT: lambda data: f"{struct.unpack('<f', data)[0]:.7g}",
    DOUBLE: lambda data: f"{struct.unpack('<d', data)[0]:.15g}",
    TIME: _time,
    GUID: _guid,
    BIG: lambda data: str(struct.unpack("<q", data)[0]),
}
