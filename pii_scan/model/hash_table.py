"""A table from 64-bit hashes to running numbers, asked and filled by whole arrays: 12 bytes an entry at most twice."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_FULL = 0.6
_FIRST_BITS = 12


@dataclass(slots=True)
class HashTable:
    """Open addressing with linear probing; entries are never taken out, `clear` empties it."""

    count: int = 0
    _keys: Any = field(init=False)
    _numbers: Any = field(init=False)

    def __post_init__(self) -> None:
        self._make(_FIRST_BITS)

    def clear(self) -> None:
        self.count = 0
        self._make(_FIRST_BITS)

    def number(self, hashes: "np.ndarray[Any, np.dtype[np.uint64]]") -> tuple[Any, Any]:
        """(numbers, which of them are new) of different hashes, none of them 0. New ones are numbered from `count` in
        the order given."""
        import numpy as np

        while self.count + len(hashes) > _FULL * len(self._keys):
            self._grow()
        first = self.count
        numbers = self._place(hashes, None)
        new = numbers < 0
        given = np.flatnonzero(new)
        numbers[given] = first + np.arange(len(given))
        self._place(hashes[given], numbers[given])
        self.count += len(given)
        return numbers, new

    def has(self, hashes: "np.ndarray[Any, np.dtype[np.uint64]]") -> Any:
        """Which of these are there; none of them may be 0."""
        return self._place(hashes, None) >= 0

    def _make(self, bits: int) -> None:
        import numpy as np

        self._keys = np.zeros(1 << bits, np.uint64)
        self._numbers = np.zeros(1 << bits, np.uint32)

    def _grow(self) -> None:
        import numpy as np

        keys, numbers = self._keys, self._numbers
        self._make(len(keys).bit_length() - 1 + 1)
        held = np.flatnonzero(keys)
        for start in range(0, len(held), 1 << 20):
            some = held[start : start + (1 << 20)]
            self._place(keys[some], numbers[some].astype(np.int64))

    def _place(self, hashes: Any, numbers: Any) -> Any:
        """The number of each hash, -1 where it is not there; with `numbers`, puts them in instead."""
        import numpy as np

        found = np.full(len(hashes), -1, np.int64)
        mask = len(self._keys) - 1
        slots = (hashes & np.uint64(mask)).astype(np.int64)
        todo = np.arange(len(hashes))
        while len(todo):
            here = slots[todo]
            keys, wanted = self._keys[here], hashes[todo]
            empty, same = keys == 0, keys == wanted
            if numbers is None:
                found[todo[same]] = self._numbers[here[same]]
                todo = todo[~(empty | same)]
            else:
                free = todo[empty]
                self._keys[slots[free]] = hashes[free]
                # Two may have wanted one slot: the last one has it, the others go on.
                won = self._keys[slots[free]] == hashes[free]
                self._numbers[slots[free[won]]] = numbers[free[won]]
                todo = np.concatenate([todo[~empty], free[~won]])
            slots[todo] = (slots[todo] + 1) & mask
        return found
