"""A batch's columns as their different cells and the place of each: coded once for all who look at the batch."""

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_last = threading.local()
"""The batch that was looked at last; held, so that another one cannot take its place in memory unseen."""


def coded(batch: "pa.RecordBatch", column: int) -> "pa.DictionaryArray":
    """Different cells in the order in which they come; a null has no place."""
    if getattr(_last, "batch", None) is not batch:
        _last.batch, _last.columns = batch, {}
    columns: dict[int, pa.DictionaryArray] = _last.columns
    if column not in columns:
        columns[column] = batch.column(column).dictionary_encode()
    return columns[column]


def places(cells: "pa.DictionaryArray") -> Any:
    """By row: where its cell stands among the different ones; one past the last for a null."""
    indices = cells.indices
    return (indices.fill_null(len(cells.dictionary)) if indices.null_count else indices).to_numpy(zero_copy_only=False)


def rows_of(cells: "pa.DictionaryArray") -> Any:
    """How many rows each different cell has; nulls are not counted."""
    import numpy as np

    return np.bincount(places(cells), minlength=len(cells.dictionary))[: len(cells.dictionary)]
