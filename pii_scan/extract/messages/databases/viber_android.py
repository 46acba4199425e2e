"""Viber on Android: `viber_messages`. A message names a participant of the conversation, who stands in a table of his
or her own."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_SENT = 1
_INFO = ("_id", "number", "contact_name", "display_name", "viber_name")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    info: dict[object, tuple[str, str]] = {}
    for number, phone, *names in rows_of(connection, "participants_info", _INFO):
        info[number] = (next(filter(None, map(text, names)), ""), text(phone))
    members = pairs(connection, "SELECT _id, participant_info_id, conversation_id FROM participants")
    others: dict[object, list[str]] = {}
    for person, conversation in members.values():
        name, phone = info.get(person, ("", ""))
        others.setdefault(conversation, []).append(name or phone)
    titles = pairs(connection, "SELECT _id, name FROM conversations")
    wanted = ("ROWID", "conversation_id", "participant_id", "msg_date", "send_type", "body", "date")
    for row, conversation, member, sent, kind, said, date in rows_of(connection, "messages", wanted):
        name, phone = info.get(members.get(member, (None,))[0], ("", ""))
        mine = kind == _SENT
        title = text(titles.get(conversation, ("",))[0]) or ", ".join(filter(None, others.get(conversation, ())))
        number = row if isinstance(row, int) else None
        message = Message(
            ME if mine else name or phone or "?", text(said), from_epoch(sent if sent is not None else date), row=number
        )
        yield Told(text(conversation), title, message, {} if mine else {"name": name, "phone number": phone})


DATABASE = Database(
    id="viber_android",
    hint=b"participants_info",
    columns={
        "messages": frozenset({"conversation_id", "participant_id", "send_type", "body"}),
        "participants_info": frozenset({"_id", "number"}),
        "participants": frozenset({"_id", "participant_info_id", "conversation_id"}),
    },
    read=_read,
    words={"messages": frozenset({"body"})},
)
