"""Rows of large tables as records: values of whole columns become keyed hashes, never an object per row."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from pii_scan.model.kind import Kind
from pii_scan.store.hex_keys import hex_column
from pii_scan.store.record_schema import KEY_COLUMNS, record_schema
from pii_scan.store.said import SAID, Said
from pii_scan.store.seen_values import SeenValues, TakeKeys
from pii_scan.store.table_stretches import NUMBER
from pii_scan.store.value_hasher import SHARED_DOMAIN, Blocks, KindHasher

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Blocks", "RowHasher", "hash_table_rows"]

COLUMN = b"column"
"""Metadata of a column of `rows_normal`: its number in the table."""
QUALIFIER = "@qualifier:"
"""Before the name of a column: the issuers of its values."""
_ROWS = 65_536


def hash_table_rows(
    rows_normal: "Sequence[pa.RecordBatch]",
    sha256: str,
    first_row: int,
    hash_key: bytes,
    kinds: Mapping[str, Kind],
    name_blocks: Blocks,
) -> list[bytes]:
    """Arrow IPC streams with the schema of the records, one row per table row that holds anything.

    Args:
        rows_normal: columns named by kind id (a second column of a kind is `phone#2`), canonical values;
            `@state` and `@license_state` hold two-letter codes of residence and of the licence's issuer, `@row` a row's
            index inside its table where rows are left out.
        first_row: index of the table's first row inside its content.
        kinds: by id, for the legal classes.
        name_blocks: blocking texts of a canonical name, `block:first` and so on.
    """
    hasher = RowHasher(sha256, hash_key, kinds, name_blocks)
    streams: list[bytes] = []
    row = first_row
    for whole in rows_normal:
        streams += hasher.streams(whole, row)
        row += 0 if "@row" in whole.schema.names else whole.num_rows
    return streams


@dataclass(slots=True)
class RowHasher:
    """Of one content; remembers the keys of values that come again."""

    sha256: str
    hash_key: bytes
    kinds: Mapping[str, Kind]
    name_blocks: Blocks
    take_keys: Callable[[str, int, Any], None] | None = None
    """Takes kind, number of the column and keys of values that are new in it, of columns that say their number
    (`COLUMN`)."""
    _hashers: dict[str, KindHasher] = field(default_factory=dict)
    _qualified: dict[str, SeenValues] = field(default_factory=dict)

    def streams(self, batch: "pa.RecordBatch", first_row: int) -> list[bytes]:
        """The same as Arrow IPC streams."""
        streams = []
        for start in range(0, batch.num_rows, _ROWS):
            some = batch.slice(start, _ROWS)
            streams.append(
                stream_of(self.records(some, first_row if "@row" in some.schema.names else first_row + start))
            )
        return streams

    def records(self, batch: "pa.RecordBatch", first_row: int, *, said: bool = False) -> "pa.RecordBatch":
        """One record per row that holds anything, with the schema of the records.

        Args:
            said: adds `SAID`, by which `SameRecords` knows them.
        """
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = batch.num_rows
        nothing = pa.nulls(rows, pa.string())
        keyed = dict.fromkeys(dict.fromkeys(KEY_COLUMNS.values()), nothing)
        more: list[pa.Array] = []
        state = nothing
        present: list[tuple[str, Any]] = []
        says = Said(rows)
        for name, values in zip(batch.schema.names, batch.columns, strict=True):
            if name.startswith("@"):
                continue
            kind = name if name in self.kinds else name.split("#", 1)[0]
            if kind not in self._hashers:
                self._hashers[kind] = KindHasher(kind, self.hash_key, self.name_blocks)
            found, states = self._hashers[kind].contributions(values, *self._told(batch, name, kind))
            present.append((kind, found[0].valid))
            for one in found:
                if said:
                    says.key(one.column, one.keys, one.valid, single=one.column in keyed)
                keys = hex_column(one.keys, one.valid)
                if one.column in keyed:
                    taken = pc.and_(keyed[one.column].is_valid(), keys.is_valid())
                    if pc.any(taken).as_py():
                        second = pc.if_else(taken, keys, nothing)
                        more.append(pc.binary_join_element_wise(one.column, second, ":"))
                    keyed[one.column] = pc.coalesce(keyed[one.column], keys)
                else:
                    more.append(pc.binary_join_element_wise(one.column, keys, ":"))
            if states is not None:
                state = pc.coalesce(state, states)
        state = pc.coalesce(state, _column(batch, "@state", nothing))
        issuer = _column(batch, "@license_state", nothing)
        basis = pc.if_else(state.is_valid(), "address", pc.if_else(issuer.is_valid(), "issuing_state", nothing))
        if "@row" in batch.schema.names:
            index = first_row + batch.column("@row").to_numpy(zero_copy_only=False)
        else:
            index = np.arange(first_row, first_row + rows, dtype=np.int64)
        masks = np.zeros(rows, np.uint64)
        for bit, (_, valid) in enumerate(present):
            masks |= valid.astype(np.uint64) << np.uint64(min(bit, 63))
        columns = {
            "record_id": _record_ids(self.sha256, index),
            "content_sha256": pa.repeat(pa.scalar(self.sha256), rows),
            "document_type": pa.repeat(pa.scalar(""), rows),
            "row_index": pa.array(index, pa.int64()),
            **keyed,
            "more_keys": _lists(more, rows),
            "state": pc.coalesce(state, issuer),
            "state_basis": basis,
            "issuer": pc.binary_join_element_wise("US", issuer, "-"),
            "minor": pa.nulls(rows, pa.bool_()),
            "number_unread": pa.repeat(pa.scalar(False), rows),
            "classes": self._classes(masks, [kind for kind, _ in present]),
        }
        columns["rows"] = pa.nulls(rows, pa.int64())
        schema = record_schema()
        if NUMBER in batch.schema.names:
            columns[NUMBER] = batch.column(NUMBER)
            schema = schema.append(pa.field(NUMBER, pa.int64()))
        if said:
            for name in ("state", "state_basis", "issuer", "classes"):
                says.text(name, columns[name] if name != "classes" else pc.binary_join(columns[name], "\n"))
            columns[SAID] = pa.array(says.numbers())
            schema = schema.append(pa.field(SAID, pa.uint64()))
        made = pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)
        return made if masks.all() else made.filter(pa.array(masks != 0))

    def _told(self, batch: "pa.RecordBatch", name: str, kind: str) -> tuple[int, TakeKeys | None]:
        """Where the keys of a column's values go. Where a record knows a value by another key than a match of it does,
        because of its issuer, they go there now."""
        number = (batch.schema.field(name).metadata or {}).get(COLUMN)
        if self.take_keys is None or number is None:
            return 0, None
        into, qualifiers = partial(self.take_keys, kind), f"{QUALIFIER}{name}"
        if qualifiers not in batch.schema.names and kind not in SHARED_DOMAIN:
            return int(number), into
        if kind not in self._qualified:
            self._qualified[kind] = SeenValues(kind, self.hash_key)
        issuers = batch.column(qualifiers) if qualifiers in batch.schema.names else None
        self._qualified[kind].take(int(number), batch.column(name), issuers, into)
        return 0, None

    def _classes(self, masks: Any, kinds: list[str]) -> "pa.Array":
        """The legal classes of the kinds that a row holds; rows are of few sorts."""
        import numpy as np
        import pyarrow as pa

        sorts, which = np.unique(masks, return_inverse=True)
        lists = [
            sorted(
                {
                    self.kinds[kind].legal_class.value
                    for bit, kind in enumerate(kinds)
                    if int(mask) >> min(bit, 63) & 1 and kind in self.kinds
                }
            )
            for mask in sorts
        ]
        return pa.array(lists, pa.list_(pa.string())).take(pa.array(which))


def _record_ids(sha256: str, index: Any) -> "pa.Array":
    """16 digits for the content and 16 for the row: the same in every run, and no two alike."""
    import numpy as np

    begin = np.frombuffer(hashlib.blake2b(f"{sha256}/rows".encode(), digest_size=8).digest(), np.uint8)
    keys = np.empty((len(index), 16), np.uint8)
    keys[:, :8] = begin
    keys[:, 8:] = np.ascontiguousarray(index, dtype=">u8").view(np.uint8).reshape(-1, 8)
    return hex_column(keys)


def _column(batch: "pa.RecordBatch", name: str, nothing: "pa.Array") -> "pa.Array":
    return batch.column(name) if name in batch.schema.names else nothing


def _lists(columns: "list[pa.Array]", rows: int) -> "pa.Array":
    """A list per row of what the columns hold, in their order."""
    import numpy as np
    import pyarrow as pa

    if not columns:
        return pa.ListArray.from_arrays(pa.array(np.zeros(rows + 1, np.int32)), pa.array([], pa.string()))
    valid = np.column_stack([column.is_valid().to_numpy(zero_copy_only=False) for column in columns])
    order = np.arange(rows * len(columns)).reshape(len(columns), rows).T[valid]
    ends = np.zeros(rows + 1, np.int32)
    np.cumsum(valid.sum(axis=1), out=ends[1:])
    return pa.ListArray.from_arrays(pa.array(ends), pa.concat_arrays(columns).take(pa.array(order)))


def stream_of(batch: "pa.RecordBatch") -> bytes:
    """An Arrow IPC stream. Hex keys shrink to little more than half, and these wait in memory for their commit."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, batch.schema, options=options) as stream:
        if batch.num_rows:
            stream.write_batch(batch)
    return bytes(sink.getvalue().to_pybytes())


def record_ids(sha256: str, index: Any) -> "pa.Array":
    """Identifiers of the records of these rows, counted from 0 inside their content."""
    return _record_ids(sha256, index)
