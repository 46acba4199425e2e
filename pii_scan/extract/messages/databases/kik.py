"""Kik on Android: `kikDatabase.db`."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_WANTED = ("ROWID", "bin_id", "partner_jid", "was_me", "timestamp", "body")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    known = {
        text(jid): (text(shown), text(handle))
        for jid, shown, handle in rows_of(connection, "KIKcontactsTable", ("jid", "display_name", "user_name"))
    }
    for row, talk, partner, mine, sent, said in rows_of(connection, "messagesTable", _WANTED):
        jid = text(partner)
        name, handle = known.get(jid, ("", ""))
        title = known.get(text(talk), ("", ""))[0] or text(talk)
        sender = ME if mine == 1 else name or handle or jid or "?"
        number = row if isinstance(row, int) else None
        properties = {} if mine == 1 else {"name": name, "username": handle or jid.partition("@")[0]}
        yield Told(text(talk) or jid, title, Message(sender, text(said), from_epoch(sent), row=number), properties)


DATABASE = Database(
    id="kik",
    hint=b"KIKcontactsTable",
    columns={"messagesTable": frozenset({"partner_jid", "was_me", "timestamp", "body"})},
    read=_read,
    words={"messagesTable": frozenset({"body"})},
)
