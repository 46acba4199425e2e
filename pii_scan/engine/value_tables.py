"""Keeps, while large tables are read, which different values each of their columns holds: as keys, for exact counts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.match import Match
from pii_scan.model.result import SidePart
from pii_scan.model.settings import Settings
from pii_scan.store.seen_values import SeenValues
from pii_scan.store.side_parts import SideWriters
from pii_scan.store.value_rows import VALUES, ValueSet, value_batch

if TYPE_CHECKING:
    import pyarrow as pa

_HELD_KEYS = 1 << 18
"""Wait together for their file: 2 MB."""


class ValueTables:
    """For one content."""

    def __init__(self, settings: Settings, sha256: str, hash_key: bytes, folder: Path | None) -> None:
        """
        Args:
            folder: the case's, where large parts are written; None to keep them in memory.
        """
        self.hash_key = hash_key
        self.written = SideWriters(folder)
        self._sha256, self._wanted = sha256, settings.detector_filter
        self._held: dict[ValueSet, list[Any]] = {}
        self._held_keys = 0

    def watch(self, table: int) -> "ValueWatch":
        """Who is shown the values of the content's table of this number."""
        return ValueWatch(self, table)

    def add(self, sets: Iterable[tuple[ValueSet, Any]]) -> None:
        """
        Args:
            sets: with the keys of their values (numpy uint64); the same key may come again.
        """
        for of, keys in sets:
            if len(keys) and (not self._wanted or of.kind in self._wanted):
                self._held.setdefault(of, []).append(keys)
                self._held_keys += len(keys)
                if self._held_keys >= _HELD_KEYS:
                    self.flush()

    def flush(self) -> None:
        """Hands what waits to the files."""
        import numpy as np

        if self._held:
            batch = value_batch(self._sha256, ((of, np.concatenate(keys)) for of, keys in self._held.items()))
            self.written.of(VALUES).write(batch)
            self.drop()

    def drop(self) -> None:
        """Forgets what waits."""
        self._held, self._held_keys = {}, 0

    def parts(self) -> tuple[SidePart, ...]:
        self.flush()
        return self.written.parts()


class ValueWatch:
    """Of one table: `detect.table.ValueSink` for the columns that link nobody and `RowHasher.take_keys` for those that
    do, and as `detect.table.BatchWatch` the one who says what a killed reading had."""

    def __init__(self, tables: ValueTables, table: int) -> None:
        self._tables, self._table = tables, table
        self._seen: dict[tuple[str, str], SeenValues] = {}

    def placed(self, match: Match) -> Match:
        """A line of this table with the name of its set in place of the column's number."""
        column = match.attributes.get("values")
        if column is None:
            return match
        of = ValueSet(self._table, int(column), match.kind, "")
        return replace(match, attributes={**match.attributes, "values": of.place})

    def show(
        self, column: int, kind: str, band: str, normals: "pa.Array", qualifiers: "pa.Array | None" = None
    ) -> None:
        if (kind, band) not in self._seen:
            self._seen[kind, band] = SeenValues(kind, self._tables.hash_key)
        self._seen[kind, band].take(
            column, normals, qualifiers, lambda at, keys: self._tables.add([(self._of(at, kind, band), keys)])
        )

    def told(self, kind: str, column: int, keys: Any) -> None:
        """Of a column that links people."""
        self._tables.add([(self._of(column, kind, ""), keys)])

    def _of(self, column: int, kind: str, band: str) -> ValueSet:
        return ValueSet(self._table, column, kind, band)

    def judge(self, head: "list[pa.RecordBatch]") -> None:
        """Others judge."""

    def take(self, batch: "pa.RecordBatch") -> None:
        """Its values were shown."""

    def end(self) -> None:
        """Nothing waits for it."""

    def state(self) -> dict[str, Any]:
        self._tables.flush()
        return _state(self._tables.written.close_files())

    def restore(self, state: dict[str, Any]) -> None:
        self._tables.drop()
        self._tables.written.adopt(state["parts"])

    def moved(self, state: dict[str, Any], by: int) -> dict[str, Any]:  # noqa: ARG002 - others move
        """Nothing in it counts from the table's beginning."""
        return state

    def joined(self, states: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return _state(tuple(part for state in states for part in state["parts"]))


def _state(parts: tuple[SidePart, ...]) -> dict[str, Any]:
    return {"parts": parts, "files": [part.path for part in parts if part.path]}
