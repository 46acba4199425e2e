"""Columns of mainframe records without a copybook: texts, zoned and packed numbers, and what is none of these."""

from dataclasses import dataclass
from typing import Any

from pii_scan.extract.records.edges import BINARY, classes_of, spans
from pii_scan.extract.records.layout import Form, RecordField

_MOSTLY = 0.98
_SIGNED = 0.01


@dataclass(frozen=True, slots=True)
class FoundColumns:
    fields: tuple[RecordField, ...]
    unread: int
    """Bytes of a record that are neither text nor a packed number."""


def find_columns(records: Any, codec: str) -> FoundColumns:
    """
    Args:
        records: bytes, one record a row, some tens to thousands.
    """
    kinds = classes_of(codec)[records]
    text = (kinds != BINARY).mean(axis=0) >= _MOSTLY
    fields: list[RecordField] = []
    unread = 0
    at, width = 0, records.shape[1]
    while at < width:
        end = at
        while end < width and text[end] == text[at]:
            end += 1
        if text[at]:
            for a, b in spans(records[:, at:end], codec):
                fields += _text_fields(records, at + a, at + b)
        else:
            found, lost = _packed(records, at, end)
            fields += found
            unread += lost
        at = end
    named = (RecordField(f"column_{n}", f.start, f.width, f.form, f.scale, f.signed) for n, f in enumerate(fields, 1))
    return FoundColumns(tuple(named), unread)


def _text_fields(records: Any, start: int, end: int) -> list[RecordField]:
    """Digits whose last one carries a sign now and then are a zoned number; blanks behind it may hold something in
    records that are not in the sample."""
    inked = (records[:, start:end] != 0x40).any(axis=0).nonzero()[0]
    stop = start + int(inked[-1]) + 1 if len(inked) else end
    if not _zoned(records[:, start:stop]):
        return [RecordField("", start, end - start)]
    rest = [RecordField("", stop, end - stop)] if stop < end else []
    return [RecordField("", start, stop - start, Form.ZONED, signed=True), *rest]


def _zoned(cells: Any) -> bool:
    digits = (cells >= 0xF0) & (cells <= 0xF9)
    last = cells[:, -1]
    zone, digit = last >> 4, last & 0x0F
    signed = ((zone == 0xC) | (zone == 0xD)) & (digit <= 9)
    inner = digits[:, :-1].all(axis=1)
    # Digits and then a letter of a code (`123A`): a number has `{` or `}` among its signs, too.
    zeros = ((last == 0xC0) | (last == 0xD0)).mean()
    whole = (inner & (signed | digits[:, -1])).mean() >= _MOSTLY
    return bool(cells.shape[1] > 1 and whole and signed.mean() > _SIGNED and zeros > 0)


def _packed(records: Any, start: int, end: int) -> tuple[list[RecordField], int]:
    """Packed numbers one behind the other: each ends at the first byte whose lower half is a sign."""
    import numpy as np

    cells = records[:, start:end]
    high, low = cells >> 4, cells & 0x0F
    blank = (cells == 0x40) | (cells == 0x00)
    sign = (((low == 0xC) | (low == 0xD) | (low == 0xF)) & (high <= 9) | blank).mean(axis=0) >= _MOSTLY
    inner = (((low <= 9) & (high <= 9)) | blank).mean(axis=0) >= _MOSTLY
    fields: list[RecordField] = []
    unread = begin = 0
    for at in range(end - start):
        real = ((low[:, at] >= 0xC) & ~blank[:, at]).mean() > 0.02
        if sign[at] and real and inner[begin:at].all() and at - begin < 16:
            unsigned = bool(np.isin(low[:, at][~blank[:, at]], (0xF, 0xC)).all()) and bool((low[:, at] == 0xF).any())
            fields.append(RecordField("", start + begin, at + 1 - begin, Form.PACKED, signed=not unsigned))
            begin = at + 1
        elif not inner[at]:
            unread += at + 1 - begin
            begin = at + 1
    return fields, unread + (end - start - begin)
