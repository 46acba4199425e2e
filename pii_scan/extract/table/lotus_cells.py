"""Cells in the records of 1-2-3, Symphony and Quattro Pro: where they stand, what they hold."""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from pii_scan.extract.table.lotus_forms import Forms, note_named_style, note_next_style, note_row, note_style
from pii_scan.extract.table.lotus_text import cp437, cp1252, lmbcs, old

_ALIGNED = "'\"^\\|"
"""A label's first character: left, right, centred, repeated, not printed."""
_BLANK, _INTEGER, _NUMBER, _LABEL, _FORMULA, _WORDS = 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x33
_DATES, _TIMES = frozenset({2, 3, 4, 9, 10}), frozenset({7, 8, 11, 12})
_EPOCH = date(1899, 12, 30)
_LAST_DAY = 73_050
"""31 December 2099, the last that 1-2-3 knows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """From 0 on."""

    sheet: int
    row: int
    column: int
    text: str
    comment: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a family of versions writes its cells."""

    cell: Callable[[int, bytes, Forms], Cell | None]
    """Record, its bytes and what the file says of forms. None where it is no cell or an empty one.

    Raises:
        struct.error: the record is too short for what it is.
    """
    kinds: frozenset[int]
    decode: Callable[[bytes], str]
    password: int
    """The record that a file behind a password has."""
    notes: dict[int, Callable[[bytes, Forms], None]] = field(default_factory=dict)
    """Records that say of forms; struct.error as above."""


def _label(raw: bytes, decode: Callable[[bytes], str]) -> str:
    text = decode(raw.split(b"\0", 1)[0])
    if text[:1] == "\\" and not any(map(str.isalnum, text)):
        # A line drawn out of one character.
        return ""
    return text[1:] if text[:1] and text[0] in _ALIGNED else text


def _number(value: float) -> str:
    return f"{value:.15g}" if math.isfinite(value) else ""


def _shown(value: float, form: int) -> str:
    """A number as the cell's format says: days since 1900 as a date, parts of a day as a time."""
    if form & 0x70 == 0x70 and math.isfinite(value):
        if form & 15 in _DATES and 1 <= value <= _LAST_DAY:
            # To 1-2-3 1900 was a leap year.
            return (_EPOCH + timedelta(int(value) + (value < 60))).isoformat()
        if form & 15 in _TIMES:
            minutes = round(value % 1 * 1440) % 1440
            return f"{minutes // 60:02}:{minutes % 60:02}"
    return _number(value)


def _value(kind: int, data: bytes, at: int, form: int, label: Callable[[bytes], str]) -> str:
    """Of a record of the older versions; a formula is its last result."""
    if kind == _INTEGER:
        return _shown(struct.unpack_from("<h", data, at)[0], form)
    if kind in (_NUMBER, _FORMULA):
        return _shown(struct.unpack_from("<d", data, at)[0], form)
    return label(data[at:])


def _first(kind: int, data: bytes, _forms: Forms) -> Cell | None:
    """1-2-3 to release 2, Symphony: format, column, row, value."""
    form, column, row = struct.unpack_from("<BHH", data)
    text = _value(kind, data, 5, form, lambda raw: _label(raw, old))
    return Cell(0, row, column, text) if text else None


def _counted(raw: bytes) -> str:
    """Alignment, length, characters; without the first where a formula's result is a text."""
    if len(raw) >= 2 and raw[0] in _ALIGNED.encode() and raw[1] <= len(raw) - 2:
        return cp437(raw[2 : 2 + raw[1]])
    return cp437(raw[1 : 1 + raw[0]]) if raw and raw[0] <= len(raw) - 1 else _label(raw, cp437)


def _quattro_1(kind: int, data: bytes, _forms: Forms) -> Cell | None:
    form, column, row = struct.unpack_from("<BHH", data)
    text = _value(kind, data, 5, form, _counted)
    return Cell(0, row, column, text) if text else None


def _sheets(kind: int, data: bytes, forms: Forms, label: Callable[[bytes], str]) -> Cell | None:
    """Column, sheet, row, style, value."""
    column, sheet, row, style = struct.unpack_from("<BBHH", data)
    text = _value(kind, data, 6, forms.of_style(style), label)
    return Cell(sheet, row, column, text) if text else None


def _quattro_2(kind: int, data: bytes, forms: Forms) -> Cell | None:
    return _sheets(kind, data, forms, _counted)


def _quattro_windows(kind: int, data: bytes, forms: Forms) -> Cell | None:
    return _sheets(kind, data, forms, lambda raw: cp1252(raw[1:].split(b"\0", 1)[0]))


_TEXT, _TEN, _SHORT, _TEN_FORMULA, _TEXT_RESULT, _LONG, _COMMENT, _EIGHT, _EIGHT_FORMULA = (
    0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28,
)  # fmt: skip
_FACTORS = (5000, 500, 0.05, 0.005, 0.0005, 0.00005, 1 / 16, 1 / 64)


def _third(kind: int, data: bytes, forms: Forms) -> Cell | None:
    """1-2-3 release 3 and later: row, sheet, column, value."""
    row, sheet, column = struct.unpack_from("<HBB", data)
    form = forms.of_cell(sheet, row, column)
    if kind in (_TEXT, _TEXT_RESULT, _COMMENT):
        text = _label(data[4:], lmbcs)
    elif kind in (_TEN, _TEN_FORMULA):
        text = _shown(ten_bytes(data[4:14]), form)
    elif kind == _SHORT:
        text = _shown(_packed_short(struct.unpack_from("<H", data, 4)[0]), form)
    elif kind == _LONG:
        text = _shown(_packed_long(struct.unpack_from("<I", data, 4)[0]), form)
    else:
        text = _shown(struct.unpack_from("<d", data, 4)[0], form)
    return Cell(sheet, row, column, text, kind == _COMMENT) if text else None


def ten_bytes(raw: bytes) -> float:
    """An extended real (IEEE 754): 64 bits of significand, 15 of exponent, the sign.

    Raises:
        struct.error: there are fewer than ten.
    """
    mantissa, power = struct.unpack("<QH", raw)
    try:
        value = math.ldexp(mantissa, (power & 0x7FFF) - 0x3FFF - 63)
    except OverflowError:
        return math.nan
    return -value if power & 0x8000 else value


def _packed_short(value: int) -> float:
    """Bit 0: whether three bits name a factor; the rest with its sign."""
    if not value & 1:
        return (value - (value & 0x8000) * 2) >> 1
    number = value >> 4
    return (number - (number & 0x800) * 2) * _FACTORS[value >> 1 & 7]


def _packed_long(value: int) -> float:
    """Four bits of a power of ten, one whether to divide by it, the sign, the number."""
    number = -(value >> 6) if value & 0x20 else value >> 6
    power = value & 15
    return number / 10**power if value & 0x10 else float(number * 10**power)


_OLD = frozenset({_INTEGER, _NUMBER, _LABEL, _FORMULA, _WORDS})
_NEW = frozenset({_TEXT, _TEN, _SHORT, _TEN_FORMULA, _TEXT_RESULT, _LONG, _COMMENT, _EIGHT, _EIGHT_FORMULA})
_FIRST = Layout(_first, _OLD, old, 0x4B)
_WINDOWS = Layout(_quattro_windows, _OLD, cp1252, 0x4B, {0xCE: note_next_style})
LAYOUTS = {
    **dict.fromkeys((0x0404, 0x0405, 0x0406), _FIRST),
    0x5120: Layout(_quattro_1, _OLD, cp437, 0x4B),
    0x5121: Layout(_quattro_2, _OLD, cp437, 0x4B, {0xC9: note_named_style, 0xD8: note_style}),
    **dict.fromkeys((0x1001, 0x1002, 0x1007), _WINDOWS),
}
"""Version in the first record and its layout, where that record has two bytes."""
LATER = Layout(_third, _NEW, lmbcs, 0x02, {0x13: note_row})
"""Of files whose first record has 26 bytes."""
