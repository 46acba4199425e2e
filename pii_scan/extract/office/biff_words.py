"""Words of an Excel 97–2003 workbook that stand in no cell: text boxes, comments with their authors, headers, links.

[MS-XLS] 2.4: a stream of records, each a type, a length and at most 8,224 bytes; longer ones go on in CONTINUE.
"""

import struct
from collections.abc import Iterator

from pii_scan.extract.text.carved import carve

_BOF, _FILEPASS, _CONTINUE = 0x0809, 0x002F, 0x003C
_HEADER, _FOOTER, _NOTE, _WRITE_ACCESS, _TXO, _HLINK = 0x0014, 0x0015, 0x001C, 0x005C, 0x01B6, 0x01B8
_BIFF8 = 0x0600
_WANTED = frozenset({_BOF, _FILEPASS, _HEADER, _FOOTER, _NOTE, _WRITE_ACCESS, _TXO, _HLINK})
_CHARS_MAX = 4 << 20
_HEAD = struct.Struct("<HH")


def words_beside_cells(data: bytes) -> tuple[str, str]:
    """(text of boxes and comments, all else: who saved it, headers and footers, authors, links), a line each; empty for
    workbooks before Excel 97 and for those behind a password."""
    said: list[str] = []
    around: list[str] = []
    chars = 0
    for kind, body, rest in _records(data):
        if kind == _BOF and len(body) >= 2 and struct.unpack_from("<H", body)[0] != _BIFF8:
            return "", ""
        if kind == _FILEPASS:
            return "", ""
        if kind == _TXO and len(body) >= 12:
            line = _continued(struct.unpack_from("<H", body, 10)[0], rest)
            said += [line] if line.strip() else []
        else:
            line = _beside(kind, body)
            around += [line] if line.strip() and line not in around[-1:] else []
        chars += len(line)
        if chars > _CHARS_MAX:
            break
    return "\n".join(said), "\n".join(dict.fromkeys(around))


def _beside(kind: int, body: bytes) -> str:
    if kind in (_HEADER, _FOOTER, _WRITE_ACCESS):
        return _text(body, 0)
    if kind == _NOTE:
        return _text(body, 8)
    return carve(body) if kind == _HLINK else ""


def _records(data: bytes) -> Iterator[tuple[int, bytes, list[bytes]]]:
    """(type, body, bodies of the CONTINUE records behind it) of the wanted types."""
    at = 0
    held: tuple[int, bytes, list[bytes]] | None = None
    while at + 4 <= len(data):
        kind, size = _HEAD.unpack_from(data, at)
        start, at = at + 4, at + 4 + size
        if kind == _CONTINUE:
            # Only texts need what goes on; pictures go on for megabytes.
            if held is not None and held[0] == _TXO:
                held[2].append(data[start:at])
            continue
        if held is not None:
            yield held
        # Cells are by far the most of the records, and nothing is made of them.
        held = (kind, data[start:at], []) if kind in _WANTED else None
    if held is not None:
        yield held


def _text(body: bytes, at: int) -> str:
    """XLUnicodeString (2.5.294): characters, a flag for two bytes each, the characters."""
    if len(body) < at + 3:
        return ""
    count, wide = struct.unpack_from("<HB", body, at)
    return _decoded(body[at + 3 :], count, wide)


def _continued(count: int, rest: list[bytes]) -> str:
    """Text in CONTINUE records, each with a flag of its own (2.4.329)."""
    out = ""
    for body in rest:
        if len(out) >= count or not body:
            break
        out += _decoded(body[1:], count - len(out), body[0])
    return out


def _decoded(raw: bytes, count: int, wide: int) -> str:
    # Of a character that is cut in two nothing is kept.
    text = (
        raw[: min(2 * count, len(raw) // 2 * 2)].decode("utf-16-le", "replace")
        if wide & 1
        else (raw[:count].decode("latin-1"))
    )
    return text.replace("\0", "").strip(" ")
