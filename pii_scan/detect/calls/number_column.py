"""A whole column of numbers at once: each different cell is read once, plain North American writing by Arrow."""

from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.calls.number import number_of
from pii_scan.model.cell_bytes import kept, translated
from pii_scan.model.coded import places

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN = r"^ *(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})\)?[-. ]{0,2}([2-9][0-9]{2})[-. ]?([0-9]{4}) *$"
_COUNTRY = 10_000_000_000
_SEQUENCES = (2345678901, 9876543210)
NONE = 0
"""Stands for a cell without a number."""


def numbers_of(column: "pa.Array", outside: bool = False) -> "Any":
    """numpy uint64, one for each cell, as `number_of` gives it; `NONE` where it gives none."""
    return numbers_in(column.dictionary_encode(), outside)


def numbers_in(cells: "pa.DictionaryArray", outside: bool = False) -> "Any":
    """As `numbers_of`, for cells that are coded already."""
    import numpy as np

    return np.append(_distinct(cells.dictionary, outside), np.uint64(NONE))[places(cells)]


@cache
def _tables() -> tuple[Any, Any]:
    """(each byte with 2 for 2 to 9, which the expression does not tell apart; which bytes are digits)."""
    import numpy as np

    shape = np.arange(256, dtype=np.uint8)
    shape[ord("2") : ord("9") + 1] = ord("2")
    digit = np.zeros(256, bool)
    digit[ord("0") : ord("9") + 1] = True
    return shape, digit


def _distinct(values: "pa.Array", outside: bool) -> "Any":
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    shape, digit = _tables()
    shapes = translated(values, shape).dictionary_encode()
    plain = pc.match_substring_regex(shapes.dictionary, _PLAIN).take(shapes.indices)
    digits = kept(pc.if_else(plain, values, pa.scalar("0")), digit)
    numbers = digits.cast(pa.int64()).to_numpy(zero_copy_only=False)
    last = numbers % _COUNTRY
    service = (last // 10_000_000 % 100 == 11) | (last // 10_000 % 100 == 11)
    odd = service | (last % 1_111_111_111 == 0) | np.isin(last, _SEQUENCES)
    out = np.where(odd, NONE, last + _COUNTRY).astype(np.uint64)
    rest = np.flatnonzero(odd)
    for at in rest.tolist():
        out[at] = number_of(values[at].as_py(), outside) or NONE
    return out
