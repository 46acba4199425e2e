"""records/*.parquet: what belongs to one person, as keyed hashes in columns that DuckDB can join."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.record import Record
from pii_scan.store.record_schema import KEY_COLUMNS, record_schema
from pii_scan.store.table_records import hash_table_rows

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "EMPTY_PART",
    "file_sha256",
    "hash_table_rows",
    "record_batches",
    "record_row",
    "record_schema",
    "record_stream",
    "remove_strays",
]

EMPTY_PART = "part-00000000.parquet"
"""Always there, so that the glob matches before the first record."""


def __getattr__(name: str) -> Any:
    # pyarrow takes a quarter of a second to import: the constant is made when it is first asked for.
    if name == "RECORD_SCHEMA":
        return record_schema()
    raise AttributeError(name)


def record_row(record: Record) -> dict[str, Any]:
    """One row of the schema."""
    row: dict[str, Any] = {
        "record_id": record.record_id,
        "content_sha256": record.content_sha256,
        "document_type": record.document_type,
        "row_index": record.index,
        "state": record.state,
        "state_basis": record.state_basis,
        "issuer": record.issuer,
        "minor": record.minor,
        "number_unread": record.number_unread,
        "classes": list(record.classes),
    }
    more: list[str] = []
    for key in sorted(record.keys):
        column = KEY_COLUMNS.get(key)
        for value in record.keys[key]:
            if column is not None and row.get(column) is None:
                row[column] = value
            else:
                more.append(f"{column or key}:{value}")
    row["more_keys"] = more
    return row


def record_batches(records: Iterable[Record]) -> "list[pa.RecordBatch]":
    import pyarrow as pa

    rows = [record_row(record) for record in records]
    return pa.Table.from_pylist(rows, schema=record_schema()).to_batches() if rows else []


def record_stream(records: Iterable[Record]) -> bytes:
    """An Arrow IPC stream as `NodeResult.record_parts` carries it."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, record_schema()) as stream:
        for batch in record_batches(records):
            stream.write_batch(batch)
    return bytes(sink.getvalue().to_pybytes())


def count_rows(part: Path) -> int:
    import pyarrow.parquet as pq

    with pq.ParquetFile(part) as file:
        return int(file.metadata.num_rows)


def remove_strays(folder: Path, named: set[str]) -> int:
    """Deletes parts that no committed batch names: what a killed run wrote and never accounted for."""
    count = 0
    for path in sorted(folder.iterdir()):
        if path.name not in named and path.name != EMPTY_PART and path.name.lstrip(".").startswith("part-"):
            path.unlink()
            count += 1
    return count


def file_sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
