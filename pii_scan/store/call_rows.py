"""The columns of calls/*.parquet and attorneys/*.parquet: tokens for numbers and identifiers, never a value."""

from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.store.key_rows import KEYS, key_schema
from pii_scan.store.tokens import Tokens
from pii_scan.store.value_rows import VALUES, value_schema

if TYPE_CHECKING:
    import pyarrow as pa

CALLS, ATTORNEYS = "calls", "attorneys"
SORTS = (CALLS, ATTORNEYS, KEYS, VALUES)
_NUMBERS = ("caller", "called", "also_1", "also_2")
_TEXTS = ("inmate", "account")


@cache
def call_schema() -> "pa.Schema":
    """`x` and `x_rest` are the two halves of a token; null where a row has none."""
    import pyarrow as pa

    halves = [(name + rest, pa.uint64()) for name in (*_NUMBERS, *_TEXTS) for rest in ("", "_rest")]
    return pa.schema(
        [
            ("content_sha256", pa.string()),
            # Sheet or table name, masked as in findings; empty for a plain file.
            ("table_name", pa.string()),
            # As a spreadsheet shows it.
            ("row", pa.int64()),
            *halves,
            # Area code of the North American plan, 0 for other numbers.
            ("caller_area", pa.int16()),
            ("called_area", pa.int16()),
            # In clear, or `withheld` where it may name a person.
            ("facility", pa.string()),
            # Two letters, where the table states them.
            ("state", pa.string()),
            # As the file says it, without zone.
            ("start", pa.timestamp("s")),
            # -1 for none.
            ("duration_s", pa.int32()),
            # Bits of `pii_scan.detect.calls.marks.Sign`.
            ("signs", pa.uint16()),
            # Whether the row names a recording.
            ("recording", pa.bool_()),
        ]
    )


@cache
def attorney_schema() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [
            # SHA-256 of the content, or of the file that a user gave.
            ("source", pa.string()),
            ("row", pa.int64()),
            ("number", pa.uint64()),
            ("number_rest", pa.uint64()),
            # 1 where the source is a list of attorneys, 0 where one row among others says attorney.
            ("listed", pa.bool_()),
            # office, mobile, fax…, as its header says.
            ("line", pa.string()),
        ]
    )


def schema_of(sort: str) -> "pa.Schema":
    return {CALLS: call_schema, ATTORNEYS: attorney_schema, KEYS: key_schema, VALUES: value_schema}[sort]()


def tokenised_calls(batch: "pa.RecordBatch", tokens: Tokens, sha256: str, table_name: str) -> "pa.RecordBatch":
    """A batch of `CallScan` with its values replaced by tokens."""
    import numpy as np
    import pyarrow as pa

    rows = batch.num_rows
    columns: dict[str, Any] = {
        "content_sha256": _constant(sha256, rows),
        "table_name": _constant(table_name, rows),
    }
    for name in _NUMBERS:
        values = batch.column(name).to_numpy(zero_copy_only=False)
        missing = values == 0
        for suffix, half in zip(("", "_rest"), _distinct_tokens(values, tokens), strict=True):
            columns[name + suffix] = pa.array(half, mask=missing)
    for name in _TEXTS:
        encoded = batch.column(name).dictionary_encode()
        halves = tokens.column(encoded.dictionary)
        for suffix, half in zip(("", "_rest"), halves, strict=True):
            columns[name + suffix] = pa.array(half, pa.uint64()).take(encoded.indices)
    for name in call_schema().names:
        if name not in columns:
            columns[name] = batch.column(name)
    for name in ("caller_area", "called_area"):
        columns[name] = pa.array(np.asarray(columns[name]), pa.int16())
    return pa.RecordBatch.from_pydict({name: columns[name] for name in call_schema().names}, schema=call_schema())


def _distinct_tokens(values: Any, tokens: Tokens) -> tuple[Any, Any]:
    import numpy as np

    if not values.any():
        return values, values
    distinct, inverse = np.unique(values, return_inverse=True)
    if len(distinct) > len(values) // 2:
        return tokens.numbers(values)
    left, right = tokens.numbers(distinct)
    return left[inverse], right[inverse]


def tokenised_attorneys(batch: "pa.RecordBatch", tokens: Tokens, source: str) -> "pa.RecordBatch":
    """A batch of `DirectoryScan` with its numbers replaced by tokens."""
    import pyarrow as pa

    left, right = tokens.numbers(batch.column("number").to_numpy(zero_copy_only=False))
    columns = {
        "source": _constant(source, batch.num_rows),
        "row": batch.column("row"),
        "number": pa.array(left, pa.uint64()),
        "number_rest": pa.array(right, pa.uint64()),
        "listed": batch.column("listed"),
        "line": batch.column("line"),
    }
    return pa.RecordBatch.from_pydict(columns, schema=attorney_schema())


def _constant(value: str, rows: int) -> "pa.Array":
    import pyarrow as pa

    return pa.repeat(pa.scalar(value, pa.string()), rows)
