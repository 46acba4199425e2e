"""WhatsApp on iOS: `ChatStorage.sqlite`."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.databases.whatsapp import phone
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    chats = pairs(connection, "SELECT Z_PK, ZCONTACTJID, ZPARTNERNAME FROM ZWACHATSESSION")
    query = "SELECT Z_PK, ZCHATSESSION, ZISFROMME, ZFROMJID, ZMESSAGEDATE, ZTEXT FROM ZWAMESSAGE ORDER BY Z_PK"
    for number, chat, mine, by, sent, said in connection.execute(query):
        jid, name = (*map(text, chats.get(chat, ("", ""))),)
        partner = phone(text(by) or jid)
        sender = ME if mine else name if name and phone(jid) == partner else partner or "?"
        known = {} if mine else {"name": name if phone(jid) == partner else None, "phone number": partner}
        # Cocoa counts seconds from 2001, with a fraction.
        time = from_epoch(int(float(sent)), apple=True) if isinstance(sent, int | float) else text(sent)
        yield Told(text(chat), name or phone(jid), Message(sender, text(said), time, row=number), known)


DATABASE = Database(
    id="whatsapp_ios",
    hint=b"ZWAMESSAGE",
    columns={
        "ZWAMESSAGE": frozenset({"Z_PK", "ZCHATSESSION", "ZISFROMME", "ZFROMJID", "ZMESSAGEDATE", "ZTEXT"}),
        "ZWACHATSESSION": frozenset({"Z_PK", "ZCONTACTJID", "ZPARTNERNAME"}),
    },
    read=_read,
    words={"ZWAMESSAGE": frozenset({"ZTEXT"})},
)
