"""What stretches of one large table left behind becomes the table's finished records."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.store.record_schema import record_schema
from pii_scan.store.said import SAID
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

    def batches(self) -> "Iterator[StretchBatch]":
        """In the order of the table; each is good until the next one is asked for."""
        import numpy as np
        import pyarrow as pa

        epoch, stood_for = -1, np.zeros(0, np.uint32)
        for name, of_epoch in self.pieces:
            with pa.memory_map(str(self.folder / name)) as stream, pa.ipc.open_file(stream) as reader:
                fields = [n for n, column in enumerate(reader.schema.names) if column in (SAID, NUMBER)]
                options = pa.ipc.IpcReadOptions(included_fields=fields)
                if len(fields) > 1 and of_epoch != epoch:
                    epoch = of_epoch
                    stood_for = np.fromfile(self.folder / epoch_name(epoch), np.uint32)
                with pa.ipc.open_file(stream, options=options) as part:
                    for n in range(reader.num_record_batches):
                        yield StretchBatch(self, reader, part, n, stood_for)


@dataclass(frozen=True, slots=True)
class StretchBatch:
    """Records that were written together."""

    stretch: Stretch
    whole: Any
    """Reader of all columns."""
    part: Any
    """Reader of what the records say, and of their numbers."""
    number: int
    stood_for: Any
    """How many rows the first, second, third record of the epoch stands for."""

    def said(self) -> tuple[Any, Any]:
        """(what each record says, how many rows of the table it stands for)."""
        import numpy as np

        batch = self.part.get_batch(self.number)
        said = batch.column(SAID).to_numpy()
        if NUMBER not in batch.schema.names:
            return said, np.ones(len(said), np.int64)
        return said, self.stood_for[batch.column(NUMBER).to_numpy()].astype(np.int64)

    def records(self) -> "pa.RecordBatch":
        """Row indices count from the beginning of the stretch; `rows` is not filled in."""
        batch = self.whole.get_batch(self.number)
        return batch.select(record_schema().names).cast(record_schema())


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
        for batch in stretch.batches():
            same.look(*batch.said())
    # One thread writes while the next records are read: what compresses them lets others run.
    with ThreadPoolExecutor(1) as writer:
        return tuple(_written(folder, stretches, same, record_ids, writer))


def _written(
    folder: Path,
    stretches: "Sequence[Stretch]",
    same: SameRecords,
    record_ids: "Callable[[Any], pa.Array] | None",
    writer: ThreadPoolExecutor,
) -> list[Path]:
    parts: list[Path] = []
    held: list[pa.RecordBatch] = []
    writing: Future[Path] | None = None
    numbers = count()
    for batch in chain.from_iterable(stretch.batches() for stretch in stretches):
        number = next(numbers)
        if not same.keeps(number):
            continue
        kept, stretch = same.keep(number, batch.records()), batch.stretch
        held.append(kept if record_ids is None or not stretch.before else _moved(kept, stretch, record_ids))
        if sum(one.num_rows for one in held) >= _FILE_ROWS:
            if writing is not None:
                parts.append(writing.result())
            writing, held = writer.submit(_write, folder, len(parts) + (writing is not None), held), []
    if writing is not None:
        parts.append(writing.result())
    if held:
        parts.append(_write(folder, len(parts), held))
    return parts


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
