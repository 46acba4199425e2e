"""Viber on Android: `viber_data` with its calls and the address book that it keeps."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.contact_cards import JOINED_BYTES, Cards
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_TYPES = {1: "incoming", 2: "outgoing", 3: "missed", 4: "rejected"}
_WANTED = ("canonized_number", "number", "date", "duration", "type")


def _calls(connection: sqlite3.Connection) -> Iterator[Call]:
    for number, written, date, seconds, kind in rows_of(connection, "calls", _WANTED):
        said = _TYPES.get(kind, text(kind)) if isinstance(kind, int) else text(kind)
        yield Call(text(number) or text(written), kind == 2, from_epoch(date), text(seconds), said)


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    yield from calls("calls", _calls(connection))
    cards = Cards()
    for key, name in rows_of(connection, "phonebookcontact", ("_id", "display_name")):
        cards.of(key).add("full name", text(name))
    for key, *numbers in rows_of(connection, "phonebookdata", ("contact_id", "data2", "data1")):
        cards.of(key).add("phone", next(filter(None, map(text, numbers)), ""))
    yield from cards.evidence()


STORE = Store(
    id="viber_calls",
    title="calls and contacts of Viber (viber_data)",
    hint=b"viber_call",
    columns={"calls": frozenset({"canonized_number", "date", "duration", "type", "viber_call"})},
    read=_read,
    told={
        "calls": frozenset(_WANTED),
        "phonebookcontact": frozenset({"display_name", "low_display_name", "phonetic_name"}),
        "phonebookdata": frozenset({"data1", "data2"}),
    },
    bytes_max=JOINED_BYTES,
)
