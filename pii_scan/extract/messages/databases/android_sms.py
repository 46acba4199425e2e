"""`mmssms.db` of Android: SMS, and MMS with their texts and addresses in tables of their own (Telephony.Sms,
Telephony.Mms; address types of OMA-MMS: 137 from, 151 to)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.sqlite_rest import columns_of

_INCOMING, _FROM = 1, 137
_SELF = "insert-address-token"
"""What stands for the telephone's own number."""


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    addresses = pairs(connection, "SELECT _id, address FROM canonical_addresses")
    threads = pairs(connection, "SELECT _id, recipient_ids FROM threads")
    titles = {
        key: ", ".join(text(addresses.get(_number(part), ("",))[0]) for part in text(ids[0]).split())
        for key, ids in threads.items()
    }
    yield from _sms(connection, titles)
    yield from _mms(connection, titles)


def _sms(connection: sqlite3.Connection, titles: dict[object, str]) -> Iterator[Told]:
    present = columns_of(connection, "sms")
    thread, subject = (name if name in present else "NULL" for name in ("thread_id", "subject"))
    query = f"SELECT ROWID, {thread}, address, date, type, {subject}, body FROM sms ORDER BY ROWID"
    for number, key, address, sent, kind, about, body in connection.execute(query):
        other, came = text(address), kind == _INCOMING
        message = Message(
            other or "?" if came else ME, text(body), from_epoch(sent), "" if came else other, number,
            (("Subject", text(about)),),
        )  # fmt: skip
        known = {"phone number": other} if came and other else {}
        yield Told(text(key) or other, titles.get(key, ""), message, known)


def _mms(connection: sqlite3.Connection, titles: dict[object, str]) -> Iterator[Told]:
    if not {"_id", "thread_id", "date", "msg_box"} <= columns_of(connection, "pdu"):
        return
    words: dict[object, list[str]] = {}
    for number, said in _optional(connection, "part", ("mid", "text")):
        if said:
            words.setdefault(number, []).append(text(said))
    parties: dict[object, list[tuple[object, str]]] = {}
    for number, address, kind in _optional(connection, "addr", ("msg_id", "address", "type")):
        if address and address != _SELF:
            parties.setdefault(number, []).append((kind, text(address)))
    about = "sub" if "sub" in columns_of(connection, "pdu") else "NULL"
    query = f"SELECT _id, thread_id, date, msg_box, {about} FROM pdu"
    for number, key, sent, box, subject in connection.execute(query):
        others = parties.get(number, [])
        came = box == _INCOMING
        sender = next((address for kind, address in others if kind == _FROM), "") or titles.get(key, "") or "?"
        receivers = ", ".join(dict.fromkeys(address for kind, address in others if kind != _FROM))
        message = Message(
            sender if came else ME, "\n".join(words.pop(number, ())), from_epoch(_milliseconds(sent)),
            "" if came else receivers, number, (("Subject", text(subject)),),
        )  # fmt: skip
        yield Told(text(key), titles.get(key, ""), message, {"phone number": sender} if came else {})
    for loose in words.values():
        # Their message is deleted.
        yield Told("", "", Message("?", "\n".join(loose)), {})


def _optional(connection: sqlite3.Connection, table: str, wanted: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    if set(wanted) <= columns_of(connection, table):
        yield from connection.execute(f"SELECT {', '.join(wanted)} FROM {table} ORDER BY ROWID")


def _milliseconds(sent: object) -> object:
    """An MMS counts seconds."""
    return sent * 1000 if isinstance(sent, int) and 0 < sent < 10**11 else sent


def _number(part: str) -> object:
    return int(part) if part.isascii() and part.isdecimal() else part


DATABASE = Database(
    id="android_sms",
    hint=b"CREATE TABLE sms",
    columns={"sms": frozenset({"address", "body", "date", "type"})},
    read=_read,
    words={
        "sms": frozenset({"address", "body", "subject", "date", "date_sent", "type", "thread_id"}),
        "pdu": frozenset({"sub", "date", "date_sent", "msg_box", "thread_id"}),
        "part": frozenset({"text"}),
        "addr": frozenset({"address"}),
        "threads": frozenset({"snippet", "date", "recipient_ids"}),
    },
)
