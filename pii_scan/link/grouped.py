"""Linked records by person, and as batches for the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.link.groups import starts_of
from pii_scan.link.residence import BASES, Residence, residence

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.link.people import PeopleLinker
    from pii_scan.store.record_columns import RecordColumns

_ROWS = 200_000
"""Records or ties of one batch; a person is never divided."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """People in the order of their ids, which are their smallest record's."""

    columns: "RecordColumns"
    rows: Any
    """Where each record stands among all, person after person."""
    first: Any
    """Where each person begins among these."""

    @classmethod
    def of(cls, linker: "PeopleLinker") -> "Grouped":
        import numpy as np

        # Nodes are in the order of the ids: stable, so that a person's records are too.
        order = np.argsort(linker.person, kind="stable").astype(np.uint32)
        return cls(linker.columns, linker.subjects.rows[order], starts_of(linker.person[order]))

    def residence(self, low_share: float) -> Residence:
        import numpy as np

        states = self.columns.vocabularies["state"]
        bases = self.columns.vocabularies["state_basis"]
        weak = len(BASES) - 1
        basis = np.array([*(BASES.index(name) if name in BASES[:weak] else weak for name in bases), weak], np.int8)
        return residence(
            len(self.first),
            np.repeat(np.arange(len(self.first), dtype=np.int32), self._sizes()),
            self.columns.words("state")[self.rows],
            basis[self.columns.words("state_basis")[self.rows]],
            self.columns.counts()[self.rows],
            states,
            low_share,
        )

    def people(self, lives: Residence) -> "Iterator[pa.RecordBatch]":
        """In the schema of the store."""
        import numpy as np
        import pyarrow as pa

        from pii_scan.store.hex_keys import joined
        from pii_scan.store.linked import people_schema

        if not len(self.first):
            return
        classes = np.bitwise_or.reduceat(self.columns.classes()[self.rows], self.first)
        minor = np.maximum.reduceat(self.columns.flags("minor")[self.rows], self.first)
        left, right = (half[self.rows] for half in self.columns.ids())
        ends = np.append(self.first, len(self.rows))
        begin = 0
        while begin < len(self.first):
            end = max(begin + 1, int(np.searchsorted(ends, ends[begin] + _ROWS, "right")) - 1)
            some, records = slice(begin, end), slice(int(ends[begin]), int(ends[end]))
            ids = joined(left[records], right[records])
            offsets = (ends[begin : end + 1] - ends[begin]).astype(np.int32)
            state = lives.state[some]
            yield pa.RecordBatch.from_arrays(
                [
                    ids.take(pa.array(offsets[:-1])),
                    pa.ListArray.from_arrays(pa.array(offsets), ids),
                    self._classes(classes[some]),
                    _words(self.columns.vocabularies["state"], state, state < 0),
                    _words(BASES, lives.basis[some], state < 0),
                    pa.array(minor[some] == 1, mask=minor[some] < 0),
                ],
                schema=people_schema(),
            )
            begin = end

    def _classes(self, bits: Any) -> "pa.Array":
        """People are of few sorts."""
        import numpy as np
        import pyarrow as pa

        names = self.columns.vocabularies["classes"]
        sorts, which = np.unique(bits, return_inverse=True)
        lists = [sorted(name for bit, name in enumerate(names) if int(sort) >> bit & 1) for sort in sorts]
        return pa.array(lists, pa.list_(pa.string())).take(pa.array(which))

    def _sizes(self) -> Any:
        import numpy as np

        return np.diff(np.append(self.first, len(self.rows)))


def ties_batches(linker: "PeopleLinker") -> "Iterator[pa.RecordBatch]":
    """In the schema of the store."""
    import numpy as np
    import pyarrow as pa

    from pii_scan.link.ties import REASONS, SAME_NAME, ties
    from pii_scan.store.hex_keys import joined
    from pii_scan.store.linked import ties_schema

    first, other, reason = ties(linker)
    left, right = (half[linker.subjects.rows] for half in linker.columns.ids())
    words, unsure = pa.array(REASONS), REASONS.index(SAME_NAME)
    for begin in range(0, len(first), _ROWS):
        some = slice(begin, begin + _ROWS)
        yield pa.RecordBatch.from_arrays(
            [
                joined(left[first[some]], right[first[some]]),
                joined(left[other[some]], right[other[some]]),
                words.take(pa.array(reason[some])),
                pa.array(np.asarray(reason[some] != unsure)),
            ],
            schema=ties_schema(),
        )


def _words(names: "Any", numbers: Any, missing: Any) -> "pa.Array":
    import numpy as np
    import pyarrow as pa

    return pa.array(list(names), pa.string()).take(pa.array(np.where(missing, 0, numbers), mask=missing))
