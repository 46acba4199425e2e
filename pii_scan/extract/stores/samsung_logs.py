"""Calls and messages of Samsung telephones: `logs.db`, the newer `calllog.db` aside. One table has both, which the
sort of the entry tells apart."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_TYPES = {1: "incoming", 2: "outgoing", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked"}
_SENT = 2
_WANTED = ("ROWID", "number", "date", "duration", "type", "name", "m_subject", "m_content", "geocoded_location",
           "logtype")  # fmt: skip
_MESSAGES = frozenset({200, 300, 400, 600, 700})
"""`logtype` of MMS, SMS, mail and chats (LogsProvider); calls have 100, 500, 800, 1000."""


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    yield from calls("logs", _calls(connection))
    gatherer, people = Gatherer(), People()
    for row, number, sent, _, kind, name, subject, said, _, _ in _rows(connection, messages=True):
        other, shown = text(number), text(name)
        yield from people.add({"contact name": shown, "phone number": other})
        mine = kind == _SENT
        message = Message(
            ME if mine else shown or other or "?", text(said), from_epoch(sent), shown or other if mine else ME,
            row if isinstance(row, int) else None, (("Subject", text(subject)),),
        )  # fmt: skip
        yield from gatherer.add(other, message, parties={shown: {"phone number": other}} if shown else None)
    yield from rest(gatherer, people)


def _rows(connection: sqlite3.Connection, *, messages: bool) -> Iterator[tuple[object, ...]]:
    for row in rows_of(connection, "logs", _WANTED):
        talk = row[-1] in _MESSAGES or bool(row[6] or row[7])
        if talk == messages:
            yield row


def _calls(connection: sqlite3.Connection) -> Iterator[Call]:
    for _, number, sent, seconds, kind, name, _, _, place, _ in _rows(connection, messages=False):
        said = _TYPES.get(kind, text(kind)) if isinstance(kind, int) else text(kind)
        yield Call(text(number), kind == _SENT, from_epoch(sent), text(seconds), said, text(name), text(place))


STORE = Store(
    id="samsung_logs",
    title="calls and messages of Samsung telephones (logs.db)",
    hint=b"logtype",
    columns={"logs": frozenset({"number", "date", "duration", "type", "logtype", "m_content"})},
    read=_read,
    told={"logs": frozenset({*_WANTED, "address", "cnap_name"} - {"ROWID", "logtype"})},
)
