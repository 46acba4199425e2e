"""Which rows of a large table are new: one whose linking cells are all an earlier row's is counted with that one.

A person of a call list has thousands of rows and a few dozen different ones; only those are checked cell by cell,
normalised and hashed.
"""

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.coded import coded
from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import hash_rows

if TYPE_CHECKING:
    import pyarrow as pa

MOST_ROWS = 20_000_000
"""Different rows remembered: 400 MB of hashes and 160 MB of what is known of them. Past that the memory starts anew,
and a row may be new once more: that costs time and room, never a count."""
_FULL, _STRANGERS = 0.95, 0.9
"""Where so many of the rows of a memory that is nearly full were new, the next one would not know more."""


@dataclass(slots=True)
class Patterns:
    """Sorts of rows by what each of their cells is (small numbers), and how many rows of each there are."""

    width: int
    sorts: list[tuple[int, ...]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    _ids: dict[int, int] = field(default_factory=dict)
    _weights: Any = None
    _marked: dict[int, Any] = field(default_factory=dict)

    def ids(self, cells: Any) -> Any:
        """The number of each row's sort; `cells` is a matrix of small numbers, a row for each row."""
        import numpy as np

        if self._weights is None:
            self._weights = np.array([secrets.randbits(64) | 1 for _ in range(self.width)], np.uint64)
        codes = (cells.astype(np.uint64) + np.uint64(1)) @ self._weights
        found, first, which = np.unique(codes, return_index=True, return_inverse=True)
        known = []
        for code, row in zip(found.tolist(), first.tolist(), strict=True):
            if code not in self._ids:
                self._ids[code] = len(self.sorts)
                self.sorts.append(tuple(cells[row].tolist()))
                self.counts.append(0)
            known.append(self._ids[code])
        return np.array(known, np.uint32)[which]

    def count(self, ids: Any) -> None:
        import numpy as np

        for number, rows in enumerate(np.bincount(ids).tolist()):
            self.counts[number] += rows

    def with_cell(self, ids: Any, at: int, wanted: Collection[int]) -> Any:
        """Which rows have one of these sorts of cell in place `at`; always ask for the same ones there."""
        import numpy as np

        known = self._marked.get(at)
        if known is None or len(known) < len(self.sorts):
            first = 0 if known is None else len(known)
            more = np.array([sort[at] in wanted for sort in self.sorts[first:]], bool)
            known = self._marked[at] = more if known is None else np.concatenate([known, more])
        return known[ids]

    def restore(self, sorts: Sequence[tuple[int, ...]], counts: Sequence[int]) -> None:
        """Takes up what another run had counted."""
        for sort, count in zip(sorts, counts, strict=True):
            (number,) = self.ids(_row(sort)).tolist()
            self.counts[number] += count

    def items(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """(what the cells are, rows)."""
        return zip(self.sorts, self.counts, strict=True)


def _row(sort: Sequence[int]) -> Any:
    import numpy as np

    return np.array([sort], np.uint8)


@dataclass(slots=True)
class RowMemory:
    """Knows rows by 64-bit hashes of their linking cells (see `row_hash` for what that risks)."""

    columns: tuple[int, ...]
    """Columns whose cells make two rows different."""
    most: int = field(default_factory=lambda: MOST_ROWS)
    multiples: Any = None
    """How many rows each different row stands for, in the order first seen, since the memory began."""
    _known: HashTable = field(default_factory=HashTable)
    _sort: Any = None
    """The number of each different row's sort."""
    _rows: int = 0
    """Looked at since the memory began."""

    def __post_init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Starts anew."""
        import numpy as np

        self._known.clear()
        self._rows = 0
        self._sort = np.zeros(1024, np.uint32)
        self.multiples = np.zeros(1024, np.uint32)

    @property
    def different(self) -> int:
        """Rows, since the memory began."""
        return self._known.count

    def stood_for(self) -> Any:
        """How many rows each different row stands for, in the order first seen, since the memory began."""
        return self.multiples[: self._known.count]

    def full(self, rows: int) -> bool:
        """Whether a batch of so many rows may not fit any more."""
        return self._known.count + rows > self.most

    @property
    def wasteful(self) -> bool:
        """Whether hardly a row comes again. Told only when the memory is nearly full: a table by months has each of its
        people once in the first million rows, and again in the next."""
        known = self._known.count
        return known >= _FULL * self.most and known > _STRANGERS * self._rows

    def look(self, batch: "pa.RecordBatch") -> tuple[Any, Any]:
        """(number of each row's different row, indices of the rows that are new, in order)."""
        import numpy as np
        import pyarrow as pa

        hashes = hash_rows([coded(batch, i) for i in self.columns])
        self._rows += batch.num_rows
        # Arrow codes in the order in which values first come: the numbers follow the order of the rows handed on.
        rows = pa.array(hashes).dictionary_encode()
        which = rows.indices.to_numpy()
        first = np.empty(len(rows.dictionary), np.int64)
        first[which[::-1]] = np.arange(len(which) - 1, -1, -1)
        numbers, new = self._known.number(rows.dictionary.to_numpy())
        self._room(self._known.count)
        self.multiples[numbers] += np.bincount(which, minlength=len(first)).astype(np.uint32)
        return numbers[which], first[new]

    def learn(self, numbers: Any, sorts: Any) -> None:
        """The sorts of new rows."""
        self._sort[numbers] = sorts

    def sorts(self, numbers: Any) -> Any:
        return self._sort[numbers]

    def _room(self, count: int) -> None:
        import numpy as np

        if count > len(self._sort):
            more = np.zeros(max(count, 2 * len(self._sort)) - len(self._sort), np.uint32)
            self._sort = np.concatenate([self._sort, more])
            self.multiples = np.concatenate([self.multiples, more])
