"""The columns of keys/*.parquet: one row for each column that may hold keys, with tokens in place of its values."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import pyarrow as pa

KEYS = "keys"


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """What is kept of one column of one table."""

    content_sha256: str
    table_number: int
    """Of its content, from 0."""
    table_name: str
    """Masked as in findings; empty for a plain file."""
    layout: str
    """Keyed hash of all column names, the same for tables of one layout; empty where the table has no header."""
    column_number: int
    column: str
    """Masked."""
    kind: str
    """As the column was judged; empty where it is of no kind."""
    rows: int
    filled: int
    """Cells that hold anything."""
    level: int
    """What is kept are the values of this level and above: one in 2^level of all."""
    possible_bits: float
    """log₂ of how many different values there could be."""
    numbers: bool
    tokens: "Any"
    """numpy uint64; the same value has the same one everywhere in the case."""
    levels: "Any"
    counts: "Any"


@cache
def key_schema() -> "pa.Schema":
    """One list entry for each value that is kept; see `KeyColumn`."""
    import pyarrow as pa

    return pa.schema(
        [
            ("content_sha256", pa.string()),
            ("table_number", pa.int32()),
            ("table_name", pa.string()),
            ("layout", pa.string()),
            ("column_number", pa.int32()),
            ("column", pa.string()),
            ("kind", pa.string()),
            ("rows", pa.int64()),
            ("filled", pa.int64()),
            ("level", pa.int8()),
            ("possible_bits", pa.float32()),
            ("numbers", pa.bool_()),
            ("tokens", pa.list_(pa.uint64())),
            ("levels", pa.list_(pa.uint8())),
            # How often the value came.
            ("counts", pa.list_(pa.int64())),
        ]
    )


def sampling_seed(hash_key: bytes) -> int:
    """Of the hash that chooses which values are kept; the same throughout a case."""
    return int.from_bytes(hmac.digest(hash_key, b"pii-scan key sample 1", "sha256")[:8], "little")


def key_tokens(hashes: Sequence[int], hash_key: bytes) -> "Any":
    """AES of each 64-bit hash: who lacks the key can neither tell nor test what a token stands for."""
    import numpy as np

    return Tokens(hmac.digest(hash_key, b"pii-scan key tokens 1", "sha256")).numbers(np.array(hashes, np.uint64))[0]


def key_batch(columns: Sequence[KeyColumn]) -> "pa.RecordBatch":
    import pyarrow as pa

    schema = key_schema()
    return pa.RecordBatch.from_pydict(
        {name: [getattr(column, name) for column in columns] for name in schema.names}, schema=schema
    )


def read_key_columns(paths: Iterable[str]) -> "list[KeyColumn]":
    """All of them, in a fixed order."""
    import numpy as np
    import pyarrow.parquet as pq

    found: list[KeyColumn] = []
    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(64):
                lists = [batch.column(name) for name in ("tokens", "levels", "counts")]
                for at, row in enumerate(batch.drop_columns(["tokens", "levels", "counts"]).to_pylist()):
                    tokens, levels, counts = (np.asarray(one[at].values) for one in lists)
                    found.append(KeyColumn(**row, tokens=tokens, levels=levels, counts=counts))
    found.sort(key=lambda c: (c.content_sha256, c.table_number, c.column_number, c.rows, c.level))
    return found
