"""A file of records of one length as a table that is read from any record on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pii_scan.extract.table.batches import BATCH_ROWS
from pii_scan.model.evidence import Place
from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK_BYTES = 16 << 20
_STRETCHES = 64


@dataclass(slots=True)
class RecordSource:
    """`count` records of `length` bytes from byte `start` on.

    Args:
        as_batch: records (bytes, one a row) as nullable strings under the table's names; may count losses in the place.
    """

    payload: Payload
    start: int
    length: int
    count: int
    as_batch: "Callable[[Any, Place], pa.RecordBatch]"
    batch_rows: int = BATCH_ROWS
    place: Place = field(default_factory=lambda: {"rows": 0})

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on; `self.place` is where the last one ended."""
        self.place = dict(place) if place is not None else {"rows": 0}
        with self.payload.open() as stream:
            while self.place["rows"] < self.count:
                records = self._records(stream, self.place["rows"], self._most())
                if not len(records):
                    # The file became shorter while it was read; its stamp tells.
                    return
                batch = self.as_batch(records, self.place)
                self.place["rows"] += len(records)
                yield batch, dict(self.place)

    def raw(self) -> Iterator[tuple[int, Any]]:
        """Blocks of records as they are, each with the number of its first from 0."""
        at = 0
        with self.payload.open() as stream:
            while at < self.count and len(records := self._records(stream, at, self._most())):
                yield at, records
                at += len(records)

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Short runs of records from all over the file."""
        each = max(1, rows // _STRETCHES)
        runs = -(-self.count // each)
        chosen = sorted(Random(seed).sample(range(runs), min(_STRETCHES, runs)))
        nowhere: Place = {"rows": 0}
        with self.payload.open() as stream:
            return [self.as_batch(self._records(stream, run * each, each), nowhere) for run in chosen]

    def _most(self) -> int:
        return max(1, min(self.batch_rows, _BLOCK_BYTES // self.length))

    def _records(self, stream: Any, first: int, most: int) -> Any:
        import numpy as np

        stream.seek(self.start + first * self.length)
        data = stream.read(min(most, self.count - first) * self.length)
        whole = len(data) // self.length
        return np.frombuffer(data, np.uint8, whole * self.length).reshape(whole, self.length)
