"""Calls of iOS before version 8: `call_history.db`."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = ("address", "date", "duration", "flags", "name")
_OUTGOING = 1
"""Lowest bit of the flags: 4 is a call that came in, 5 one that went out."""


def _told(connection: sqlite3.Connection) -> Iterator[Call]:
    for address, date, seconds, flags, name in rows_of(connection, "call", _WANTED):
        outgoing = isinstance(flags, int) and bool(flags & _OUTGOING)
        direction = "outgoing" if outgoing else "incoming"
        yield Call(text(address), outgoing, from_epoch(date), text(seconds), direction, text(name))


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    yield from calls("call", _told(connection))


STORE = Store(
    id="ios_calls_old",
    title="calls of iOS (call_history.db)",
    hint=b"CREATE TABLE call ",
    columns={"call": frozenset({"address", "date", "duration", "flags"})},
    read=_read,
    told={"call": frozenset(_WANTED)},
)
