"""WhatsApp on Android since 2021: `msgstore.db`, decrypted."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch


def phone(jid: str) -> str:
    """`13055550142@s.whatsapp.net` → `+13055550142`; groups and others as they are."""
    user, at, server = jid.partition("@")
    return f"+{user}" if at and server == "s.whatsapp.net" and user.isdigit() else jid


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    jids = pairs(connection, "SELECT _id, raw_string FROM jid")
    chats = pairs(connection, "SELECT _id, jid_row_id, subject FROM chat")
    query = "SELECT _id, chat_row_id, from_me, sender_jid_row_id, timestamp, text_data FROM message ORDER BY _id"
    for number, chat, mine, by, sent, said in connection.execute(query):
        jid, subject = chats.get(chat, (None, ""))
        partner = phone(text(jids.get(jid, ("",))[0]))
        sender = phone(text(jids.get(by, ("",))[0])) or partner
        message = Message(ME if mine else sender or "?", text(said), from_epoch(sent), row=number)
        yield Told(text(chat), text(subject) or partner, message, {} if mine else {"phone number": sender})


DATABASE = Database(
    id="whatsapp",
    hint=b"chat_row_id",
    columns={
        "message": frozenset({"chat_row_id", "from_me", "sender_jid_row_id", "timestamp", "text_data"}),
        "jid": frozenset({"raw_string"}),
    },
    read=_read,
    words={"message": frozenset({"text_data"})},
)
