"""Facebook Messenger on Android: `threads_db2`. Senders are JSON, such as `{"user_key": …, "name": …}`."""

import json
import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch


def _sender(value: object) -> dict[str, str | None]:
    try:
        said = json.loads(text(value))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    known = (("name", "name"), ("email", "email"), ("user_key", "user id"))
    return {name: str(said[key]) for key, name in known if said.get(key)}


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    titles = pairs(connection, "SELECT thread_key, name FROM threads")
    query = "SELECT ROWID, thread_key, text, sender, timestamp_ms FROM messages ORDER BY timestamp_ms"
    for number, thread, said, by, sent in connection.execute(query):
        sender = _sender(by)
        shown = sender.get("name") or sender.get("email") or "?"
        title = text(titles.get(thread, ("",))[0])
        yield Told(text(thread), title, Message(shown, text(said), from_epoch(sent), row=number), sender)


DATABASE = Database(
    id="messenger",
    hint=b"timestamp_ms",
    columns={"messages": frozenset({"thread_key", "text", "sender", "timestamp_ms"})},
    read=_read,
    words={"messages": frozenset({"text", "sender"})},
)
