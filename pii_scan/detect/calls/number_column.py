"""A whole column of numbers at once: each different cell is read once, plain North American writing by Arrow."""

from typing import TYPE_CHECKING, Any

from pii_scan.detect.calls.number import number_of

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN = r"^ *(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})\)?[-. ]{0,2}([2-9][0-9]{2})[-. ]?([0-9]{4}) *$"
_COUNTRY = 10_000_000_000
_SEQUENCES = (2345678901, 9876543210)
NONE = 0
"""Stands for a cell without a number."""


def numbers_of(column: "pa.Array", outside: bool = False) -> "Any":
    """numpy uint64, one for each cell, as `number_of` gives it; `NONE` where it gives none."""
    import numpy as np

    encoded = column.dictionary_encode()
    distinct = _distinct(encoded.dictionary, outside)
    indices = encoded.indices.fill_null(len(distinct)).to_numpy(zero_copy_only=False)
    return np.append(distinct, np.uint64(NONE))[indices]


def _distinct(values: "pa.Array", outside: bool) -> "Any":
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pc.match_substring_regex(values, _PLAIN)
    digits = pc.replace_substring_regex(pc.if_else(plain, values, pa.scalar("0")), "[^0-9]+", "")
    numbers = digits.cast(pa.int64()).to_numpy(zero_copy_only=False)
    last = numbers % _COUNTRY
    service = (last // 10_000_000 % 100 == 11) | (last // 10_000 % 100 == 11)
    odd = service | (last % 1_111_111_111 == 0) | np.isin(last, _SEQUENCES)
    out = np.where(odd, NONE, last + _COUNTRY).astype(np.uint64)
    rest = np.flatnonzero(odd)
    for at in rest.tolist():
        out[at] = number_of(values[at].as_py(), outside) or NONE
    return out
