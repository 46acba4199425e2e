"""Text of Word 1 to 95 for Windows (the file information block as "Microsoft Word for Windows Binary File Format" has
it for versions 2 and 6): 8-bit characters in one stretch, or in pieces where it was saved in haste."""

import struct

_COMPLEX = 0x0004
_SIX, _NINETY_SEVEN = 101, 0xC0
_MACINTOSH = 0x0100
_PIECES_MAX = 1 << 20
MARKS = {0x07: "\t", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x0E: "\n", 0x13: " ", 0x14: " ", 0x15: " ", 0x1E: "-"}
"""What control characters mean in all versions: cell, line, page, paragraph, column, field, hyphen."""


def is_older(main: bytes) -> bool:
    """Whether the block is of a version before Word 97."""
    return len(main) >= 0x20 and struct.unpack_from("<H", main, 2)[0] < _NINETY_SEVEN


def older_text(main: bytes) -> tuple[str, bool]:
    """All stories, and whether they are in their order and whole.

    Args:
        main: the file, of Word 6 and 95 its stream `WordDocument`.
    """
    version, flags = struct.unpack_from("<H", main, 2)[0], struct.unpack_from("<H", main, 10)[0]
    codec = "mac_roman" if version >= _SIX and struct.unpack_from("<H", main, 0x14)[0] == _MACINTOSH else "cp1252"
    begin, end = struct.unpack_from("<II", main, 0x18)
    whole = begin <= end <= len(main)
    if flags & _COMPLEX:
        pieces = _pieces(main) if version >= _SIX else None
        if pieces is not None:
            return "".join(main[at : at + size].decode(codec, "replace") for at, size in pieces), True
        whole = False
    return main[begin:end].decode(codec, "replace"), whole


def _pieces(main: bytes) -> list[tuple[int, int]] | None:
    """Place and length of each; None where the table is damaged."""
    if len(main) < 0x168:
        return None
    at, length = struct.unpack_from("<II", main, 0x160)
    table = main[at : at + length]
    place = 0
    while place + 3 <= len(table) and table[place] == 1:
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    if place + 5 > len(table) or table[place] != 2:
        return None
    count = (struct.unpack_from("<I", table, place + 1)[0] - 4) // 12
    start = place + 5
    if not 0 < count < _PIECES_MAX or start + 12 * count + 4 > len(table):
        return None
    ends = struct.unpack_from(f"<{count + 1}I", table, start)
    out: list[tuple[int, int]] = []
    left = len(main)
    for number in range(count):
        offset = struct.unpack_from("<I", table, start + 4 * (count + 1) + 8 * number + 2)[0]
        size = ends[number + 1] - ends[number]
        left -= size
        if size < 0 or offset + size > len(main) or left < 0:
            return None
        out.append((offset, size))
    return out


def tidy(text: str) -> str:
    """Paragraphs as lines, cells as tabs."""
    return text.replace("\r\n", "\n").translate(_TABLE)


_TABLE = {**{code: None for code in range(32) if code not in (9, 10)}, **MARKS, 0x1F: None}
