"""WhatsApp on Android since 2021: `msgstore.db`, decrypted."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.store import columns_of, rows_of
from pii_scan.model.evidence import Evidence

_ANSWERED = 5
"""`call_result` of calls that somebody took."""


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


def _calls(connection: sqlite3.Connection) -> Iterator[Evidence]:
    """A call to a group is one with each of those who took part."""
    if not {"_id", "jid_row_id", "from_me", "timestamp", "duration"} <= columns_of(connection, "call_log"):
        return
    jids = {number: phone(text(raw)) for number, raw in rows_of(connection, "jid", ("_id", "raw_string"))}
    members: dict[object, list[object]] = {}
    for number, jid in rows_of(connection, "call_log_participant_v2", ("call_log_row_id", "jid_row_id")):
        members.setdefault(number, []).append(jid)
    wanted = ("_id", "jid_row_id", "from_me", "timestamp", "duration", "call_result")

    def told() -> Iterator[Call]:
        for number, jid, mine, begun, length, result in rows_of(connection, "call_log", wanted):
            said = "outgoing" if mine == 1 else "incoming" if result in (None, _ANSWERED) else "missed"
            for other in dict.fromkeys(members.get(number) or [jid]):
                yield Call(jids.get(other, ""), mine == 1, from_epoch(begun), text(length), said)

    yield from calls("call_log", told())


DATABASE = Database(
    id="whatsapp",
    hint=b"chat_row_id",
    columns={
        "message": frozenset({"chat_row_id", "from_me", "sender_jid_row_id", "timestamp", "text_data"}),
        "jid": frozenset({"raw_string"}),
    },
    read=_read,
    words={
        "message": frozenset({"text_data"}),
        "call_log": frozenset({"jid_row_id", "from_me", "timestamp", "duration"}),
    },
    beside=_calls,
)
