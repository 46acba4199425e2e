"""Cells that lie under one another in records of one length, to columns of text, without a Python step per cell."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_MULTI_BYTE = frozenset({"utf-8", "cp932", "cp936", "gbk", "gb18030", "cp949", "cp950", "big5", "euc-jp", "euc-kr"})
_BLANKS = "\x00\t\n\r \xa0"


@dataclass(frozen=True, slots=True)
class CharSet:
    """One byte, one character."""

    chars: tuple[str, ...]
    """256 of them."""
    lengths: Any
    """Bytes of each in UTF-8."""
    blank: Any
    """Whether each is no ink."""
    ascii: Any
    """The ASCII character's byte, 255 where there is none."""


@lru_cache(maxsize=32)
def char_set(codec: str) -> CharSet | None:
    """None for encodings of several bytes a character.

    Raises:
        LookupError: there is no such codec.
    """
    import numpy as np

    if codec in _MULTI_BYTE or (codec not in _OWN and len(bytes(range(256)).decode(codec, "replace")) != 256):
        return None
    chars = tuple(_OWN.get(codec) or bytes(range(256)).decode(codec, "replace"))
    # Control characters inside of a cell are fillers; a line's end would break the cell's line.
    chars = tuple(" " if c in "\x00\r\n\x85" else c for c in chars)
    lengths = np.array([len(c.encode()) for c in chars], np.int32)
    blank = np.array([c in _BLANKS for c in chars])
    plain = np.array([ord(c) if c.isascii() else 255 for c in chars], np.uint8)
    return CharSet(chars, lengths, blank, plain)


def one_byte(codec: str) -> bool:
    """Whether each byte is a character, the ASCII ones among them as they are."""
    try:
        return len(bytes(range(256)).decode(codec, "replace")) == 256 and b"az09 \n".decode(codec) == "az09 \n"
    except (UnicodeDecodeError, LookupError):
        return False


def text_column(cells: Any, codec: str) -> "pa.Array":
    """Trimmed text of each cell; null where there is no ink.

    Args:
        cells: bytes, one cell a row.
    """
    found = char_set(codec)
    if found is None:
        return _multi_byte(cells, codec)
    return _single_byte(cells, found)


def _single_byte(cells: Any, charset: CharSet) -> "pa.Array":
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    rows, width = cells.shape
    if not rows or not width:
        return pa.nulls(rows, pa.string())
    ink = ~charset.blank[cells]
    some = ink.any(axis=1)
    first = ink.argmax(axis=1)
    last = np.where(some, width - ink[:, ::-1].argmax(axis=1), first)
    at = np.arange(width)
    kept = cells[(at >= first[:, None]) & (at < last[:, None])]
    ends = np.concatenate([[0], np.cumsum(last - first)])
    plain = charset.ascii[kept]
    if not (plain == 255).any():
        data = plain.tobytes()
    else:
        table = dict(enumerate(charset.chars))
        data = kept.tobytes().decode("latin-1").translate(table).encode("utf-8", "replace")
        ends = np.concatenate([[0], np.cumsum(charset.lengths[kept])])[ends]
    offsets = pa.py_buffer(ends.astype(np.int32).tobytes())
    texts = pa.StringArray.from_buffers(rows, offsets, pa.py_buffer(data))
    return texts if some.all() else pc.if_else(pa.array(some), texts, pa.scalar(None, pa.string()))


def _multi_byte(cells: Any, codec: str) -> "pa.Array":
    import pyarrow as pa

    rows, width = cells.shape
    data = cells.tobytes()
    if data.isascii():
        ascii_only = char_set("ascii")
        assert ascii_only is not None
        return _single_byte(cells, ascii_only)
    parts = (data[i * width : (i + 1) * width].strip(b"\x00 \t\r\n") for i in range(rows))
    return pa.array([part.decode(codec, "replace").replace("\x00", " ") or None for part in parts], pa.string())


def texts_of(values: Any, valid: Any = None) -> "pa.Array":
    """Numbers as text; null where `valid` is False."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.cast(pa.array(values), pa.string())
    return texts if valid is None else pc.if_else(pa.array(valid), texts, pa.scalar(None, pa.string()))


def _mazovia() -> str:
    chars = list(bytes(range(256)).decode("cp437"))
    for code, char in zip(
        (0x86, 0x8D, 0x8F, 0x90, 0x91, 0x92, 0x95, 0x98, 0x9C, 0x9E, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7),
        "ąćĄĘęłĆŚŁśŹŻóÓńŃźż",
        strict=True,
    ):
        chars[code] = char
    return "".join(chars)


def _cp1047() -> str:
    chars = list(bytes(range(256)).decode("cp037"))
    for code, char in zip((0x5F, 0xAD, 0xB0, 0xBA, 0xBB, 0xBD), "^[¬Ý¨]", strict=True):
        chars[code] = char
    return "".join(chars)


_OWN = {"mazovia": _mazovia(), "cp1047": _cp1047()}
"""Code pages that Python does not have: Poland's of the eighties, and Latin-1 of z/OS's Unix (IBM CDRA)."""
