"""The columns of values/*.parquet: which different values a column of a large table holds, as keys only."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

VALUES = "values"
ROW_KEYS = 2048
"""At most, in one row of a file."""


class ValueSet(NamedTuple):
    """The values that one line of the findings stands for, within its content. Several rows of a file hold its keys."""

    table: int
    """Of its content, from 0; -1 for values of texts that have no line of their own."""
    column: int
    """From 0, the first of several that are read together; -1 as above."""
    kind: str
    band: str
    """Empty where the column as a whole is of the kind: then the line says it."""

    @property
    def place(self) -> str:
        """As the line's attribute `values` names it, beside its kind and band."""
        return f"{self.table}.{self.column}"


UNLISTED = (-1, -1)
"""Table and column of values of texts that have no line of their own."""


def place_of(attribute: str) -> tuple[int, int] | None:
    """(table, column) of a line's attribute `values`; None where it has none."""
    table, dot, column = attribute.partition(".")
    return (int(table), int(column)) if dot else None


@cache
def value_schema() -> "pa.Schema":
    """`keys` are the first 64 bits of `store.keys.value_key`, the same for a value wherever it stands in the case."""
    import pyarrow as pa

    return pa.schema(
        [
            ("content_sha256", pa.string()),
            ("table_number", pa.int32()),
            ("column_number", pa.int32()),
            ("kind", pa.string()),
            ("band", pa.string()),
            ("keys", pa.list_(pa.uint64())),
        ]
    )


def value_batch(sha256: str, sets: "Iterable[tuple[ValueSet, Any]]") -> "pa.RecordBatch":
    """
    Args:
        sets: with their keys as numpy uint64.
    """
    import pyarrow as pa

    rows = [(sha256, *of, keys) for of, all_keys in sets for keys in _portions(all_keys)]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(value_schema())
    arrays = [pa.array(column, field.type) for column, field in zip(columns, value_schema(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=value_schema())


def _portions(keys: Any) -> Iterator[Any]:
    for start in range(0, len(keys), ROW_KEYS):
        yield keys[start : start + ROW_KEYS]


def short_key(value_key: str) -> int:
    """Two of ten million values share 64 bits with a chance of 3 in a million."""
    return int(value_key[:16], 16)
