"""The layout of one application's database."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pii_scan.extract.table.sqlite_rest import columns_of
from pii_scan.model.evidence import Evidence

__all__ = ["Store", "columns_of", "rows_of", "text"]


@dataclass(frozen=True, slots=True)
class Store:
    """Tables are joined by dictionaries: a hostile schema must not choose the plan of a query."""

    id: str
    title: str
    hint: bytes
    """Stands in the schema of every such database."""
    columns: Mapping[str, frozenset[str]]
    """table → columns that have to be there; versions with others are read as plain tables."""
    read: Callable[[sqlite3.Connection], Iterator[Evidence]]
    told: Mapping[str, frozenset[str]]
    """table → columns that `read` has told, where they are there; all others are given out as plain tables."""
    bytes_max: int = 1 << 30
    """A larger one is read as plain tables: what is joined lies in memory."""


def rows_of(connection: sqlite3.Connection, table: str, wanted: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """The wanted columns of all rows, in their order; None where this version has no such column.

    Raises:
        sqlite3.Error: damage.
    """
    present = columns_of(connection, table)
    if not present:
        return
    # A table's own row number is no column of its list unless it is declared.
    picked = ", ".join(f'"{name}"' if name in present else name if name == "ROWID" else "NULL" for name in wanted)
    # An index would give its own order, and may be older than the table.
    yield from connection.execute(f'SELECT {picked} FROM "{table}" NOT INDEXED')


def text(value: object) -> str:
    """A cell as text; a whole number that was stored as one with a fraction without it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
