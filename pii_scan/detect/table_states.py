"""Columns of states: two-letter codes, and small numbers for them."""

from typing import TYPE_CHECKING, Any

from pii_scan.detect.address.states import CODES
from pii_scan.detect.compose import code_of

if TYPE_CHECKING:
    import pyarrow as pa

STATES = ("", *sorted(CODES))
"""By number; 0 is none."""
_IDS = {code: number for number, code in enumerate(STATES)}


def state_codes(cells: "pa.Array") -> "pa.Array":
    """Two-letter codes of a column of states; null where a cell is none."""
    import pyarrow as pa

    coded = cells.dictionary_encode()
    codes = [code_of(cell) or None for cell in coded.dictionary.to_pylist()]
    return pa.array(codes, pa.string()).take(coded.indices)


def state_numbers(states: "pa.Array") -> Any:
    """Of codes, as numpy array."""
    import numpy as np

    coded = states.dictionary_encode()
    ids = np.array([*(_IDS.get(code, 0) for code in coded.dictionary.to_pylist()), 0], np.uint8)
    return ids[coded.indices.fill_null(len(ids) - 1).to_numpy(zero_copy_only=False)]
