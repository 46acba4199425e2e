"""Signal on Android since 2023: `signal.db`, decrypted. The lowest five bits of a message's type say whether it was
sent (thoughtcrime.securesms.database: MessageTypes)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.sqlite_rest import columns_of

_SENT = range(21, 27)
_NAMES = ("system_joined_name", "profile_joined_name", "e164")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    present = columns_of(connection, "recipient")
    wanted = [name for name in _NAMES if name in present]
    known: dict[object, dict[str, str | None]] = {}
    for number, *said in connection.execute(f"SELECT {', '.join(['_id', *wanted])} FROM recipient"):
        cells = dict(zip(wanted, map(text, said), strict=True))
        shown = next((cells[name] for name in _NAMES if cells.get(name)), "")
        known[number] = {"name": shown, "phone number": cells.get("e164")}
    partners = pairs(connection, "SELECT _id, recipient_id FROM thread")
    query = "SELECT _id, thread_id, from_recipient_id, date_sent, type, body FROM message ORDER BY _id"
    for number, thread, by, sent, kind, said in connection.execute(query):
        title = text(known.get(partners.get(thread, (None,))[0], {}).get("name"))
        mine = isinstance(kind, int) and kind & 0x1F in _SENT
        sender = {} if mine else known.get(by, {})
        message = Message(
            ME if mine else text(sender.get("name")) or "?", text(said), from_epoch(sent), title if mine else "", number
        )
        yield Told(text(thread), title, message, sender)


DATABASE = Database(
    id="signal_android",
    hint=b"from_recipient_id",
    columns={
        "message": frozenset({"_id", "thread_id", "from_recipient_id", "date_sent", "type", "body"}),
        "recipient": frozenset({"_id"}),
    },
    read=_read,
    words={"message": frozenset({"body"})},
)
