"""The records that stand for somebody, numbered in the order of their ids."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.link.edges import PRIMARY

if TYPE_CHECKING:
    from pii_scan.store.record_columns import RecordColumns


@dataclass(slots=True)
class Subjects:
    """Nodes of the linker: the smallest of a group is the record with the smallest id."""

    columns: "RecordColumns"
    rows: Any
    """Where each node stands among the records."""
    number: Any
    """The node of each record, -1 for those that stand for nobody."""
    records: int
    """Rows that all records stand for, subjects or not."""
    has_primary: Any
    names: Any
    """64 bits of the name's key, 0 for none."""

    def __len__(self) -> int:
        return len(self.rows)

    def keys(self, column: str) -> Any:
        """By node, 0 for none."""
        return self.columns.keys(column)[self.rows]

    def further(self, column: str) -> tuple[Any, Any]:
        """(node, key) of the further keys of a column."""
        rows, keys = self.columns.further(column)
        node = self.number[rows]
        return node[node >= 0], keys[node >= 0]

    def unread(self) -> Any:
        return self.columns.flags("number_unread")[self.rows] == 1


def subjects(columns: "RecordColumns") -> Subjects:
    """Where the same record was written by two readings, the fuller one counts."""
    import numpy as np

    left, right = columns.ids()
    # A large table's ids share their left half, and stand in order already.
    order = np.lexsort((right, left)).astype(np.uint32)
    again = np.ones(max(columns.rows - 1, 0), bool)
    for half in (left, right):
        half = half[order]
        again &= half[1:] == half[:-1]
    del left, right, half
    if again.any():
        order = _fuller(columns, order, np.cumsum(np.concatenate([[True], ~again])))
    stands = columns.keys("name_key") != 0
    stands |= columns.flags("number_unread") == 1
    primary = np.zeros(columns.rows, bool)
    for name in PRIMARY:
        if columns.has(name):
            primary |= columns.keys(name) != 0
    rows = order[(stands | primary)[order]]
    number = np.full(columns.rows, -1, np.int32)
    number[rows] = np.arange(len(rows), dtype=np.int32)
    return Subjects(
        columns,
        rows,
        number,
        int(columns.counts()[order].sum()),
        primary[rows],
        columns.keys("name_key")[rows],
    )


def _fuller(columns: "RecordColumns", order: Any, group: Any) -> Any:
    """`order` with one record of each id: that with most further keys; of equal ones what they say decides, so that
    the order of the parts does not."""
    import numpy as np

    says = [columns.keys(name)[order] for name in columns.keyed if columns.has(name)]
    says += [_ranked(columns, name)[order] for name in ("state", "state_basis", "issuer")]
    says += [columns.flags(name)[order] for name in ("minor", "number_unread")]
    says += [columns.counts()[order], _sums(columns)[order]]
    best = np.lexsort((*says, -columns.fullness()[order].astype(np.int64), group))
    ordered = group[best]
    first = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    return order[best[first]]


def _ranked(columns: "RecordColumns", name: str) -> Any:
    """Numbers in the order of the words."""
    import numpy as np

    words = columns.vocabularies[name]
    rank = np.zeros(len(words) + 1, np.int32)
    rank[np.array(sorted(range(len(words)), key=words.__getitem__), np.int64)] = np.arange(1, len(words) + 1)
    # The last one is that of -1.
    return rank[columns.words(name)]


def _sums(columns: "RecordColumns") -> Any:
    import numpy as np

    sums = np.zeros(columns.rows, np.uint64)
    for name in columns.keyed:
        rows, keys = columns.further(name)
        np.add.at(sums, rows, keys)
    return sums
