"""How many different values there are of each kind, and in each column of a large table: exact, counted by keys."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pii_scan.assess.call_tables import workshop
from pii_scan.model.match import Band
from pii_scan.store.rows import MatchRow
from pii_scan.store.value_rows import place_of, short_key

if TYPE_CHECKING:
    import duckdb

    from pii_scan.model.suppression import Suppression
    from pii_scan.store.reader import CaseReader

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
    with workshop(reader.paths.root) as con:
        by_column = _count(con, reader.value_files, lines)
        by_kind = _by_kind(con, lines, by_column)
    return {
        "by_kind": {band.value: {kind: n for (b, kind), n in sorted(by_kind.items()) if b == band} for band in Band},
        "columns": [
            {"content": content, "table": table, "column": column, "kind": kind, "band": band, "distinct": number}
            for (content, table, column, kind, band), number in sorted(by_column.items())
            if table >= 0
        ],
    }


def _count(con: "duckdb.DuckDBPyConnection", files: Iterable[str], lines: _Lines) -> dict[_Column, int]:
    """Makes the view `value` (place, group, key) of what counts; the different keys of each column."""
    import pyarrow as pa

    groups = {name: number for number, name in enumerate(_names(lines.columns))}
    columns = list(lines.columns)
    fields = list(zip(*columns, strict=True)) if columns else [()] * 5
    con.register(
        "lines",
        pa.table(
            {
                "place": pa.array(range(len(columns)), pa.int32()),
                "grp": pa.array([groups[column.name] for column in columns], pa.int32()),
                "content_sha256": pa.array(fields[0], pa.string()),
                "table_number": pa.array(fields[1], pa.int32()),
                "column_number": pa.array(fields[2], pa.int32()),
                "kind": pa.array(fields[3], pa.string()),
                "line_band": pa.array(fields[4], pa.string()),
            }
        ),
    )
    con.execute("CREATE TEMP TABLE line AS FROM lines")
    bits = enumerate(lines.columns.values())
    left_out = [(n, key) for n, held in bits for key in sorted(lines.left_out_of(held))]
    con.register(
        "left_out_keys",
        pa.table(
            {
                "place": pa.array([n for n, _ in left_out], pa.int32()),
                "key": pa.array([key for _, key in left_out], pa.uint64()),
            }
        ),
    )
    con.execute("CREATE TEMP TABLE left_out AS FROM left_out_keys")
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in files)
    every = (
        f"SELECT place, grp, unnest(keys) AS key FROM read_parquet([{listed}])"
        " JOIN line USING (content_sha256, table_number, column_number, kind) WHERE band IN ('', line_band)"
    )
    kept = " ANTI JOIN left_out USING (place, key)" if left_out else ""
    con.execute(f"CREATE TEMP VIEW value AS SELECT place, grp, key FROM ({every}){kept}")
    counted = dict.fromkeys(columns, 0)
    for place, number in con.execute(
        "SELECT place, count(*) FROM (SELECT DISTINCT place, key FROM value) GROUP BY place"
    ).fetchall():
        counted[columns[place]] = number
    return counted


def _by_kind(con: "duckdb.DuckDBPyConnection", lines: _Lines, by_column: Mapping[_Column, int]) -> dict[_Name, int]:
    """Over all columns of a kind and the values with a line of their own."""
    import numpy as np
    import pyarrow as pa

    names = _names(by_column)
    places = Counter(column.name for column in by_column)
    alone = {name for name in names if places[name] == 1 and name not in lines.own}
    found = {column.name: number for column, number in by_column.items() if column.name in alone}
    several = [number for number, name in enumerate(names) if name not in alone]
    if several:
        con.execute("CREATE TEMP TABLE own (grp INTEGER, key UBIGINT)")
        for number in several:
            if names[number] not in lines.own:
                continue
            keys = np.frombuffer(lines.own[names[number]], np.uint64)
            con.register("own_keys", pa.table({"key": pa.array(keys)}))
            con.execute("INSERT INTO own SELECT $grp, key FROM own_keys", {"grp": number})
            con.unregister("own_keys")
        wanted = ", ".join(map(str, several))
        rows = con.execute(
            "SELECT grp, count(*) FROM (SELECT DISTINCT grp, key FROM"
            f" (SELECT grp, key FROM value WHERE grp IN ({wanted}) UNION ALL FROM own)) GROUP BY grp"
        ).fetchall()
        found |= dict.fromkeys((names[number] for number in several), 0) | {names[n]: count for n, count in rows}
    return {name: number for name, number in found.items() if name not in lines.unknown}


def _names(columns: Iterable[_Column]) -> list[_Name]:
    return sorted({column.name for column in columns})
