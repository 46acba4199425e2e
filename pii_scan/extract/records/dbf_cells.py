"""Cells of a DBF field to text: dates in ISO form, binary numbers in decimal, text by the table's code page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from pii_scan.extract.records.cells import char_set, text_column, texts_of
from pii_scan.extract.records.dbf_header import DbfField, DbfHeader

if TYPE_CHECKING:
    import pyarrow as pa

_EPOCH_JULIAN = 2_440_588
"""1970-01-01 as a Julian day number."""
_DBASE7_EPOCH_MS = 719_163 * 86_400_000
"""Milliseconds from dBase 7's day 0 to 1970-01-01: its days count from 0001-01-01 as 1."""
_JULIAN_YEARS = (1_721_426, 5_373_484)
"""Julian day numbers of the years 1 to 9999."""
MEMO_TYPES = frozenset("MGPBW")


def is_memo(field: DbfField, header: DbfHeader) -> bool:
    """Whether the cell is a pointer into the memo file; B is a number of eight bytes in Visual FoxPro."""
    return field.type in MEMO_TYPES and not (field.type == "B" and header.visual_foxpro)


def pointers(cells: Any) -> Any:
    """Block numbers: four bytes, or ten digits."""
    import numpy as np

    if cells.shape[1] == 4:
        return np.ascontiguousarray(cells).view("<u4")[:, 0].astype(np.int64)
    digits = cells.astype(np.int64) - 0x30
    number = np.zeros(len(cells), np.int64)
    for column in range(min(cells.shape[1], 18)):
        digit = digits[:, column]
        number = np.where((digit >= 0) & (digit <= 9), number * 10 + digit, number)
    return number


def column(field: DbfField, header: DbfHeader, cells: Any, codec: str) -> "pa.Array":
    """Of any field but a memo.

    Args:
        cells: bytes, one cell a row.
    """
    decode = _decoder(field, header, codec)
    return text_column(cells, codec) if decode is None else decode(cells)


def _decoder(field: DbfField, header: DbfHeader, codec: str) -> "Callable[[Any], pa.Array] | None":
    kind, width = field.type, field.width
    if kind in "NF":
        return _number
    if kind == "D" and width == 8:
        return _date
    if kind in "I+" and width == 4:
        return _dbase7_integer if header.dbase7 else _integer
    if kind in "BO" and width == 8:
        return _dbase7_double if header.dbase7 else _double
    if kind == "Y" and width == 8:
        return _currency
    if kind in "T@" and width == 8:
        return _dbase7_time if header.dbase7 else _time
    if kind == "V" and header.visual_foxpro:
        return partial(_varying, codec)
    return None if kind in "CLVQX" else _number


def _varying(codec: str, cells: Any) -> "pa.Array":
    """Visual FoxPro keeps the length of a shorter text in the cell's last byte."""
    import numpy as np

    width = cells.shape[1]
    length = cells[:, -1].astype(np.int64)
    rest = (cells[:, :-1] != 0) & (np.arange(width - 1) >= length[:, None])
    shorter = (length < width) & ~rest.any(axis=1)
    out = cells.copy()
    out[shorter, -1] = 0
    return text_column(out, codec)


def _number(cells: Any) -> "pa.Array":
    """Digits as they stand; a row of stars is a number that did not fit."""
    import pyarrow.compute as pc

    texts = text_column(cells, "ascii")
    return pc.if_else(pc.match_substring_regex(texts, r"^\*+$"), None, texts)


def _date(cells: Any) -> "pa.Array":
    import pyarrow.compute as pc

    texts = _number(cells)
    return pc.replace_substring_regex(texts, r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3")


def _view(cells: Any, kind: str) -> Any:
    import numpy as np

    return np.ascontiguousarray(cells).view(kind)


def _integer(cells: Any) -> "pa.Array":
    return texts_of(_view(cells, "<i4")[:, 0])


def _dbase7_integer(cells: Any) -> "pa.Array":
    """Big-endian with the sign bit turned, so that bytes sort like numbers."""
    raw = _view(cells, ">u4")[:, 0].astype("int64")
    return texts_of(raw - (1 << 31), raw != 0)


def _double(cells: Any) -> "pa.Array":
    return texts_of(_view(cells, "<f8")[:, 0])


def _dbase7_double(cells: Any) -> "pa.Array":
    """Big-endian; positive ones with the sign bit turned, negative ones with all bits turned."""
    import numpy as np

    raw = _view(cells, ">u8")[:, 0].astype(np.uint64)
    top = np.uint64(1 << 63)
    turned = np.where(raw & top, raw ^ top, ~raw)
    return texts_of(turned.view(np.float64), raw != 0)


def _currency(cells: Any) -> "pa.Array":
    """Ten-thousandths, exactly."""
    import pyarrow as pa

    raw = _view(cells, "<i8")[:, 0].tolist()
    signs = ("-" if v < 0 else "" for v in raw)
    return pa.array([f"{s}{abs(v) // 10_000}.{abs(v) % 10_000:04}" for s, v in zip(signs, raw, strict=True)])


def _time(cells: Any) -> "pa.Array":
    """Julian day and milliseconds of the day."""
    import numpy as np

    parts = _view(cells, "<i4").astype(np.int64)
    # Visual FoxPro keeps 16:10:00 as 16:09:59.999.
    return _stamps((parts[:, 0] - _EPOCH_JULIAN) * 86_400_000 + parts[:, 1] + 1, parts[:, 0] != 0)


def _dbase7_time(cells: Any) -> "pa.Array":
    """As its manual has it a Julian day and milliseconds; as files also have it a double of milliseconds, turned."""
    import numpy as np

    parts = _view(cells, "<i4").astype(np.int64)
    julian = (parts[:, 0] >= _JULIAN_YEARS[0]) & (parts[:, 0] <= _JULIAN_YEARS[1])
    raw = _view(cells, ">u8")[:, 0].astype(np.uint64)
    top = np.uint64(1 << 63)
    value = np.where(raw & top, raw ^ top, ~raw).view(np.float64)
    good = (raw != 0) & np.isfinite(value) & (np.abs(value) < 4e14)
    turned = np.where(good, value, 0.0).astype(np.int64) - _DBASE7_EPOCH_MS
    stamps = np.where(julian, (parts[:, 0] - _EPOCH_JULIAN) * 86_400_000 + parts[:, 1], turned)
    return _stamps(stamps, good | julian)


def _stamps(milliseconds: Any, good: Any) -> "pa.Array":
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    # Years past 9999 are damage; Arrow prints them with signs and more digits.
    good = good & (milliseconds > -62_135_596_800_000) & (milliseconds < 253_402_300_800_000)
    seconds = pa.array(np.where(good, milliseconds // 1000, 0), pa.timestamp("s"))
    return pc.if_else(pa.array(good), pc.cast(seconds, pa.string()), pa.scalar(None, pa.string()))


def known(codec: str) -> bool:
    """Whether text can be read by this codec."""
    try:
        char_set(codec)
    except LookupError:
        return False
    return True
