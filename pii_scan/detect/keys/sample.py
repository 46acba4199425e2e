"""A bounded sample of a column's distinct values, the same values in every column that holds them.

Distinct sampling (Gibbons, Distinct Sampling for Highly-Accurate Answers to Distinct Values Queries, VLDB 2001): a
keyed 64-bit hash gives each value a level, its number of leading zero bits. A column keeps the values of level L and
above; when they are more than `size`, L rises by one and about half of them go. What is kept is a fair sample of the
distinct values, whatever their frequency; how often a kept value came is counted exactly; and two columns compared at
the higher of their two levels see the same part of all values.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.row_hash import hash_strings

if TYPE_CHECKING:
    import pyarrow as pa

_BITS = 64


@dataclass(slots=True)
class DistinctSample:
    """Of one column. Memory is bounded by `size`, work grows with the rows."""

    seed: int
    size: int
    level: int = 0
    filled: int = 0
    """Cells that hold anything."""
    values: dict[int, str] = field(default_factory=dict)
    """By hash."""
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, cells: "pa.Array", rows: Any = None) -> None:
        """Takes values in their normal form; nulls are passed over.

        Args:
            rows: in how many cells each value stands; once each, unless told.
        """
        import numpy as np
        import pyarrow as pa

        rows = np.ones(len(cells), np.int64) if rows is None else rows
        if cells.null_count:
            there = cells.is_valid()
            cells, rows = cells.filter(there), rows[there.to_numpy(zero_copy_only=False)]
        self.filled += int(rows.sum())
        if not len(cells):
            return
        hashes = hash_strings(cells, self.seed)
        if self.level:
            kept = np.flatnonzero(hashes < np.uint64(1 << (_BITS - self.level)))
            hashes, cells, rows = hashes[kept], cells.take(pa.array(kept)), rows[kept]
        distinct, first, which = np.unique(hashes, return_index=True, return_inverse=True)
        counts = np.bincount(which, rows, len(distinct)).astype(np.int64)
        while len(distinct) > 2 * self.size:
            # More than can be kept whatever was kept before: no objects for what goes at once.
            self._rise()
            room = distinct < np.uint64(1 << (_BITS - self.level))
            distinct, first, counts = distinct[room], first[room], counts[room]
        known = self.counts
        new = [at for at, value in enumerate(distinct.tolist()) if value not in known]
        texts = cells.take(pa.array(first[new], pa.int64())).to_pylist()
        for at, text in zip(new, texts, strict=True):
            self.values[int(distinct[at])] = text
        for value, count in zip(distinct.tolist(), counts.tolist(), strict=True):
            known[value] = known.get(value, 0) + count
        while len(self.counts) > self.size:
            self._rise()

    def _rise(self) -> None:
        self.level += 1
        limit = 1 << (_BITS - self.level)
        self.counts = {value: count for value, count in self.counts.items() if value < limit}
        self.values = {value: text for value, text in self.values.items() if value < limit}

    @property
    def distinct(self) -> int:
        """Exact at level 0, else an estimate."""
        return len(self.counts) << self.level

    def levels(self) -> dict[int, int]:
        """Hash → level."""
        return {value: _BITS - value.bit_length() for value in self.counts}

    def state(self) -> dict[str, Any]:
        """Values among it: for a sealed file only."""
        return {"level": self.level, "filled": self.filled, "values": self.values, "counts": self.counts}

    def restore(self, state: dict[str, Any]) -> None:
        self.level, self.filled = state["level"], state["filled"]
        self.values, self.counts = dict(state["values"]), dict(state["counts"])

    def join(self, state: dict[str, Any]) -> None:
        """Takes what another sample of the same column had, by its `state`: as if this one had been shown its cells."""
        self.filled += state["filled"]
        while self.level < state["level"]:
            self._rise()
        for value, count in state["counts"].items():
            if value < 1 << (_BITS - self.level):
                self.counts[value] = self.counts.get(value, 0) + count
                self.values[value] = state["values"][value]
        while len(self.counts) > self.size:
            self._rise()
