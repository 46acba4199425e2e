"""What stretches of one large table left behind becomes the table's finished records."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.store.record_schema import record_schema
from pii_scan.store.same_records import SameRecords

if TYPE_CHECKING:
    import pyarrow as pa

NUMBER = "@number"
"""Column by which a record finds how many rows it stands for."""
_FILE_ROWS = 500_000
"""Records of one finished file, about."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a table that were read by one worker."""

    folder: Path
    pieces: tuple[tuple[str, int], ...]
    """Files of records, in the order of the table, and the epoch that counts their rows."""
    before: int = 0
    """Rows of the table that stand before the stretch."""

    def records(self) -> "Iterator[pa.RecordBatch]":
        """With `rows` as counted; row indices count from the beginning of the stretch."""
        import numpy as np
        import pyarrow as pa

        epoch, stood_for = -1, np.zeros(0, np.uint32)
        for name, of_epoch in self.pieces:
            with pa.memory_map(str(self.folder / name)) as stream, pa.ipc.open_file(stream) as reader:
                for n in range(reader.num_record_batches):
                    batch = reader.get_batch(n)
                    if NUMBER in batch.schema.names:
                        if of_epoch != epoch:
                            epoch = of_epoch
                            stood_for = np.fromfile(self.folder / epoch_name(epoch), np.uint32)
                        rows = stood_for[batch.column(NUMBER).to_numpy()].astype(np.int64)
                        at = batch.schema.get_field_index("rows")
                        batch = batch.set_column(at, "rows", pa.array(rows)).drop_columns([NUMBER])
                    yield batch.cast(record_schema())


def epoch_name(number: int) -> str:
    return f"epoch-{number:05d}.rows"


def write_finished(
    folder: Path, stretches: "Sequence[Stretch]", record_ids: "Callable[[Any], pa.Array] | None" = None
) -> tuple[Path, ...]:
    """Writes `finished-*.parquet` below `folder`, private and durable.

    Args:
        record_ids: makes identifiers of row indices; needed where a stretch is not the first.
    """
    same = SameRecords()
    for stretch in stretches:
        for batch in stretch.records():
            same.look(batch)
    parts: list[Path] = []
    held: list[pa.RecordBatch] = []
    for stretch in stretches:
        for batch in stretch.records():
            kept = same.keep(batch)
            if kept.num_rows:
                held.append(kept if record_ids is None or not stretch.before else _moved(kept, stretch, record_ids))
            if sum(one.num_rows for one in held) >= _FILE_ROWS:
                parts.append(_write(folder, len(parts), held))
                held = []
    if held:
        parts.append(_write(folder, len(parts), held))
    return tuple(parts)


def _moved(batch: "pa.RecordBatch", stretch: Stretch, record_ids: "Callable[[Any], pa.Array]") -> "pa.RecordBatch":
    """Row indices as the whole table counts them."""
    import pyarrow as pa

    index = batch.column("row_index").to_numpy() + stretch.before
    batch = batch.set_column(batch.schema.get_field_index("row_index"), "row_index", pa.array(index, pa.int64()))
    return batch.set_column(batch.schema.get_field_index("record_id"), "record_id", record_ids(index))


def _write(folder: Path, number: int, batches: "Sequence[pa.RecordBatch]") -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    part = folder / f"finished-{number:05d}.parquet"
    descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        pq.write_table(pa.Table.from_batches(batches, record_schema()), out, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    return part
