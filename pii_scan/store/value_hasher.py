"""What one canonical value of a kind contributes to a record: its key, and the keys that bring candidates together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import hash_strings
from pii_scan.store.key_maker import BYTES as _BYTES
from pii_scan.store.key_maker import KeyMaker
from pii_scan.store.record_schema import KEY_COLUMNS
from pii_scan.store.seen_values import SeenNumbers, TakeKeys

if TYPE_CHECKING:
    import pyarrow as pa

Blocks = Callable[[str], Mapping[str, str]]
_NAME, _BIRTH, _ADDRESS = "person_name", "date_of_birth", "us_address"
_STATE_ZIP = re.compile(r"\b([A-Z]{2})[ ,]+(\d{5})(?:-?\d{4})?$")
_HOUSE = re.compile(r"\d\S*")
SHARED_DOMAIN = {"us_state_id": "us_driver_license"}
"""One card is a licence to one reader and a state identity card to another."""
_NAME_BLOCKS = ("block:name", "block:first", "block:last", "block:phonetic", "block:initials")
_KEPT = 1_500_000
"""Different values of one kind remembered; then the memory starts anew."""


@dataclass(slots=True)
class Contribution:
    """One column of keys. `keys` has 16 bytes a row; `valid` says which rows have one."""

    column: str
    """Of the schema of the records, or the kind where that has none."""
    keys: Any
    valid: Any


@dataclass(slots=True)
class KindHasher:
    """Of one kind, over batches; values that come again are looked up."""

    kind: str
    hash_key: bytes
    name_blocks: Blocks
    columns: tuple[str, ...] = field(init=False)
    _known: HashTable = field(default_factory=HashTable)
    _keys: Any = None
    """Keys of the values known, by number: 16 bytes for each column; zeros where it has none."""
    _states: Any = None
    """Two letters for each value known; addresses only."""
    _makers: dict[str, KeyMaker] = field(default_factory=dict)
    _seen: SeenNumbers = field(default_factory=SeenNumbers)

    def __post_init__(self) -> None:
        more: Sequence[str] = ()
        if self.kind == _NAME:
            more = _NAME_BLOCKS
        elif self.kind == _BIRTH:
            more = ("block:birth_date",)
        elif self.kind == _ADDRESS:
            more = ("block:house_zip",)
        self.columns = (self.kind, *more)
        self._clear()

    def contributions(
        self, values: "pa.Array", column: int = 0, into: TakeKeys | None = None
    ) -> "tuple[list[Contribution], pa.Array | None]":
        """For nullable canonical values; also each row's state, for addresses.

        Args:
            into: takes the keys of values that are new in this column.
        """
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        coded = values.dictionary_encode()
        distinct = coded.dictionary
        numbers = self._numbers(distinct)
        indices = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        filled = pc.fill_null(pc.not_equal(distinct, ""), False).to_numpy(zero_copy_only=False)
        if into is not None and len(told := self._seen.new(column, numbers[filled], self._known.count)):
            into(column, np.ascontiguousarray(self._keys[told, :8]).view(">u8").ravel().astype(np.uint64))
        there = np.append(filled, False)[indices]
        rows = np.append(numbers, 0)[indices]
        keys = self._keys[rows]
        found = []
        for at, name in enumerate(self.columns):
            part = keys[:, at * _BYTES : (at + 1) * _BYTES]
            valid = there & (part.any(axis=1) if at else True)
            found.append(Contribution(KEY_COLUMNS.get(name, name), part, valid))
        if self._states is None:
            return found, None
        letters = self._states[rows]
        named = there & (letters[:, 0] != 0)
        return found, pa.array(letters.copy().view("S2").ravel().astype("U2"), pa.string(), mask=~named)

    def _numbers(self, distinct: "pa.Array") -> Any:
        import numpy as np

        if not len(distinct):
            return np.zeros(0, np.int64)
        if self._known.count + len(distinct) > _KEPT:
            self._clear()
        hashes = hash_strings(distinct)
        hashes[hashes == 0] = 1
        numbers, new = self._known.number(hashes)
        fresh = np.flatnonzero(new)
        if len(fresh):
            self._room(self._known.count)
            for number, text in zip(numbers[fresh], distinct.take(fresh).to_pylist(), strict=True):
                self._learn(int(number), text)
        return numbers

    def _learn(self, number: int, text: str) -> None:
        keys = {self.kind: self._key(SHARED_DOMAIN.get(self.kind, self.kind), text)}
        if self.kind == _NAME:
            keys |= {block: self._key(block, part) for block, part in self.name_blocks(text).items()}
        elif self.kind == _BIRTH:
            keys["block:birth_date"] = self._key("block:birth_date", text)
        elif self.kind == _ADDRESS and (place := _STATE_ZIP.search(text)) is not None:
            self._states[number] = (ord(place[1][0]), ord(place[1][1]))
            if (house := _HOUSE.match(text)) is not None:
                keys["block:house_zip"] = self._key("block:house_zip", f"{house[0]} {place[2]}")
        joined = b"".join([keys.get(name, b"").ljust(_BYTES, b"\0") for name in self.columns])
        self._keys[number] = memoryview(joined)

    def _key(self, kind: str, text: str) -> bytes:
        if kind not in self._makers:
            self._makers[kind] = KeyMaker(self.hash_key, kind)
        return self._makers[kind](text)

    def _clear(self) -> None:
        import numpy as np

        self._known.clear()
        self._seen.clear()
        self._keys = np.zeros((1024, _BYTES * len(self.columns)), np.uint8)
        self._states = np.zeros((1024, 2), np.uint8) if self.kind == _ADDRESS else None

    def _room(self, count: int) -> None:
        import numpy as np

        if count > len(self._keys):
            more = max(count, 2 * len(self._keys)) - len(self._keys)
            self._keys = np.concatenate([self._keys, np.zeros((more, self._keys.shape[1]), np.uint8)])
            if self._states is not None:
                self._states = np.concatenate([self._states, np.zeros((more, 2), np.uint8)])
