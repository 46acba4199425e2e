"""One form for the ways in which a key is written: `00123`, `123` and `123.0`; `a1-b2`, `A1B2` and `{A1 B2}`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

NOTHING = ("", "NA", "NAN", "NIL", "NONE", "NULL", "NULO", "UNKNOWN", "UNDEFINED", "TRUE", "FALSE", "@")
"""What stands where a key is missing, in the form of this module."""


def normal_keys(cells: "pa.Array") -> "pa.Array":
    """Upper case letters, digits and `@` only, without leading zeros; null where nothing is left.

    A spreadsheet's `123.0` is 123. Two keys that differ in nothing but marks become one: rare, and no worse than two
    writings of one key taken for two.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pc.fill_null(pc.all(pc.ascii_is_alnum(cells)), True).as_py()
    if not plain:
        cells = pc.replace_substring_regex(cells, r"\.0+\s*$", "")
        cells = pc.replace_substring_regex(cells, r"[^\pL\pN@]+", "")
    cells = pc.utf8_ltrim(pc.utf8_upper(cells), "0")
    missing = pc.is_in(cells, value_set=pa.array(NOTHING))
    return pc.if_else(missing, pa.scalar(None, pa.string()), cells)
