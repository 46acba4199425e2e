"""What one canonical value of a kind contributes to a record: its key, and the keys that bring candidates together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import hash_strings
from pii_scan.store.key_maker import BYTES as _BYTES
from pii_scan.store.key_maker import KeyMaker, first_bits
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
            into(column, first_bits(self._keys[told]))
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
            self._learn(numbers[fresh], distinct.take(fresh).to_pylist())
        return numbers

    def _learn(self, numbers: Any, texts: Sequence[str]) -> None:
        self._put(0, SHARED_DOMAIN.get(self.kind, self.kind), numbers, texts)
        if self.kind == _NAME:
            found = [self.name_blocks(text) for text in texts]
            for at, block in enumerate(self.columns[1:], 1):
                there = [n for n, blocks in enumerate(found) if block in blocks]
                self._put(at, block, numbers[there], [found[n][block] for n in there])
        elif self.kind == _BIRTH:
            self._put(1, "block:birth_date", numbers, texts)
        elif self.kind == _ADDRESS:
            places = [(n, place) for n, text in enumerate(texts) if (place := _STATE_ZIP.search(text)) is not None]
            for n, place in places:
                self._states[numbers[n]] = (ord(place[1][0]), ord(place[1][1]))
            houses = [(n, house[0], place[2]) for n, place in places if (house := _HOUSE.match(texts[n])) is not None]
            at_house = numbers[[n for n, *_ in houses]]
            self._put(1, "block:house_zip", at_house, [f"{house} {code}" for _, house, code in houses])

    def _put(self, at: int, domain: str, numbers: Any, texts: Sequence[str]) -> None:
        """The keys of values for one of the columns."""
        if len(texts):
            if domain not in self._makers:
                self._makers[domain] = KeyMaker(self.hash_key, domain)
            self._keys[numbers, at * _BYTES : (at + 1) * _BYTES] = self._makers[domain].many(texts)

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
