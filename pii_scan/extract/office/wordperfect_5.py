"""Text of WordPerfect 5.0 and 5.1: single bytes, functions of fixed length (C0–CF), of stated length (D0–FE)."""

import re
import struct
from collections.abc import Iterator

from pii_scan.extract.office.ooxml_text import Rows
from pii_scan.extract.office.wordperfect_characters import character
from pii_scan.extract.office.wordperfect_lines import Lines

_SIZES = (4, 9, 11, 3, 3, 5, 6, 7, 4, 5, 6, 6, 8, 10, 10, 12)
_PLAIN = re.compile(rb"[\x20-\x7e]+")
_READABLE = re.compile(rb"[\x20-\x7e]{3,}")
_CODES = {
    **dict.fromkeys((0x93, 0x94, 0x95, 0xA0), " "),
    **dict.fromkeys((0x0B, 0x0D), "wrap"),
    **dict.fromkeys((0xAC, 0xAD, 0xAE), "divide"),
    **dict.fromkeys((0x0A, 0x0C, 0x8C, 0x90, 0x99), "\n"),
    **dict.fromkeys((0xA9, 0xAA, 0xAB), "-"),
}
_CHARACTER, _TAB, _INDENT = 0xC0, 0xC1, 0xC2
_HEADER, _NOTE, _BOX, _AT_LINE_END, _AT_PAGE_END = 0xD5, 0xD6, 0xDA, 0xDC, 0xDD
_FORMAT = frozenset({0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD7, 0xDB})
"""Margins, fonts, definitions, styles: settings."""
_ENDS = 4
_SMALLEST = 8


def blocks(data: bytes, lines: Lines) -> Iterator[str | Rows]:
    """Lines and tables of a text in their order; what stands inside functions is left in `lines.beside`.

    A function says its length at its start and at its end. One whose lengths do not agree is stepped over byte by byte
    and counted, so that damage costs no more than itself."""
    at = 0
    while at < len(data):
        byte = data[at]
        if plain := _PLAIN.match(data, at):
            lines.say(plain[0].decode("ascii"))
            at = plain.end()
            continue
        if byte < _CHARACTER or byte == 0xFF:
            said = _CODES.get(byte)
            if said == "\n":
                lines.end_line()
            elif said == "wrap":
                lines.wrap()
            elif said == "divide":
                lines.divide()
            elif said:
                lines.say(said)
            at += 1
        elif byte < 0xD0:
            at += _fixed(data, at, lines)
        else:
            at += _stated(data, at, lines)
        yield from lines.take()
    yield from lines.finish()


def _fixed(data: bytes, at: int, lines: Lines) -> int:
    """Bytes to go on by."""
    byte = data[at]
    size = _SIZES[byte - _CHARACTER]
    if not lines.encloses(data, at, size):
        return 1
    if byte == _CHARACTER:
        lines.say(character(data[at + 2], data[at + 1], 5))
    elif byte in (_TAB, _INDENT):
        lines.say("\t")
    return size


def _stated(data: bytes, at: int, lines: Lines) -> int:
    """Function, kind, length of all that follows the length; contents; length, kind, function."""
    byte = data[at]
    if at + _SMALLEST > len(data):
        lines.cut = True
        return 1
    kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "little")
    size = length + _ENDS
    if at + size > len(data) or size < _SMALLEST:
        lines.cut = lines.cut or at + size > len(data)
        lines.damaged += 1
        return 1
    if struct.unpack_from("<HBB", data, at + size - _ENDS) != (length, kind, byte):
        lines.damaged += 1
        return 1
    _function(byte, kind, data[at + _ENDS : at + size - _ENDS], lines)
    return size


def _function(byte: int, kind: int, inside: bytes, lines: Lines) -> None:
    if byte in (_AT_LINE_END, _AT_PAGE_END):
        if kind == 0 and byte == _AT_LINE_END:
            lines.cell()
        elif kind == 2:
            lines.end_table()
        else:
            lines.row()
    elif byte == _HEADER:
        lines.beside.append(("footer" if kind > 1 else "header", inside[18:]))
    elif byte == _NOTE:
        # Of a footnote: a word for each further page that it stands on.
        start = 4 + 2 * (inside[3] + 1) + 9 if kind == 0 and len(inside) > 3 else 7
        lines.beside.append(("note", inside[start:]))
    elif byte not in _FORMAT and (begin := _READABLE.search(inside)):
        # Boxes, comments and what else may hold a text behind numbers of its own.
        lines.beside.append(("note", inside[begin.start() :]))
