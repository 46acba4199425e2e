"""Tables that JSON writes by columns, or as a list of names and lists of cells, brought into the form of rows."""

from itertools import zip_longest
from typing import Any

_NAMES = ("columns", "fields", "header", "headers", "column_names", "columnNames", "cols")
_ROWS = ("data", "rows", "values", "records", "result", "results")
_LEAST, _MOST = 2, 500


def columnar(value: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
    """(rows as objects, what else the object holds); None where it is no such table.

    Read are `{"columns": […], "data": [[…], …]}` (names may be objects with a `name`, and lie one level deeper, as in
    `{"schema": {"fields": […]}}`), `{"a": […], "b": […]}` and `{"a": {"0": …}, "b": {"0": …}}`.
    """
    return _named(value) or _by_lists(value) or _by_numbers(value)


def _named(value: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
    held = next((key for key in _ROWS if _is_rows(value.get(key))), None)
    if held is None:
        return None
    for names_of in (value, *(v for v in value.values() if isinstance(v, dict))):
        for key in _NAMES:
            names = _names(names_of.get(key))
            if _LEAST <= len(names) <= _MOST and max(map(len, value[held])) <= len(names):
                rest = {k: v for k, v in value.items() if k != held and not (names_of is value and k == key)}
                return [dict(zip_longest(names, row)) for row in value[held]], rest
    return None


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, list) for row in value)


def _names(value: Any) -> list[str]:
    """Made unique, so that no cell covers another."""
    out: list[str] = []
    for entry in value if isinstance(value, list) else ():
        name = entry.get("name", entry.get("label")) if isinstance(entry, dict) else entry
        if not isinstance(name, str):
            return []
        while name in out:
            name += "_2"
        out.append(name)
    return out


def _plain(values: Any) -> bool:
    return all(not isinstance(value, (dict, list)) for value in values)


def _by_lists(value: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
    lists = {k: v for k, v in value.items() if isinstance(v, list)}
    if len(lists) < max(_LEAST, 0.8 * len(value)) or not all(map(_plain, lists.values())):
        return None
    lengths = set(map(len, lists.values()))
    if len(lengths) != 1 or min(lengths) <= _LEAST:
        return None
    rows = [dict(zip(lists, cells, strict=True)) for cells in zip(*lists.values(), strict=True)]
    return rows, {k: v for k, v in value.items() if k not in lists}


def _by_numbers(value: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
    """As pandas writes a table by default: in each column its cells under the rows' numbers."""
    first = next(iter(value.values()), None)
    if len(value) < _LEAST or not isinstance(first, dict) or len(first) <= _LEAST:
        return None
    if not all(key.isascii() and key.isdecimal() for key in first):
        return None
    if not all(isinstance(v, dict) and v.keys() == first.keys() and _plain(v.values()) for v in value.values()):
        return None
    return [{name: column[key] for name, column in value.items()} for key in first], {}
