"""64-bit hashes of string columns, whole batches at once, to know rows that came before.

For the memory of one process only: the seed is random, so that nobody can prepare texts that meet, and the hashes are
never written down. Two different rows meet with a chance of n²/2⁶⁵: one in ten thousand for 70 million different rows.
"""

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from pii_scan.model.coded import places

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_ODD = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F)
_LONG = 256
"""Longer strings, in bytes, are hashed one by one: the others go in steps of eight bytes together."""
SEED = secrets.randbits(64)


def hash_rows(columns: "list[pa.DictionaryArray]", seed: int = SEED) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """One hash a row, never 0, over nullable, coded columns of equal length; each different cell is hashed once."""
    import numpy as np
    import pyarrow as pa

    total: np.ndarray[Any, np.dtype[np.uint64]]
    total = np.full(len(columns[0]) if columns else 0, seed, np.uint64)
    nothing = hash_strings(pa.nulls(1, pa.string()), seed) if any(c.indices.null_count for c in columns) else None
    for column in columns:
        hashes = hash_strings(column.dictionary, seed)
        hashes = hashes if nothing is None else np.append(hashes, nothing)
        total = _mix(total * np.uint64(_ODD[2]) ^ hashes[places(column)], np)
    total[total == 0] = 1
    return total


def hash_strings(array: "pa.Array", seed: int = SEED) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """One hash a cell; null, the empty string and each text differ."""
    import numpy as np

    rows = len(array)
    if rows == 0:
        return np.zeros(0, np.uint64)
    _, ends, data = array.buffers()
    offsets = np.frombuffer(ends, np.int32, rows + 1, array.offset * 4).astype(np.int64)
    # Eight bytes are read at once, so that many must follow the last one.
    chars = np.zeros(int(offsets[-1] - offsets[0]) + 8, np.uint8)
    if data is not None and len(chars) > 8:
        chars[:-8] = np.frombuffer(data, np.uint8, len(chars) - 8, int(offsets[0]))
    starts = offsets[:-1] - offsets[0]
    lengths = np.diff(offsets)
    if array.null_count:
        lengths = np.where(array.is_valid().to_numpy(zero_copy_only=False), lengths, -1)
    words = np.ndarray((len(chars) - 7,), "<u8", chars.data, strides=(1,))
    total: np.ndarray[Any, np.dtype[np.uint64]]
    total = _mix(np.uint64(seed) + (lengths + 2).astype(np.uint64) * np.uint64(_ODD[0]), np)
    usual = lengths <= _LONG
    at = 0
    index: Any = slice(None) if usual.all() and int(lengths.min()) > 0 else np.flatnonzero(usual & (lengths > 0))
    while isinstance(index, slice) or len(index):
        word = words[starts[index] + at]
        left = lengths[index] - at
        word = np.where(left < 8, word & _ends(np)[np.clip(left, 0, 8)], word)
        total[index] = _mix((total[index] ^ word) * np.uint64(_ODD[1]), np)
        at += 8
        index = np.flatnonzero(usual & (lengths > at))
    key = seed.to_bytes(8, "little")
    for row in np.flatnonzero(~usual):
        text = chars[starts[row] : starts[row] + lengths[row]].tobytes()
        total[row] = int.from_bytes(hashlib.blake2b(text, key=key, digest_size=8).digest(), "little")
    return total


def _mix(values: Any, np: Any) -> Any:
    values = values ^ (values >> np.uint64(32))
    values = values * np.uint64(_ODD[0])
    return values ^ (values >> np.uint64(29))


def _ends(np: Any) -> Any:
    """Masks that keep the first 0 to 8 bytes of a word."""
    global _MASKS
    if _MASKS is None:
        _MASKS = np.array([(1 << (8 * count)) - 1 for count in range(9)], np.uint64)
    return _MASKS


_MASKS: Any = None
