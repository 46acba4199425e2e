"""Calls of iOS and macOS: `CallHistory.storedata` (Core Data)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.store import Store, columns_of, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = ("Z_PK", "ZADDRESS", "ZDATE", "ZDURATION", "ZORIGINATED", "ZANSWERED", "ZNAME", "ZLOCATION")


def _participants(connection: sqlite3.Connection) -> dict[object, list[str]]:
    """Call → addresses of a group's members; the join's columns have numbers of the version in their names."""
    handles = {number: text(value) for number, value in rows_of(connection, "ZHANDLE", ("Z_PK", "ZVALUE"))}
    found: dict[object, list[str]] = {}
    for table in ("Z_2REMOTEPARTICIPANTHANDLES", "Z_4REMOTEPARTICIPANTHANDLES"):
        present = sorted(columns_of(connection, table))
        call = next((name for name in present if name.endswith("CALLS")), None)
        handle = next((name for name in present if name.endswith("HANDLES")), None)
        if call is None or handle is None:
            continue
        for number, member in rows_of(connection, table, (call, handle)):
            found.setdefault(number, []).append(handles.get(member, ""))
    return found


def _told(connection: sqlite3.Connection) -> Iterator[Call]:
    groups = _participants(connection)
    for number, address, date, seconds, outgoing, answered, name, place in rows_of(connection, "ZCALLRECORD", _WANTED):
        others = list(dict.fromkeys(filter(None, groups.get(number, ()))))
        direction = "outgoing" if outgoing == 1 else "incoming" if answered in (1, None) else "missed"
        start = from_epoch(int(date), apple=True) if isinstance(date, int | float) else text(date)
        length = text(round(seconds)) if isinstance(seconds, int | float) else text(seconds)
        # A group's call has a row for each of those who took part.
        for other in others if len(others) > 1 else [text(address) or "".join(others)]:
            yield Call(other, outgoing == 1, start, length, direction, text(name), text(place))


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    yield from calls("ZCALLRECORD", _told(connection))


STORE = Store(
    id="ios_calls",
    title="calls of iOS and macOS (CallHistory.storedata)",
    hint=b"ZCALLRECORD",
    columns={"ZCALLRECORD": frozenset({"ZADDRESS", "ZDATE", "ZDURATION", "ZORIGINATED"})},
    read=_read,
    told={
        "ZCALLRECORD": frozenset({*_WANTED} - {"Z_PK"}),
        "ZHANDLE": frozenset({"ZVALUE", "ZNORMALIZEDVALUE"}),
    },
)
