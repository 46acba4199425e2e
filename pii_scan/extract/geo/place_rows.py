"""Places that somebody named or marked, a row each: what is said of one belongs together with where it is."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.table.batches import Layout, to_table
from pii_scan.model.evidence import Table

_ROWS, _COLUMNS = 5000, 300
_DEPTH = 6
_CELL_CHARS = 1 << 20


class PlaceRows:
    """Tables of at most 5,000 rows and 300 columns bound what is held."""

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._rows: list[dict[str, str]] = []
        self._columns: dict[str, None] = {}
        self._first = 1

    def add(self, row: dict[str, str]) -> Iterator[Table]:
        """
        Args:
            row: cells by column; those beyond the 300th go into the last one with their names.
        """
        if not row:
            return
        if len(row) > _COLUMNS:
            cells = list(row.items())
            row = dict(cells[: _COLUMNS - 1]) | {"more": "; ".join(f"{k}: {v}" for k, v in cells[_COLUMNS - 1 :])}
        fresh = [column for column in row if column not in self._columns]
        if self._rows and (len(self._rows) >= _ROWS or len(self._columns) + len(fresh) > _COLUMNS):
            yield self._table()
        self._columns.update(dict.fromkeys(row))
        self._rows.append(row)

    def rest(self) -> Iterator[Table]:
        """What is left once all are read."""
        if self._rows:
            yield self._table()

    def _table(self) -> Table:
        rows, columns = self._rows, tuple(self._columns)
        first = self._first
        self._first += len(rows)
        self._rows, self._columns = [], {}
        return to_table(self._name, Layout([], columns, True, first, ([row.get(c) for c in columns] for row in rows)))


def put(row: dict[str, str], column: str, value: str) -> None:
    """Lines stay lines. A second value of the same name gets a number."""
    value = "\n".join(" ".join(line.split()) for line in value[:_CELL_CHARS].splitlines() if line.strip())
    if not value:
        return
    key, number = column, 1
    while key in row and row[key] != value:
        number += 1
        key = f"{column} {number}"
    row[key] = value


def put_tree(row: dict[str, str], value: Any, column: str = "", depth: int = 0) -> None:
    """JSON properties: `address.city` → `address city`; lists of plain values in one cell."""
    if isinstance(value, dict) and depth < _DEPTH:
        for key, inner in value.items():
            put_tree(row, inner, f"{column} {key}".strip(), depth + 1)
    elif isinstance(value, list) and depth < _DEPTH and any(isinstance(part, dict | list) for part in value):
        for inner in value:
            put_tree(row, inner, column, depth + 1)
    elif isinstance(value, list):
        put(row, column or "value", ", ".join(map(_plain, value)))
    elif value is not None:
        put(row, column or "value", _plain(value))


def _plain(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
