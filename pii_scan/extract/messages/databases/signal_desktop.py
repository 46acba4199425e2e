"""Signal on desktops: `db.sqlite`, decrypted."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.sqlite_rest import columns_of

_NAMES = ("name", "profileFullName", "profileName", "e164")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    known = _people(connection)
    present = columns_of(connection, "messages")
    by = next((name for name in ("sourceServiceId", "sourceUuid", "source") if name in present), "NULL")
    query = f"SELECT ROWID, conversationId, type, {by}, sent_at, body FROM messages ORDER BY ROWID"
    for number, conversation, kind, source, sent, said in connection.execute(query):
        title, identity = known.get(text(conversation), ("", {}))
        sender, more = known.get(text(source), ("", {})) if source else (title, identity)
        mine = kind == "outgoing"
        message = Message(
            ME if mine else sender or text(source) or "?", text(said), from_epoch(sent), title if mine else "", number
        )
        yield Told(text(conversation), title, message, {} if mine else more)


def _people(connection: sqlite3.Connection) -> dict[str, tuple[str, dict[str, str | None]]]:
    """By each of their identifiers: how they are shown, and what is known of them."""
    present = columns_of(connection, "conversations")
    keys = [name for name in ("id", "serviceId", "uuid", "e164") if name in present]
    wanted = [*keys, *(name for name in _NAMES if name in present)]
    found: dict[str, tuple[str, dict[str, str | None]]] = {}
    for row in connection.execute(f"SELECT {', '.join(wanted)} FROM conversations"):
        said = dict(zip(wanted, map(text, row), strict=True))
        shown = next((said[name] for name in _NAMES if said.get(name)), "")
        for key in keys:
            if said[key]:
                found[said[key]] = (shown, {"name": shown, "phone number": said.get("e164")})
    return found


DATABASE = Database(
    id="signal_desktop",
    hint=b"conversationId",
    columns={
        "messages": frozenset({"conversationId", "type", "sent_at", "body"}),
        "conversations": frozenset({"id", "type"}),
    },
    read=_read,
    words={"messages": frozenset({"body"})},
)
