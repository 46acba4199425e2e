"""Google's Messages on Android: `bugle_db`. The words of a message stand in its parts."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_OTHER = -2
"""`sub_id` of those who are not the owner (ParticipantData.OTHER_THAN_SELF_SUB_ID)."""
_WHO = ("_id", "sub_id", "full_name", "first_name", "send_destination", "normalized_destination")
_WANTED = ("_id", "conversation_id", "sender_id", "sent_timestamp", "received_timestamp", "mms_subject")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    people: dict[object, tuple[bool, str, str]] = {}
    for key, owner, full, first, said, normal in rows_of(connection, "participants", _WHO):
        people[key] = (owner != _OTHER, text(full) or text(first), text(said) or text(normal))
    words: dict[object, list[str]] = {}
    for number, said in rows_of(connection, "parts", ("message_id", "text")):
        if said:
            words.setdefault(number, []).append(text(said))
    titles = pairs(connection, "SELECT _id, name FROM conversations")
    for row, talk, by, sent, received, subject in rows_of(connection, "messages", _WANTED):
        own, name, phone = people.get(by, (False, "", ""))
        number = row if isinstance(row, int) else None
        message = Message(
            ME if own else name or phone or "?", "\n".join(words.pop(row, ())), from_epoch(sent or received),
            row=number, more=(("Subject", text(subject)),),
        )  # fmt: skip
        title = text(titles.get(talk, ("",))[0])
        yield Told(text(talk), title, message, {} if own else {"name": name, "phone number": phone})
    for loose in words.values():
        # Their message is deleted.
        yield Told("", "", Message("?", "\n".join(loose)), {})


DATABASE = Database(
    id="google_messages",
    hint=b"normalized_destination",
    columns={
        "messages": frozenset({"conversation_id", "sender_id", "sent_timestamp"}),
        "parts": frozenset({"message_id", "text"}),
        "participants": frozenset({"_id", "sub_id", "normalized_destination"}),
    },
    read=_read,
    words={"parts": frozenset({"text"}), "messages": frozenset({"mms_subject"})},
)
