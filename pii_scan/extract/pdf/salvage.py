"""What is left of a PDF whose end, with its table of objects, is gone: the text and pictures of its streams."""

import base64
import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_END = re.compile(rb"\r?\n?endstream")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_DICTIONARY_BYTES = 4096
_STREAM_BYTES = 8 << 20
_TOTAL_BYTES = 64 << 20
_SHOWN = re.compile(
    rb"\((?P<text>(?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*)\)\s*(?P<op>Tj|'|\")|"
    rb"\[(?P<row>(?:[^\]\\(]|\\.|\((?:[^\\()]|\\.)*\))*)\]\s*TJ|(?P<line>T\*|\bTd\b|\bTD\b|\bTm\b|\bET\b)",
    re.DOTALL,
)
_PIECE = re.compile(rb"\(((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*)\)|(-?\d+(?:\.\d+)?)", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\n", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORD_GAP = -180.0
"""A shift to the right by more than so many thousandths of the letter size stands for a space."""


def streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(dictionary, decoded bytes) of each stream, also of one that the file's end cuts; other filters than
    Flate and ASCII85 are left as they are. At most 64 MiB in all."""
    total = 0
    for start in _STREAM.finditer(data):
        if total >= _TOTAL_BYTES:
            return
        head = data[max(0, start.start() - _DICTIONARY_BYTES) : start.start()]
        begins = [m.end() for m in _OBJECT.finditer(head)]
        dictionary = head[begins[-1] :] if begins else head
        end = _END.search(data, start.end())
        decoded = _decoded(dictionary, data[start.end() : end.start() if end else len(data)])
        total += len(decoded)
        yield dictionary, decoded


def _decoded(dictionary: bytes, body: bytes) -> bytes:
    if b"ASCII85Decode" in dictionary or b"/A85" in dictionary:
        body = _ascii85(body)
    if b"FlateDecode" in dictionary or b"/Fl" in dictionary:
        inflater = zlib.decompressobj()
        out = b""
        try:
            out = inflater.decompress(body, _STREAM_BYTES)
        except zlib.error:
            # Damage in the middle: what comes before it inflates byte by byte.
            inflater = zlib.decompressobj()
            for at in range(0, len(body), 64):
                try:
                    out += inflater.decompress(body[at : at + 64], _STREAM_BYTES)
                except zlib.error:
                    break
        return out
    return body


def _ascii85(body: bytes) -> bytes:
    kept = bytes(byte for byte in body.split(b"~>")[0] if 33 <= byte <= 117 or byte == 122)
    for cut in range(5):
        try:
            return base64.a85decode(kept[: len(kept) - cut])
        except ValueError:
            continue
    return b""


def shown_text(content: bytes) -> str:
    """The strings that a content stream shows, a line for each move of the pen.

    Codes are taken for Latin letters: true for the simple fonts of forms and statements, not for
    subset fonts with codes of their own, whose text comes out as noise or not at all.
    """
    parts: list[str] = []
    for match in _SHOWN.finditer(content):
        if match["line"] is not None:
            parts.append("\n")
        elif match["row"] is not None:
            parts.append(_row(match["row"]))
        else:
            parts.append(("\n" if match["op"] != b"Tj" else "") + _string(match["text"]))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if any(map(str.isalnum, line)))


def _row(row: bytes) -> str:
    out = ""
    for piece in _PIECE.finditer(row):
        if piece[1] is not None:
            out += _string(piece[1])
        elif float(piece[2]) < _WORD_GAP:
            out += " "
    return out


def _string(raw: bytes) -> str:
    def plain(match: re.Match[bytes]) -> bytes:
        if match[1] is not None:
            return bytes((int(match[1], 8) & 255,))
        return _PLAIN.get(match[2], match[2])

    text = _ESCAPE.sub(plain, raw).decode("cp1252", "replace")
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
