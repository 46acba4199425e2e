"""Viber on iOS: `Contacts.data` (Core Data)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_RECEIVED = "received"


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    members = {
        number: text(full) or text(name)
        for number, full, name in rows_of(connection, "ZMEMBER", ("Z_PK", "ZDISPLAYFULLNAME", "ZNAME"))
    }
    numbers: dict[object, object] = {}
    phones: dict[object, str] = {}
    wanted = ("Z_PK", "ZMEMBER", "ZPHONE", "ZCANONIZEDPHONENUM")
    for key, member, written, canonic in rows_of(connection, "ZPHONENUMBER", wanted):
        number = text(written) or text(canonic)
        numbers[key] = member
        phones.setdefault(member, number)
    talks = {
        key: (member, text(name))
        for key, member, name in rows_of(connection, "ZCONVERSATION", ("Z_PK", "ZINTERLOCUTOR", "ZNAME"))
    }
    columns = ("Z_PK", "ZCONVERSATION", "ZPHONENUMINDEX", "ZDATE", "ZSTATE", "ZTEXT")
    for row, talk, by, sent, state, said in rows_of(connection, "ZVIBERMESSAGE", columns):
        member, title = talks.get(talk, (None, ""))
        if by in members:
            member = by
        elif by in numbers:
            member = numbers[by]
        name, phone = members.get(member, ""), phones.get(member, "")
        mine = by is None and text(state) != _RECEIVED
        time = from_epoch(int(sent), apple=True) if isinstance(sent, int | float) else text(sent)
        message = Message(
            ME if mine else name or phone or "?", text(said), time, row=row if isinstance(row, int) else None
        )
        yield Told(text(talk), title or name or phone, message, {} if mine else {"name": name, "phone number": phone})


DATABASE = Database(
    id="viber_ios",
    hint=b"ZVIBERMESSAGE",
    columns={"ZVIBERMESSAGE": frozenset({"ZCONVERSATION", "ZDATE", "ZTEXT"})},
    read=_read,
    words={"ZVIBERMESSAGE": frozenset({"ZTEXT"})},
)
