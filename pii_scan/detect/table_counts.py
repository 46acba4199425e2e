"""What the cells of a large table's columns are, counted over every row."""

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum


class CellSort(IntEnum):
    """What a cell of a judged column is."""

    EMPTY = 0
    """Nothing, or a word for nothing (`n/a`, `null`)."""
    VALID = 1
    INVALID = 2
    MASKED = 3
    """Only a part is shown (`XXX-XX-1234`)."""
    DUMMY = 4
    """A placeholder or a published example."""
    OTHER = 5
    """Counted with another kind of the same column."""


@dataclass(frozen=True, slots=True)
class ColumnCounts:
    """Of one kind in one column, or in columns read together. The counts sum up to the table's rows."""

    columns: tuple[str, ...]
    kind: str
    legal_class: str
    cells: tuple[int, ...]
    """By `CellSort`."""
    number: int = -1
    """From 0, of the first of `columns`."""

    @property
    def valid(self) -> int:
        return self.cells[CellSort.VALID]


@dataclass(frozen=True, slots=True)
class TableCounts:
    """Exact, over all rows."""

    columns: tuple[ColumnCounts, ...] = ()
    together: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Rows by the legal classes that stand in them together, sorted."""
    states: dict[str, int] = field(default_factory=dict)
    """Rows by the state of an address or of a column that says it; rows, not people."""


def rows_with(together: dict[tuple[str, ...], int], *classes: str) -> int:
    """Rows that hold all of these legal classes, whatever else they hold."""
    return sum(rows for held, rows in together.items() if set(classes) <= set(held))


def merged(counts: "Counter[tuple[str, ...]]") -> dict[tuple[str, ...], int]:
    """Most frequent first; none for rows that hold nothing."""
    return {classes: rows for classes, rows in counts.most_common() if classes}
