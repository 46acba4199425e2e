"""Skype until version 7: `main.db`. Words come with marks of XML."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.sqlite_rest import columns_of
from pii_scan.extract.text.html import page_text


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    titles = pairs(connection, "SELECT id, displayname FROM Conversations")
    thread = "convo_id" if "convo_id" in columns_of(connection, "Messages") else "chatname"
    query = f"SELECT id, {thread}, chatname, author, from_dispname, timestamp, body_xml FROM Messages ORDER BY id"
    for number, conversation, chat, author, shown, sent, said in connection.execute(query):
        words = text(said)
        words = page_text(words) if "<" in words or "&" in words else words
        message = Message(text(shown) or text(author) or "?", words, from_epoch(sent), row=number)
        title = text(titles.get(conversation, ("",))[0]) or text(chat)
        yield Told(text(conversation), title, message, {"name": text(shown), "username": text(author)})


DATABASE = Database(
    id="skype",
    hint=b"from_dispname",
    columns={"Messages": frozenset({"id", "chatname", "author", "from_dispname", "timestamp", "body_xml"})},
    read=_read,
    words={"Messages": frozenset({"body_xml", "author", "from_dispname"})},
)
