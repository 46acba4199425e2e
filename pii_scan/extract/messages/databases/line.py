"""LINE on Android: `naver_line`. Own messages name no sender."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_WANTED = ("ROWID", "chat_id", "from_mid", "created_time", "content")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    names = {
        text(key): text(own) or text(shown) or text(server)
        for key, shown, own, server in rows_of(
            connection, "contacts", ("m_id", "name", "addressbook_name", "server_name")
        )
    }
    groups = {text(key): text(name) for key, name in rows_of(connection, "groups", ("id", "name"))}
    for row, chat, by, sent, said in rows_of(connection, "chat_history", _WANTED):
        talk, sender = text(chat), text(by)
        title = groups.get(talk) or names.get(talk) or talk
        name = names.get(sender, "")
        number = row if isinstance(row, int) else None
        message = Message(name or sender or ME, text(said), from_epoch(sent), row=number)
        yield Told(talk, title, message, {"name": name, "user id": sender} if sender else {})


DATABASE = Database(
    id="line",
    hint=b"from_mid",
    columns={"chat_history": frozenset({"chat_id", "from_mid", "created_time", "content"})},
    read=_read,
    words={"chat_history": frozenset({"content"})},
)
