"""Events as rows: those of one kind under the names of their data."""

import re
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Table

_EVENTS, _CHARS, _KINDS = 50_000, 16 << 20, 2000
"""So much is held before it is handed on."""
_DEPTH = 12
_COLUMNS_MAX = 200
_OWN = ("TimeCreated", "Computer", "UserID")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){4,}")
_Row = dict[str, str]


class EventTables:
    """Gathers events by program and number."""

    def __init__(self) -> None:
        self._held: dict[str, list[_Row]] = {}
        self._events = self._chars = 0

    def add(self, event: Any) -> Iterator[Table]:
        """
        Args:
            event: the `Event` element as the evtx library's JSON has it.
        """
        kind, row = _row(event if isinstance(event, dict) else {"Event": event})
        self._held.setdefault(kind, []).append(row)
        self._events += 1
        self._chars += sum(map(len, row.values()))
        if self._events >= _EVENTS or self._chars >= _CHARS or len(self._held) >= _KINDS:
            yield from self.rest()

    def rest(self) -> Iterator[Table]:
        for kind, rows in self._held.items():
            names = list(dict.fromkeys(name for row in rows for name in row))
            cells = ([row.get(name) for name in names] for row in rows)
            yield to_table(kind, Layout([], unique_names(names, len(names)), True, 1, iter(cells)))
        self._held, self._events, self._chars = {}, 0, 0


def _row(event: dict[str, Any]) -> tuple[str, _Row]:
    system = event.get("System")
    system = system if isinstance(system, dict) else {}
    provider, number = _attributes(system.get("Provider")).get("Name", ""), system.get("EventID")
    number = number.get("#text", "") if isinstance(number, dict) else number
    row: _Row = {}
    stated = (
        _attributes(system.get("TimeCreated")).get("SystemTime"),
        system.get("Computer"),
        _attributes(system.get("Security")).get("UserID"),
    )
    row.update((name, str(value)) for name, value in zip(_OWN, stated, strict=True) if value)
    for name, value in event.items():
        if name not in ("System", "#attributes"):
            _flatten(value, name, row, 0)
    return f"{provider} {number}".strip(), row


def _attributes(element: Any) -> dict[str, Any]:
    found = element.get("#attributes") if isinstance(element, dict) else None
    return found if isinstance(found, dict) else {}


def _flatten(value: Any, name: str, row: _Row, depth: int) -> None:
    """Leaves under their own names; those of attributes likewise."""
    if isinstance(value, dict) and depth < _DEPTH:
        for key, inner in value.items():
            if key == "#attributes" and isinstance(inner, dict):
                inner = {k: v for k, v in inner.items() if not k.startswith("xmlns")}
            _flatten(inner, name if key.startswith("#") else str(key), row, depth + 1)
        return
    values = value if isinstance(value, list) else [value]
    text = "\n".join(_plain(name, one) for one in values if one not in (None, ""))
    if not text:
        return
    # Two leaves of one name, or more names than a table can have.
    key = name if len(row) < _COLUMNS_MAX else next(reversed(row))
    row[key] = f"{row[key]}\n{text}" if key in row else text


def _plain(name: str, value: Any) -> str:
    text = value if isinstance(value, str) else str(value)
    if name == "Binary" and _HEX.fullmatch(text):
        return carve(bytes.fromhex(text))
    return text.replace("\x00", " ")
