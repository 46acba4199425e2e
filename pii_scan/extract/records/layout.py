"""What lies where in a record, and records read by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from pii_scan.extract.records import numbers
from pii_scan.extract.records.cells import text_column

if TYPE_CHECKING:
    import pyarrow as pa


class Form(Enum):
    """How a field is kept."""

    TEXT = "text"
    NATIONAL = "national"
    """UTF-16, big-endian."""
    ZONED = "zoned"
    PACKED = "packed"
    UNSIGNED_PACKED = "comp-6"
    BINARY = "binary"
    HEX_FLOAT = "float"


@dataclass(frozen=True, slots=True)
class RecordField:
    """A column of a record."""

    name: str
    start: int
    width: int
    form: Form = Form.TEXT
    scale: int = 0
    """Digits behind the point."""
    signed: bool = False
    separate: bool = False
    """The sign has a byte of its own."""
    leading: bool = False
    """The sign stands in front."""

    @property
    def end(self) -> int:
        return self.start + self.width


def read_columns(fields: Sequence[RecordField], records: Any, codec: str, *, ebcdic: bool) -> "list[pa.Array]":
    """
    Args:
        records: bytes, one record a row; a field past their width is null.
    """
    import pyarrow as pa

    rows, width = records.shape
    return [
        _column(f, records[:, f.start : f.end], codec, ebcdic=ebcdic) if f.end <= width else pa.nulls(rows, pa.string())
        for f in fields
    ]


def _column(field: RecordField, cells: Any, codec: str, *, ebcdic: bool) -> "pa.Array":
    import pyarrow.compute as pc

    if field.form is Form.PACKED:
        return numbers.packed(cells, field.scale, signed=field.signed)
    if field.form is Form.UNSIGNED_PACKED:
        return numbers.packed(cells, field.scale, signed=field.signed, sign_nibble=False)
    if field.form is Form.BINARY:
        return numbers.binary(cells, field.scale, signed=field.signed)
    if field.form is Form.HEX_FLOAT:
        return numbers.hex_float(cells)
    if field.form is Form.NATIONAL:
        return _national(cells)
    texts = text_column(cells, codec)
    if field.form is Form.ZONED:
        read = numbers.zoned(
            cells, field.scale, ebcdic=ebcdic, signed=field.signed, separate=field.separate, leading=field.leading
        )
        # What stands there and is no number is not lost.
        return pc.coalesce(read, texts)
    return texts


def _national(cells: Any) -> "pa.Array":
    import pyarrow as pa

    width = cells.shape[1]
    data = cells.tobytes()
    parts = (data[i : i + width].decode("utf-16-be", "replace") for i in range(0, len(data), max(1, width)))
    return pa.array([part.strip(" \x00") or None for part in parts], pa.string())
