"""Text of WordPerfect 6.0 and later: single bytes, functions of stated length (D0–EF), of fixed length (F0–FF)."""

import re
import struct
from collections.abc import Iterator

from pii_scan.extract.office.ooxml_text import Rows
from pii_scan.extract.office.wordperfect_characters import INTERNATIONAL, character
from pii_scan.extract.office.wordperfect_lines import Lines

_SIZES = (4, 5, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 8, 8)
_PLAIN = re.compile(rb"[\x21-\x7e\x80]+")
_LINE_ENDS, _CHARACTERS, _HEADER, _NOTE, _BOX, _TAB = 0xD0, 0xD4, 0xD6, 0xD7, 0xDF, 0xE0
_CHARACTER, _UNDO = 0xF0, 0xF1
_COMMENT = 0x1D
_SMALLEST = 8
_NAMED, _IGNORED = 0x80, 0x40
_WRAP, _DIVIDE, _LINE, _ROW, _CELL, _TABLE_OFF = "wrap", "divide", "line", "row", "cell", "off"
_ENDS = {
    **dict.fromkeys((1, 2, 3, 0x14, 0x15, 0x16), _WRAP),
    **dict.fromkeys((*range(4, 10), *range(0x17, 0x1D)), _LINE),
    0x0A: _CELL,
    **dict.fromkeys(range(0x0B, 0x11), _ROW),
    **dict.fromkeys((0x11, 0x12, 0x13), _TABLE_OFF),
}
"""Kinds of line ends; as single bytes they are 0xD0 less their number."""
_CODES = {
    0x81: " ",
    **dict.fromkeys((0x82, 0x83, 0x85), _DIVIDE),
    0x84: "-",
    0x87: _LINE,
    **{0xD0 - kind: what for kind, what in _ENDS.items()},
}


def blocks(data: bytes, lines: Lines) -> Iterator[str | Rows]:
    """Lines and tables of a text in their order. Packets that its functions name are left in `lines.named`, deleted
    text that Undo would bring back in `lines.deleted`.

    A function whose two lengths do not agree is stepped over byte by byte and counted."""
    at = 0
    while at < len(data):
        byte = data[at]
        if plain := _PLAIN.match(data, at):
            lines.say(plain[0].replace(b"\x80", b" ").decode("ascii"))
            at = plain.end()
            continue
        if 0 < byte <= 0x20:
            lines.say(INTERNATIONAL[byte - 1])
            at += 1
        elif byte < _LINE_ENDS:
            _end(_CODES.get(byte), lines)
            at += 1
        elif byte < _CHARACTER:
            at += _stated(data, at, lines)
        elif byte == 0xFF:
            lines.damaged += 1
            at += 1
        else:
            at += _fixed(data, at, lines)
        yield from lines.take()
    yield from lines.finish()


def _end(what: str | None, lines: Lines) -> None:
    if what == _LINE:
        lines.end_line()
    elif what == _ROW:
        lines.row()
        lines.cell()
    elif what == _CELL:
        lines.cell()
    elif what == _TABLE_OFF:
        lines.end_table()
    elif what == _WRAP:
        lines.wrap()
    elif what == _DIVIDE:
        lines.divide()
    elif what:
        lines.say(what)


def _fixed(data: bytes, at: int, lines: Lines) -> int:
    """Bytes to go on by."""
    byte = data[at]
    size = _SIZES[byte - _CHARACTER]
    if not lines.encloses(data, at, size):
        return 1
    if byte == _CHARACTER:
        lines.say(character(data[at + 2], data[at + 1]))
    elif byte == _UNDO and data[at + 1] == 0:
        lines.put_by()
    elif byte == _UNDO and data[at + 1] == 1:
        lines.go_on()
    return size


def _stated(data: bytes, at: int, lines: Lines) -> int:
    """Function, kind, length of the whole, flags, packets named; contents; length, function."""
    byte = data[at]
    if at + _SMALLEST > len(data):
        lines.cut = True
        return 1
    kind, flags = data[at + 1], data[at + 4]
    size = int.from_bytes(data[at + 2 : at + 4], "little")
    if at + size > len(data) or size < _SMALLEST:
        lines.cut = lines.cut or at + size > len(data)
        lines.damaged += 1
        return 1
    if struct.unpack_from("<HB", data, at + size - 3) != (size, byte):
        lines.damaged += 1
        return 1
    if flags & _NAMED and (layer := _layer(byte, kind)):
        count = min(data[at + 5], (size - 9) // 2)
        for number in struct.unpack_from(f"<{count}H", data, at + 6) if count > 0 else ():
            lines.named.setdefault(number, layer)
    if byte == _LINE_ENDS:
        _end(_ENDS.get(kind), lines)
    elif byte == _TAB and not flags & _IGNORED:
        lines.say("\t")
    return size


def _layer(byte: int, kind: int) -> str | None:
    if byte == _HEADER:
        return "header" if kind < 2 else "footer" if kind < 4 else "body"
    if byte == _CHARACTERS and kind == _COMMENT:
        return "comment"
    return {_NOTE: "note", _BOX: "note"}.get(byte)
