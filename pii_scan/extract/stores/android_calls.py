"""Calls of Android: `calllog.db`, before version 8 in `contacts2.db` (CallLog.Calls)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_TYPES = {1: "incoming", 2: "outgoing", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked", 7: "elsewhere"}
_WANTED = ("number", "date", "duration", "type", "name", "geocoded_location", "phone_account_address")


def _told(connection: sqlite3.Connection) -> Iterator[Call]:
    for number, date, seconds, kind, name, place, own in rows_of(connection, "calls", _WANTED):
        said = _TYPES.get(kind, text(kind)) if isinstance(kind, int) else text(kind)
        yield Call(
            text(number), kind == 2, from_epoch(date), text(seconds), said, text(name), text(place), text(own)
        )  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    yield from calls("calls", _told(connection))


STORE = Store(
    id="android_calls",
    title="calls of Android",
    hint=b"numbertype",
    # Others keep calls in a table of this name too; what is told here would be torn out of theirs.
    columns={"calls": frozenset({"_id", "number", "date", "duration", "type", "new", "name", "numbertype"})},
    read=_read,
    told={"calls": frozenset({*_WANTED, "matched_number", "normalized_number", "formatted_number", "lookup_uri"})},
)
