"""Records of a large table that say the same become one, whichever stretch of the table each came from.

What a table's records are must not hang on how it was read: in one go, after a kill, by several workers. So at the end
all of them are looked through once, and the first of those that say the same stands for the others' rows as well.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import SEED, hash_strings
from pii_scan.store.record_schema import record_schema

if TYPE_CHECKING:
    import pyarrow as pa

MOST_RECORDS = 20_000_000
"""Different records known at a time, 600 MB. Past that the memory starts anew: a record may then stand twice, each time
for rows of its own."""
_NOT_SAID = frozenset({"record_id", "content_sha256", "document_type", "row_index", "rows"})
"""Columns in which records that say the same may differ, or which are the same throughout a table."""


@dataclass(slots=True)
class SameRecords:
    """Is shown all records twice in the same batches and order: first by `look`, then by `keep`.

    Records meet by 64-bit hashes (`row_hash` says what that risks), which are in memory only.
    """

    most: int = field(default_factory=lambda: MOST_RECORDS)
    _known: HashTable = field(default_factory=HashTable)
    _closed: list[Any] = field(default_factory=list)
    """Rows behind each different record, in the order first seen, one array for each time the memory was full."""
    _rows: Any = None
    _first: list[Any] = field(default_factory=list)
    """For each batch, which of its records are the first of their like: bits."""
    _kept: int = 0
    _batches_kept: int = 0

    def look(self, records: "pa.RecordBatch") -> None:
        """`rows` says how many rows of the table each stands for; null is one."""
        import numpy as np

        if self._rows is None or self._known.count + records.num_rows > self.most:
            self._close()
        distinct, first, which = np.unique(_hashes(records), return_index=True, return_inverse=True)
        # In the order of the records, so that numbers follow it.
        order = np.argsort(first, kind="stable")
        numbers, new = self._known.number(distinct[order])
        if self._known.count > len(self._rows):
            more = max(self._known.count, 2 * len(self._rows)) - len(self._rows)
            self._rows = np.concatenate([self._rows, np.zeros(more, np.int64)])
        rows = records.column("rows").fill_null(1).to_numpy(zero_copy_only=False)
        self._rows[numbers] += np.bincount(which, rows, len(distinct)).astype(np.int64)[order]
        is_first = np.zeros(records.num_rows, bool)
        is_first[first[order][new]] = True
        self._first.append(np.packbits(is_first))

    def keep(self, records: "pa.RecordBatch") -> "pa.RecordBatch":
        """The first ones of their like, with the rows of all of them."""
        import numpy as np
        import pyarrow as pa

        if self._batches_kept == 0:
            self._close()
            self._rows = np.concatenate(self._closed)
        bits, self._first[self._batches_kept] = self._first[self._batches_kept], None
        self._batches_kept += 1
        is_first = np.unpackbits(bits, count=records.num_rows).astype(bool)
        kept = records if is_first.all() else records.filter(pa.array(is_first))
        rows = pa.array(self._rows[self._kept : self._kept + kept.num_rows], pa.int64())
        self._kept += kept.num_rows
        return kept.set_column(kept.schema.get_field_index("rows"), "rows", rows)

    def _close(self) -> None:
        import numpy as np

        if self._rows is not None:
            self._closed.append(self._rows[: self._known.count])
        self._known.clear()
        self._rows = np.zeros(1024, np.int64)


def _hashes(records: "pa.RecordBatch") -> Any:
    """Of all that each record says; none is 0."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    total = np.zeros(records.num_rows, np.uint64)
    for number, name in enumerate(record_schema().names):
        column = records.column(name)
        if name in _NOT_SAID or column.null_count == records.num_rows:
            continue
        if pa.types.is_list(column.type):
            column = pc.binary_join(column, "\n")
        elif pa.types.is_boolean(column.type):
            column = column.cast(pa.string())
        # A null adds nothing, so that columns that are empty throughout a batch need no look.
        hashes = hash_strings(column, (SEED + 0x9E3779B97F4A7C15 * (number + 1)) % (1 << 64))
        if column.null_count:
            hashes[column.is_null().to_numpy(zero_copy_only=False)] = 0
        total += hashes
    total[total == 0] = 1
    return total
