"""WhatsApp on Android before 2021: `msgstore.db` with one table of messages."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.databases.whatsapp import phone
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.sqlite_rest import columns_of


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    subjects = pairs(connection, "SELECT key_remote_jid, subject FROM chat_list")
    present = columns_of(connection, "messages")
    by, caption = (name if name in present else "NULL" for name in ("remote_resource", "media_caption"))
    query = f"SELECT _id, key_remote_jid, key_from_me, {by}, timestamp, data, {caption} FROM messages ORDER BY _id"
    for number, jid, mine, member, sent, said, below in connection.execute(query):
        partner = phone(text(jid))
        sender = phone(text(member)) or partner
        # Of pictures the cell holds the preview.
        words = "" if isinstance(said, bytes) else text(said)
        message = Message(
            ME if mine else sender or "?", "\n".join(filter(None, (words, text(below)))), from_epoch(sent), row=number
        )
        title = text(subjects.get(jid, ("",))[0]) or partner
        yield Told(text(jid), title, message, {} if mine else {"phone number": sender})


DATABASE = Database(
    id="whatsapp_old",
    hint=b"key_remote_jid",
    columns={"messages": frozenset({"_id", "key_remote_jid", "key_from_me", "timestamp", "data"})},
    read=_read,
    words={"messages": frozenset({"data", "media_caption", "key_remote_jid", "remote_resource"})},
)
