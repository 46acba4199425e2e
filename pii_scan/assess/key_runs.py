"""Sets of 64-bit keys of any size, sorted in portions that lie in a file past what is held in memory.

Keys are hashes, spread evenly: a range of them is about as large as any other. Ranges are looked at one after the
other, so that memory stays bounded whatever the sets hold. DuckDB's DISTINCT broke off at 24
million different keys in 900 MB.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_HELD_KEYS = 8 << 20
"""Wait to be sorted: 64 MB."""
_RANGE_KEYS = 4 << 20
"""About so many keys of all sets lie in one range."""


@dataclass(slots=True)
class KeyRuns:
    """Takes keys set by set, in any order; then gives each set range by range, each key once.

    Args:
        path: a file that is made when it is needed.
        most: keys that will be added, at most.
    """

    path: Path
    most: int
    held_keys: int = _HELD_KEYS
    range_keys: int = _RANGE_KEYS
    _held: dict[int, list[Any]] = field(default_factory=dict)
    _count: int = 0
    _runs: dict[int, list[tuple[Any, Any]]] = field(default_factory=dict)
    """By set: sorted keys, or where they begin in the file, and where each range begins in them."""
    _written: int = 0

    @property
    def ranges(self) -> int:
        return max(1, -(-self.most // self.range_keys))

    def add(self, number: int, keys: Any) -> None:
        """
        Args:
            keys: numpy uint64, of which some may come again.
        """
        self._held.setdefault(number, []).append(keys)
        self._count += len(keys)
        if self._count >= self.held_keys:
            self._sort(spill=True)

    def close(self) -> None:
        """No more are added."""
        self._sort(spill=self._written > 0)

    def part(self, number: int, at: int) -> Any:
        """The different keys of a set in the range `at` (from 0), sorted."""
        import numpy as np

        found: list[Any] = []
        for run, begins in self._runs.get(number, ()):
            first, end = int(begins[at]), int(begins[at + 1])
            if isinstance(run, int):
                found.append(np.fromfile(self.path, np.uint64, end - first, offset=8 * (run + first)))
            else:
                found.append(run[first:end])
        if len(found) == 1:
            return found[0]
        return united(found)

    def _sort(self, *, spill: bool) -> None:
        import numpy as np

        last = np.iinfo(np.uint64).max
        edges = np.array([(int(last) + 1) * at // self.ranges for at in range(self.ranges)], np.uint64)
        held, self._held, self._count = self._held, {}, 0
        for number, some in held.items():
            keys = united(some)
            begins = np.append(np.searchsorted(keys, edges), len(keys))
            run: Any = keys
            if spill:
                run, self._written = self._written, self._written + len(keys)
                with self.path.open("ab") as out:
                    keys.tofile(out)
            self._runs.setdefault(number, []).append((run, begins))


def united(parts: Sequence[Any]) -> Any:
    """The different keys of all parts, sorted. (`numpy.unique` hashes where sorting is several times as fast.)"""
    import numpy as np

    keys = np.concatenate([np.zeros(0, np.uint64), *parts])
    keys.sort()
    if len(keys) < 2:
        return keys
    new = np.empty(len(keys), bool)
    new[0] = True
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return keys[new]
