"""Keyed hashes as 32 hex digits in Arrow, and as numbers in numpy: whole columns at once, both ways."""

from typing import TYPE_CHECKING, Any

from pii_scan.model.errors import CaseError

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS = 32


def hex_column(keys: Any, valid: Any = None) -> "pa.Array":
    """
    Args:
        keys: bytes, a row of them for each row.
        valid: which rows have a key; the others are null. None for all.
    """
    import numpy as np
    import pyarrow as pa

    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    valid = np.ones(len(keys), bool) if valid is None else valid
    kept = np.ascontiguousarray(keys[valid])
    text = np.empty((len(kept), kept.shape[1], 2), np.uint8)
    text[:, :, 0] = digits[kept >> 4]
    text[:, :, 1] = digits[kept & 15]
    ends = np.zeros(len(valid) + 1, np.int32)
    np.cumsum(valid * np.int32(2 * kept.shape[1]), out=ends[1:])
    nulls = None if valid.all() else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(pa.string(), len(valid), [nulls, pa.py_buffer(ends), pa.py_buffer(text.ravel())])


def joined(left: Any, right: Any) -> "pa.Array":
    """The hex column of keys given as two halves of 64 bits."""
    import numpy as np

    keys = np.empty((len(left), 2), ">u8")
    keys[:, 0], keys[:, 1] = left, right
    return hex_column(keys.view(np.uint8).reshape(len(left), 16))


def left_half(column: "pa.Array") -> Any:
    """The first 64 bits of each key, never 0; 0 where there is none. Two of n different keys share them with a chance
    of n²/2⁶⁵: 1 in 370,000 for ten million.

    Raises:
        CaseError: a key is none of 32 digits.
    """
    import numpy as np

    kept = column.drop_null()
    numbers = _numbers(kept, DIGITS // 2).ravel()
    numbers[numbers == 0] = 1
    if len(kept) == len(column):
        return numbers
    out = np.zeros(len(column), np.uint64)
    out[column.is_valid().to_numpy(zero_copy_only=False)] = numbers
    return out


def halves(column: "pa.Array") -> tuple[Any, Any]:
    """Both halves of keys without null, in the order of the digits.

    Raises:
        CaseError: as `left_half`.
    """
    numbers = _numbers(column, DIGITS)
    return numbers[:, 0], numbers[:, 1]


def _numbers(column: "pa.Array", wanted: int) -> Any:
    import numpy as np

    rows = len(column)
    if not rows:
        return np.zeros((0, wanted // 16), np.uint64)
    _, ends, data = column.buffers()
    offsets = np.frombuffer(ends, np.int32, rows + 1, column.offset * 4)
    if column.null_count or offsets[-1] - offsets[0] != DIGITS * rows or (np.diff(offsets) != DIGITS).any():
        raise CaseError("A part of the records is damaged", "Run `pii-scan verify` on the case")
    text = np.frombuffer(data, np.uint8, DIGITS * rows, int(offsets[0])).reshape(rows, DIGITS)[:, :wanted]
    # 0–9 are 0x30–0x39, a–f 0x61–0x66.
    nibbles = (text & 15) + (text >> 6) * np.uint8(9)
    octets = np.ascontiguousarray(nibbles[:, ::2] << 4 | nibbles[:, 1::2])
    return octets.view(">u8").astype(np.uint64)
