"""records/*.parquet: what belongs to one person, as keyed hashes in columns that DuckDB can join."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.record import Record
from pii_scan.store.paths import sync_folder
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
    "write_part",
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


def write_part(folder: Path, name: str, records: Sequence[Record], streams: Iterable[bytes]) -> tuple[str, int]:
    """Writes one part whole, syncs it, renames it into place; (its SHA-256, number of rows).

    Columns that a stream lacks are null; columns the schema lacks are dropped.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    part = folder / f".{name}.part"
    rows = 0
    descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream, pq.ParquetWriter(stream, record_schema(), compression="zstd") as writer:
        for batch in record_batches(records):
            writer.write_batch(batch)
            rows += batch.num_rows
        for data in streams:
            with pa.ipc.open_stream(data) as reader:
                for batch in reader:
                    writer.write_batch(_conform(batch))
                    rows += batch.num_rows
    descriptor = os.open(part, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    digest = file_sha256(part)
    part.rename(folder / name)
    sync_folder(folder)
    return digest, rows


def count_rows(part: Path) -> int:
    import pyarrow.parquet as pq

    with pq.ParquetFile(part) as file:
        return int(file.metadata.num_rows)


def _conform(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    import pyarrow as pa

    schema = record_schema()
    if batch.schema.equals(schema):
        return batch
    columns = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


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
