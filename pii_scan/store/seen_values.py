"""Which values of a kind each of several columns has shown: only what is new is handed on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import hash_strings
from pii_scan.store.key_maker import KeyMaker, first_bits

if TYPE_CHECKING:
    import pyarrow as pa

TakeKeys = Callable[[int, Any], None]
"""Takes a column's number and the keys (numpy uint64) of values that are new there; some may come again later."""
_KEPT = 500_000
"""Different values of one kind remembered, 25 bytes each; then the memory starts anew: values are told once more."""


@dataclass(slots=True)
class SeenNumbers:
    """Marks numbered values column by column: a byte for each."""

    _seen: dict[int, Any] = field(default_factory=dict)

    def clear(self) -> None:
        self._seen.clear()

    def new(self, column: int, numbers: Any, count: int) -> Any:
        """Those of `numbers` (all different, below `count`) that the column had not shown."""
        import numpy as np

        seen = self._seen.get(column)
        if seen is None or len(seen) < count:
            grown = np.zeros(max(1024, 2 * count), bool)
            if seen is not None:
                grown[: len(seen)] = seen
            seen = self._seen[column] = grown
        fresh = numbers[~seen[numbers]]
        seen[fresh] = True
        return fresh


@dataclass(slots=True)
class SeenValues:
    """Of one kind, with the keys by which a match of the same value is known (`store.keys.value_key`)."""

    kind: str
    hash_key: bytes
    _known: HashTable = field(default_factory=HashTable)
    _seen: SeenNumbers = field(default_factory=SeenNumbers)
    _keys: Any = None
    _maker: KeyMaker = field(init=False)

    def __post_init__(self) -> None:
        import numpy as np

        self._maker = KeyMaker(self.hash_key, self.kind)
        self._keys = np.zeros(1024, np.uint64)

    def take(self, column: int, normals: "pa.Array", qualifiers: "pa.Array | None", into: TakeKeys) -> None:
        """
        Args:
            normals: canonical values; nulls are passed over.
            qualifiers: of as many rows, null for none.
        """
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        if qualifiers is not None:
            normals = pc.binary_join_element_wise(normals, pc.coalesce(qualifiers, pa.scalar("")), "\0")
        distinct = normals.drop_null().unique()
        if not len(distinct):
            return
        if self._known.count + len(distinct) > _KEPT:
            self._known.clear()
            self._seen.clear()
        hashes = hash_strings(distinct)
        hashes[hashes == 0] = 1
        numbers, new = self._known.number(hashes)
        fresh = np.flatnonzero(new)
        if self._known.count > len(self._keys):
            more = np.zeros(max(self._known.count, 2 * len(self._keys)) - len(self._keys), np.uint64)
            self._keys = np.concatenate([self._keys, more])
        if len(fresh):
            texts = distinct.take(pa.array(fresh)).to_pylist()
            if qualifiers is None:
                keys = self._maker.many(texts)
            else:
                pairs = [text.rpartition("\0") for text in texts]
                keys = self._maker.many([pair[0] for pair in pairs], [pair[2] for pair in pairs])
            self._keys[numbers[fresh]] = first_bits(keys)
        told = self._seen.new(column, numbers, self._known.count)
        if len(told):
            into(column, self._keys[told])
