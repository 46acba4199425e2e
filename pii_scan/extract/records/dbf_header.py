"""Headers of DBF files: dBase II to 7, FoxBase, FoxPro, Visual FoxPro, Clipper.

Source: the layouts in dBase's and Visual FoxPro's manuals ("Table File Structure") and the xBase format description.
"""

import struct
from dataclasses import dataclass

HEADER_MAX = 1 << 16
_VERSIONS = frozenset(
    {0x02, 0x03, 0x04, 0x05, 0x07, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7B, 0x83, 0x87, 0x8B, 0x8C, 0x8E, 0xB3, 0xCB, 0xE5,
     0xEB, 0xF5, 0xFB}
)  # fmt: skip
_TYPES = frozenset("CNFDLMIBYTGPVQWO@+0X")
_FIELDS_MAX = 2048
_FOXBASE_HEADER = 521

CODE_PAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x04: "mac_roman", 0x08: "cp865", 0x09: "cp437", 0x0A: "cp850",
    0x0B: "cp437", 0x0D: "cp437", 0x0E: "cp850", 0x0F: "cp437", 0x10: "cp850", 0x11: "cp437", 0x12: "cp850",
    0x13: "cp932", 0x14: "cp850", 0x15: "cp437", 0x16: "cp850", 0x17: "cp865", 0x18: "cp437", 0x19: "cp437",
    0x1A: "cp850", 0x1B: "cp437", 0x1C: "cp863", 0x1D: "cp850", 0x1F: "cp852", 0x22: "cp852", 0x23: "cp852",
    0x24: "cp860", 0x25: "cp850", 0x26: "cp866", 0x37: "cp850", 0x40: "cp852", 0x4D: "cp936", 0x4E: "cp949",
    0x4F: "cp950", 0x50: "cp874", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252", 0x64: "cp852", 0x65: "cp866",
    0x66: "cp865", 0x67: "cp861", 0x69: "mazovia", 0x6A: "cp737", 0x6B: "cp857", 0x6C: "cp863", 0x78: "cp950",
    0x79: "cp949", 0x7A: "cp936", 0x7B: "cp932", 0x7C: "cp874", 0x7D: "cp1255", 0x7E: "cp1256", 0x86: "cp737",
    0x87: "cp852", 0x88: "cp857", 0x96: "mac_cyrillic", 0x97: "mac_latin2", 0x98: "mac_greek", 0xC8: "cp1250",
    0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
}  # fmt: skip
"""Language driver byte → Python's codec; Kamenicky (0x68) has none."""


@dataclass(frozen=True, slots=True)
class DbfField:
    """A column; its cells begin `offset` bytes into the record, whose first byte is the deletion mark."""

    name: bytes
    type: str
    offset: int
    width: int
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class DbfHeader:
    version: int
    stated_rows: int
    start: int
    """Byte at which the records begin."""
    record_bytes: int
    language: int
    fields: tuple[DbfField, ...]
    lost_fields: int = 0
    """Fields that reach past the record."""

    @property
    def dbase7(self) -> bool:
        return self.version in (0x04, 0x8C)

    @property
    def visual_foxpro(self) -> bool:
        return self.version in (0x30, 0x31, 0x32)


def read_header(head: bytes) -> DbfHeader | None:
    """None where these bytes are no DBF header. Never raises.

    Args:
        head: the first bytes; fields past them are not seen.
    """
    if len(head) < 34 or head[0] not in _VERSIONS:
        return None
    if head[0] == 0x02:
        return _foxbase(head)
    version, _, month, day, rows, start, record = struct.unpack_from("<BBBBIHH", head)
    # Some writers leave the date empty.
    if not (month <= 12 and day <= 31) or record < 2 or start < 65:
        return None
    wide = version in (0x04, 0x8C)
    fields = _fields(head, start, 68, 48, 32) if wide else _fields(head, start, 32, 32, 11)
    if not fields:
        return None
    placed, lost = _placed(fields, record, long_text=not wide)
    return DbfHeader(version, rows, start, record, head[29], placed, lost) if placed else None


def _fields(head: bytes, start: int, first: int, step: int, name: int) -> list[DbfField]:
    """Descriptors up to the end mark, 0x0D; none where one of them cannot be one."""
    out: list[DbfField] = []
    at = first
    while at + step <= min(len(head), start) and len(out) < _FIELDS_MAX:
        if head[at] in (0x0D, 0x00):
            break
        label = head[at : at + name].split(b"\0")[0].rstrip(b" \r")
        kind = chr(head[at + name]).upper()
        width, decimals = (head[at + 33], head[at + 34]) if name == 32 else (head[at + 16], head[at + 17])
        if kind not in _TYPES or not label or min(label) < 0x20:
            return []
        out.append(DbfField(label, kind, 0, width, decimals))
        at += step
    return out


def _placed(fields: list[DbfField], record: int, *, long_text: bool) -> tuple[tuple[DbfField, ...], int]:
    """Fields one behind the other; Clipper and FoxPro keep the upper byte of a long text's width in its decimals."""

    def wide(f: DbfField) -> int:
        return f.width + 256 * f.decimals if f.type == "C" and long_text else f.width

    plain = 1 + sum(f.width for f in fields)
    long = plain != record and 1 + sum(map(wide, fields)) <= record
    out: list[DbfField] = []
    at = 1
    for f in fields:
        width = wide(f) if long else f.width
        if width and at + width <= record:
            out.append(DbfField(f.name, f.type, at, width, f.decimals))
        at += width
    return tuple(out), sum(1 for f in fields if f.width) - len(out)


def _foxbase(head: bytes) -> DbfHeader | None:
    """dBase II: 16 bit counts, descriptors of 16 bytes, records from byte 521 on."""
    rows, month, day, _, record = struct.unpack_from("<HBBBH", head, 1)
    if not (month <= 31 and day <= 31) or record < 2:
        return None
    fields: list[DbfField] = []
    at = 8
    while at + 16 <= min(len(head), _FOXBASE_HEADER) and head[at] not in (0x0D, 0x00):
        label, kind, width = head[at : at + 11].split(b"\0")[0].strip(), chr(head[at + 11]), head[at + 12]
        if kind not in "CNL" or not label or not label.isascii() or min(label) < 0x20:
            return None
        fields.append(DbfField(label, kind, 0, width))
        at += 16
    placed, lost = _placed(fields, record, long_text=False)
    return DbfHeader(2, rows, _FOXBASE_HEADER, record, 0, placed, lost) if placed else None
