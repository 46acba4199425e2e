"""One form for the ways in which a key is written: `00123`, `123` and `123.0`; `a1-b2`, `A1B2` and `{A1 B2}`."""

from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.model.cell_bytes import has_byte, is_ascii, kept

if TYPE_CHECKING:
    import pyarrow as pa

NOTHING = ("", "NA", "NAN", "NIL", "NONE", "NULL", "NULO", "UNKNOWN", "UNDEFINED", "TRUE", "FALSE", "@")
"""What stands where a key is missing, in the form of this module."""


LONGEST = 80
"""Characters past which a cell is no key: it may have a gigabyte, and what is kept stands in memory."""


def normal_keys(cells: "pa.Array") -> "pa.Array":
    """Upper case letters, digits and `@` only, without leading zeros; null where nothing is left.

    A spreadsheet's `123.0` is 123. Two keys that differ in nothing but marks become one: rare, and no worse than two
    writings of one key taken for two.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if pc.any(pc.greater(pc.binary_length(cells), 4 * LONGEST)).as_py():
        cells = pc.if_else(pc.less_equal(pc.binary_length(cells), 4 * LONGEST), cells, pa.scalar(None, pa.string()))
    plain = pc.fill_null(pc.all(pc.ascii_is_alnum(cells)), True).as_py()
    if not plain:
        if not is_ascii(cells):
            cells = pc.replace_substring_regex(cells, r"\.0+\s*$", "")
            cells = pc.replace_substring_regex(cells, r"[^\pL\pN@]+", "")
        else:
            if has_byte(cells, "."):
                cells = pc.replace_substring_regex(cells, r"\.0+\s*$", "")
            cells = kept(cells, _key_bytes())
    cells = pc.utf8_ltrim(pc.utf8_upper(cells), "0")
    missing = pc.or_kleene(pc.is_in(cells, value_set=pa.array(NOTHING)), pc.greater(pc.utf8_length(cells), LONGEST))
    return pc.if_else(missing, pa.scalar(None, pa.string()), cells)


@cache
def _key_bytes() -> Any:
    import numpy as np

    wanted = np.zeros(256, bool)
    wanted[list(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@")] = True
    return wanted
