"""How many different values there are of each kind, and in each column of a large table: exact, counted by keys."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pii_scan.assess.call_tables import spill_folder
from pii_scan.assess.key_runs import KeyRuns, united
from pii_scan.model.match import Band
from pii_scan.store.rows import MatchRow
from pii_scan.store.value_rows import ROW_KEYS, place_of, short_key

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.model.suppression import Suppression
    from pii_scan.store.reader import CaseReader

_BATCH_ROWS = 256
"""4 MB of keys."""
_Name = tuple[str, str]
"""Band and kind."""


class _Column(NamedTuple):
    """Whose values one line stands for."""

    content: str
    """SHA-256."""
    table: int
    column: int
    kind: str
    band: str

    @property
    def name(self) -> _Name:
        return self.band, self.kind


@dataclass(slots=True)
class _Lines:
    """What the ledger's lines say: which columns count, and the keys of values with a line of their own."""

    suppressions: "list[tuple[Suppression, frozenset[int] | None]]"
    columns: dict[_Column, int] = field(default_factory=dict)
    """→ bits of the suppressions that hold wherever the column is seen."""
    own: "dict[_Name, array[int]]" = field(default_factory=dict)
    """Keys, repeats among them."""
    unknown: set[_Name] = field(default_factory=set)
    """Of which there are lines for many values that left no keys: those of a case begun by an earlier version."""
    left_out: list[set[int]] = field(default_factory=list)
    """By suppression: keys of its values."""

    def __post_init__(self) -> None:
        self.left_out = [{short_key(key) for key in s.value_keys} for s, _ in self.suppressions]

    def add(self, row: MatchRow) -> None:
        for (suppression, _), keys in zip(self.suppressions, self.left_out, strict=True):
            if row.value_key and {row.finding_id, row.value_key} & set(suppression.findings):
                keys.add(short_key(row.value_key))
        if row.suppressed:
            return
        place = place_of(row.attributes.get("values", ""))
        if place is not None:
            column = _Column(row.content_sha256 or "", *place, row.kind, row.band)
            self.columns[column] = self.columns.get(column, -1) & self._held(row)
        elif row.count > 1 or "distinct" in row.attributes:
            self.unknown.add((row.band, row.kind))
        elif row.value_key:
            self.own.setdefault((row.band, row.kind), array("Q")).append(short_key(row.value_key))

    def _held(self, row: MatchRow) -> int:
        return sum(
            1 << bit
            for bit, (suppression, items) in enumerate(self.suppressions)
            if (items is None or row.item_id in items) and (not suppression.kinds or row.kind in suppression.kinds)
        )

    def left_out_of(self, bits: int) -> set[int]:
        """Keys that do not count in a column."""
        return {key for bit, keys in enumerate(self.left_out) if bits >> bit & 1 for key in keys}


def distinct_values(reader: "CaseReader") -> dict[str, Any] | None:
    """Figures by kind and band over the whole case, and by column; suppressed ones left out. None where no large table
    or long text left keys: then each value has a line of its own.

    Kinds that an earlier version read in part of the case are not among them.
    """
    if not reader.value_files:
        return None
    lines = _Lines(reader.value_suppressions())
    for row in reader.matches():
        lines.add(row)
    with spill_folder(reader.paths.root) as folder:
        by_column, by_kind = _count(reader.value_files, lines, folder / "keys")
    return {
        "by_kind": {band.value: {kind: n for (b, kind), n in sorted(by_kind.items()) if b == band} for band in Band},
        "columns": [
            {"content": content, "table": table, "column": column, "kind": kind, "band": band, "distinct": number}
            for (content, table, column, kind, band), number in sorted(by_column.items())
            if table >= 0
        ],
    }


def _count(files: Sequence[str], lines: _Lines, path: Path) -> tuple[dict[_Column, int], dict[_Name, int]]:
    """Different keys of each column, and of each kind over all its columns and the values with a line of their own."""
    import numpy as np

    columns = list(lines.columns)
    keys = _read(files, columns, path)
    groups: dict[_Name, list[int]] = {}
    for number, column in enumerate(columns):
        groups.setdefault(column.name, []).append(number)
    own_first = len(columns)
    for number, name in enumerate(groups, own_first):
        if name in lines.own:
            keys.add(number, np.frombuffer(lines.own[name], np.uint64))
    keys.close()
    left_out = [np.array(sorted(lines.left_out_of(held)), np.uint64) for held in lines.columns.values()]
    by_column, by_kind = dict.fromkeys(columns, 0), dict.fromkeys(groups, 0)
    for own, (name, numbers) in enumerate(groups.items(), own_first):
        for at in range(keys.ranges):
            found = [keys.part(own, at)]
            for number in numbers:
                part = keys.part(number, at)
                if len(left_out[number]):
                    part = part[~np.isin(part, left_out[number])]
                by_column[columns[number]] += len(part)
                found.append(part)
            filled = [part for part in found if len(part)]
            by_kind[name] += len(united(filled)) if len(filled) > 1 else sum(map(len, filled))
    return by_column, {name: number for name, number in by_kind.items() if name not in lines.unknown}


def _read(files: Sequence[str], columns: Sequence[_Column], path: Path) -> KeyRuns:
    """The keys of the columns that count, by their number in `columns`."""
    import pyarrow.parquet as pq

    wanted: dict[tuple[str, int, int, str], list[tuple[int, str]]] = {}
    for number, column in enumerate(columns):
        wanted.setdefault(column[:4], []).append((number, column.band))
    keys = KeyRuns(path, sum(pq.read_metadata(file).num_rows for file in files) * ROW_KEYS)
    for file in files:
        for batch in _batches(file):
            lists = batch.column("keys")
            values, ends = lists.values.to_numpy(), lists.offsets.to_numpy()
            for row, (*name, band) in enumerate(zip(*(c.to_pylist() for c in batch.columns[:5]), strict=True)):
                for number, line_band in wanted.get((name[0], name[1], name[2], name[3]), ()):
                    if band in ("", line_band):
                        keys.add(number, values[ends[row] : ends[row + 1]])
    return keys


def _batches(file: str) -> "Iterator[pa.RecordBatch]":
    """Group by group: a reader of several keeps what it has read of each."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as parquet:
        for group in range(parquet.num_row_groups):
            yield from parquet.iter_batches(_BATCH_ROWS, row_groups=[group])
