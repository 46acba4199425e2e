"""Records of a large table that say the same become one, whichever stretch of the table each came from.

What a table's records are must not hang on how it was read: in one go, after a kill, by several workers. So at the end
all of them are looked through once, and the first of those that say the same stands for the others' rows as well.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.hash_table import HashTable

if TYPE_CHECKING:
    import pyarrow as pa

MOST_RECORDS = 20_000_000
"""Different records known at a time, 600 MB. Past that the memory starts anew: a record may then stand twice, each time
for rows of its own."""


@dataclass(slots=True)
class SameRecords:
    """Is shown what all batches of records say by `look`, and then by `keep` those batches, in the same order, of
    which `keeps` says that they hold a first record of its like."""

    most: int = field(default_factory=lambda: MOST_RECORDS)
    _known: HashTable = field(default_factory=HashTable)
    _closed: list[Any] = field(default_factory=list)
    """Rows behind each different record, in the order first seen, one array for each time the memory was full."""
    _rows: Any = None
    _first: list[Any] = field(default_factory=list)
    """For each batch, which of its records are the first of their like: bits, or None for none."""
    _kept: int = 0

    def look(self, said: Any, rows: Any) -> None:
        """
        Args:
            said: what each record says (`store.said`), numpy uint64 without 0.
            rows: how many rows of the table each stands for, numpy int64.
        """
        import numpy as np

        if self._rows is None or self._known.count + len(said) > self.most:
            self._close()
        distinct, first, which = np.unique(said, return_index=True, return_inverse=True)
        # In the order of the records, so that numbers follow it.
        order = np.argsort(first, kind="stable")
        numbers, new = self._known.number(distinct[order])
        if self._known.count > len(self._rows):
            more = max(self._known.count, 2 * len(self._rows)) - len(self._rows)
            self._rows = np.concatenate([self._rows, np.zeros(more, np.int64)])
        self._rows[numbers] += np.bincount(which, rows, len(distinct)).astype(np.int64)[order]
        is_first = np.zeros(len(said), bool)
        is_first[first[order][new]] = True
        self._first.append(np.packbits(is_first) if new.any() else None)

    def keeps(self, number: int) -> bool:
        """Whether the batch of this number has a record that is kept."""
        return self._first[number] is not None

    def keep(self, number: int, records: "pa.RecordBatch") -> "pa.RecordBatch":
        """The first ones of their like, with the rows of all of them."""
        import numpy as np
        import pyarrow as pa

        if self._kept == 0:
            self._close()
            self._rows = np.concatenate(self._closed)
        bits, self._first[number] = self._first[number], None
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
