"""A number for what a record says: records that say the same have the same one, whichever worker made them.

It is made of keyed hashes and of what the record shows in clear, so it tells nothing that the record does not. Two
records that differ share it with a chance of n²/2⁶⁵: one in ten thousand for 70 million different records.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

SAID = "@said"
"""Column in which records of an unfinished table carry it."""
_ODD = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)


@dataclass(slots=True)
class Said:
    """Takes what a batch of records says, column by column; what is null adds nothing."""

    rows: int
    _total: Any = field(init=False)
    _first: dict[str, Any] = field(default_factory=dict)
    """Of each column of one value, 64 bits of the key that stands in it; 0 for none."""

    def __post_init__(self) -> None:
        import numpy as np

        self._total = np.zeros(self.rows, np.uint64)

    def key(self, column: str, keys: Any, valid: Any, *, single: bool) -> None:
        """One more column of keys, 16 bytes a row.

        Args:
            single: the record has room for one; where it is taken, the key is one of the further ones.
        """
        import numpy as np

        halves = np.ascontiguousarray(keys[:, :8]).view(np.uint64).ravel()
        if not single:
            self._total += np.where(valid, _mixed(halves, f"more {column}"), np.uint64(0))
            return
        before = self._first.get(column)
        if before is None:
            self._first[column] = np.where(valid, halves, np.uint64(0))
            return
        taken = before != 0
        if (further := valid & taken).any():
            self._total += np.where(further, _mixed(halves, f"more {column}"), np.uint64(0))
        self._first[column] = np.where(valid & ~taken, halves, before)

    def text(self, column: str, cells: "pa.Array") -> None:
        """A column of few different texts."""
        import numpy as np

        coded = cells.dictionary_encode()
        hashes = np.array([_hash(text) for text in coded.dictionary.to_pylist()] + [0], np.uint64)
        indices = coded.indices.fill_null(len(hashes) - 1).to_numpy(zero_copy_only=False)
        found = hashes[indices]
        self._total += np.where(found != 0, _mixed(found, column), np.uint64(0))

    def numbers(self) -> Any:
        """numpy uint64, one a record; 0 never comes out."""
        import numpy as np

        total = self._total
        for column, halves in self._first.items():
            total = total + np.where(halves != 0, _mixed(halves, column), np.uint64(0))
        total[total == 0] = 1
        return total


def _mixed(values: Any, name: str) -> Any:
    import numpy as np

    values = (values ^ np.uint64(_hash(name))) * np.uint64(_ODD[0])
    values = values ^ (values >> np.uint64(32))
    values = values * np.uint64(_ODD[1])
    return values ^ (values >> np.uint64(29))


@cache
def _hash(text: str) -> int:
    """Of a name, a state or a list of classes; never 0."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1
