"""What a reader of known tables leaves to the reader of any database."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pii_scan.extract.extractor import Input
from pii_scan.extract.records.sibling import beside
from pii_scan.extract.table.sqlite import DAMAGE
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.model.evidence import Child, Evidence, Table

_SCHEMA_BYTES = 4 << 20


def schema_bytes(given: Input) -> bytes:
    """The beginnings of the database and of the log beside it, where its schema stands in clear."""
    log = beside(given, ("-wal",), whole_name=True)
    return given.payload.head(_SCHEMA_BYTES) + (log.head(_SCHEMA_BYTES) if log is not None else b"")


def columns_of(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; empty where there is none of that name. A view is none: what it computes is the file's
    choice.

    Raises:
        sqlite3.Error, UnicodeDecodeError: damage.
    """
    found = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE"
    if connection.execute(found, (table,)).fetchone() is None:
        return set()
    quoted = '"' + table.replace('"', '""') + '"'
    return {str(row[1]) for row in connection.execute(f"PRAGMA table_info({quoted})")}


def has_columns(connection: sqlite3.Connection, columns: Mapping[str, frozenset[str]]) -> bool:
    """Whether all these tables have these columns; False for damage."""
    try:
        return all(wanted <= columns_of(connection, table) | {"ROWID"} for table, wanted in columns.items())
    except DAMAGE:
        return False


def others(given: Input, told: Mapping[str, frozenset[str]]) -> Iterator[Evidence]:
    """All tables without the columns that were told already; binary values of those columns are no children again."""
    places: dict[str, list[int]] = {}
    for piece in SQLITE.extract(given):
        if isinstance(piece, Table) and piece.name in told:
            known = told[piece.name]
            kept = [name for name in piece.columns if name not in known]
            places[piece.name] = [i for i, name in enumerate(piece.columns, 1) if name in known]
            batches = (batch.select(kept) for batch in piece.batches)
            if kept:
                yield replace(piece, columns=tuple(kept), batches=batches)
            else:
                # Its rows are walked through, because damage and binary values show only so.
                for _ in piece.batches:
                    pass
        elif not (isinstance(piece, Child) and _is_told(piece.key, places)):
            yield piece


def _is_told(key: str, places: dict[str, list[int]]) -> bool:
    """`message/row-7-3`: the third column of the table, where that is one whose words are told."""
    table, _, place = key.rpartition("/")
    return place.rpartition("-")[2] in map(str, places.get(table, ()))
