"""One part of records/*.parquet, written while a batch is taken, so that no process has to hold what it is made of."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.model.record import Record
from pii_scan.store.paths import sync_folder
from pii_scan.store.record_schema import record_schema
from pii_scan.store.records import file_sha256, record_batches

if TYPE_CHECKING:
    import pyarrow as pa

_HELD_RECORDS = 4_096
_HELD_BYTES = 16 << 20


class PartWriter:
    """Takes records as objects and as Arrow IPC streams; writes them in portions. There is no part before `finish`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self.name = folder, name
        self._part = folder / f".{name}.part"
        self._records: list[Record] = []
        self._streams: list[bytes] = []
        self._bytes = 0
        self._file: BinaryIO | None = None
        self._writer: Any = None
        self.rows = 0

    @property
    def empty(self) -> bool:
        return self._file is None and not self._records and not self._streams

    def add(self, records: Sequence[Record], streams: Iterable[bytes] = ()) -> None:
        """Columns that a stream lacks are null; columns the schema lacks are dropped."""
        self._records.extend(records)
        for data in streams:
            self._streams.append(data)
            self._bytes += len(data)
        if len(self._records) >= _HELD_RECORDS or self._bytes >= _HELD_BYTES:
            self._write()

    def finish(self) -> str:
        """The part, whole and durable under its name; its SHA-256."""
        self._write()
        assert self._file is not None
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        digest = file_sha256(self._part)
        self._part.rename(self._folder / self.name)
        sync_folder(self._folder)
        return digest

    def discard(self) -> None:
        """Nothing of it is left."""
        if self._file is not None:
            # On a full disk neither can write its last bytes.
            with suppress(OSError, ValueError):
                self._writer.close()
            with suppress(OSError):
                self._file.close()
        for path in (self._part, self._folder / self.name):
            path.unlink(missing_ok=True)

    def _write(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if self._file is None:
            descriptor = os.open(self._part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            self._file = os.fdopen(descriptor, "wb")
            self._writer = pq.ParquetWriter(self._file, record_schema(), compression="zstd")
        for batch in record_batches(self._records):
            self._put(batch)
        for data in self._streams:
            with pa.ipc.open_stream(data) as reader:
                for batch in reader:
                    self._put(_conform(batch))
        self._records, self._streams, self._bytes = [], [], 0

    def _put(self, batch: "pa.RecordBatch") -> None:
        self._writer.write_batch(batch)
        self.rows += batch.num_rows


def write_part(folder: Path, name: str, records: Sequence[Record], streams: Iterable[bytes]) -> tuple[str, int]:
    """Writes one part whole, syncs it, renames it into place; (its SHA-256, number of rows)."""
    writer = PartWriter(folder, name)
    writer.add(records, streams)
    return writer.finish(), writer.rows


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
