"""`chat.db` of macOS and `sms.db` of iOS: iMessage, SMS, RCS."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    handles = pairs(connection, "SELECT ROWID, id FROM handle")
    chats = pairs(connection, "SELECT ROWID, chat_identifier, display_name FROM chat")
    joined = pairs(connection, "SELECT message_id, chat_id FROM chat_message_join")
    present = {str(row[1]) for row in connection.execute("PRAGMA table_info(message)")}
    body = "attributedBody" if "attributedBody" in present else "NULL"
    subject = "subject" if "subject" in present else "NULL"
    query = f"SELECT ROWID, text, {body}, {subject}, handle_id, date, is_from_me FROM message ORDER BY ROWID"
    for number, said, packed, about, handle, date, mine in connection.execute(query):
        other = text(handles.get(handle, ("",))[0])
        chat = joined.get(number, (None,))[0]
        identifier, name = (*map(text, chats.get(chat, ("", ""))),)
        words = text(said).strip("\ufffc") or typedstream_text(packed if isinstance(packed, bytes) else b"")
        sender = ME if mine else other or identifier or "?"
        subject_line = (("Subject", text(about)),)
        message = Message(sender, words, from_epoch(date, apple=True), row=number, more=subject_line)
        yield Told(text(chat) or other, name or identifier, message, {"phone or email": other} if other else {})


def typedstream_text(data: bytes) -> str:
    """The string of an archived NSAttributedString (NeXT's typedstream): behind the class name `NSString` come a few
    marks, `+`, the length in one byte, or in two behind 0x81 and four behind 0x82, then UTF-8."""
    at = data.find(b"NSString")
    at = data.find(b"+", at, at + 32) + 1 if at >= 0 else 0
    if not at or at >= len(data):
        return ""
    width = {0x81: 2, 0x82: 4}.get(data[at], 0)
    start = at + 1 + width
    length = int.from_bytes(data[at + 1 : start], "little") if width else data[at]
    return data[start : start + length].decode("utf-8", "replace").strip("\ufffc")


DATABASE = Database(
    id="imessage",
    hint=b"handle_id",
    columns={"message": frozenset({"text", "handle_id", "date", "is_from_me"}), "handle": frozenset({"id"})},
    read=_read,
    words={"message": frozenset({"text", "attributedBody", "subject"})},
)
