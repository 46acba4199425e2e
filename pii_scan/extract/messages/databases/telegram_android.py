"""Telegram on Android: `cache4.db`. Messages and users are objects of the Type Language
(https://core.telegram.org/mtproto/serialize), whose layouts change with each layer; strings and peers are found in them
by the form that all layers share."""

import sqlite3
import struct
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import IDENTITY
from pii_scan.extract.messages.databases.database import Database, Told, pairs, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of
from pii_scan.model.evidence import Evidence

_PEERS = {
    0x59511722: ("<q", 1), 0x36C6019A: ("<q", -1), 0xA2A5371E: ("<q", -1),
    0x9DB1BC6D: ("<i", 1), 0xBAD0E5BB: ("<i", -1), 0xBDDDE532: ("<i", -1),
}  # fmt: skip
"""peerUser, peerChat, peerChannel since layer 133, then those before: constructor → (identifier, its sign here)."""
_LONG = 254
_STRING_MAX = 1 << 20
_FROM_FLAG = 1 << 8
_USER_FLAGS = (1 << 1, 1 << 2, 1 << 3, 1 << 4)
"""first_name, last_name, username, phone of `user`."""
_MORE_MIN = 4


def tl_string(data: bytes, at: int) -> tuple[str, int] | None:
    """The string that begins here and where the next value does; None where there is none of printable text."""
    if at + 4 > len(data):
        return None
    size, begin = data[at], at + 1
    if size == _LONG:
        size, begin = int.from_bytes(data[at + 1 : at + 4], "little"), at + 4
    end = begin + size
    after = end + (-(end - at)) % 4
    if not 0 < size <= _STRING_MAX or after > len(data) or any(data[end:after]):
        return None
    try:
        said = data[begin:end].decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (said, after) if all(ch.isprintable() or ch in "\n\r\t\u200d\ufe0f" for ch in said) else None


def message_sender(data: bytes) -> int | None:
    """Who wrote it, where the object says it."""
    if len(data) < 12 or not int.from_bytes(data[4:8], "little") & _FROM_FLAG:
        return None
    for at in range(8, min(len(data) - 8, 24), 4):
        known = _PEERS.get(int.from_bytes(data[at : at + 4], "little"))
        if known is not None and at + 4 + struct.calcsize(known[0]) <= len(data):
            return int(struct.unpack_from(known[0], data, at + 4)[0]) * known[1]
    return None


def message_words(data: bytes, date: object) -> tuple[str, list[str]]:
    """What the message says, which stands behind its date, and all further strings: names of files, shared contacts,
    links."""
    said, at = "", 12
    stamp = struct.pack("<i", date) if isinstance(date, int) and 0 < date < 1 << 31 else b""
    place = data.find(stamp, 12) if stamp else -1
    if place > 0 and place % 4 == 0:
        at = place + 4
        found = tl_string(data, at)
        if found is not None:
            said, at = found
    more: list[str] = []
    while at < len(data):
        found = tl_string(data, at)
        if found is None or (not said and len(found[0]) < _MORE_MIN):
            at += 4
            continue
        if len(found[0]) >= _MORE_MIN:
            more.append(found[0])
        at = found[1]
    return said, more


def user_fields(data: bytes) -> dict[str, str]:
    """First name, last name, user name and telephone: one string behind the other."""
    if len(data) < 12:
        return {}
    flags = int.from_bytes(data[4:8], "little")
    names = [name for name, bit in zip(("first name", "last name", "username", "phone"), _USER_FLAGS, strict=True)
             if flags & bit]  # fmt: skip
    for start in range(12, min(len(data), 64), 4):
        at = start
        run: list[str] = []
        while len(run) < len(names) and (found := tl_string(data, at)) is not None:
            run.append(found[0])
            at = found[1]
        if names and len(run) == len(names):
            return dict(zip(names, run, strict=True))
    return {}


def _people(connection: sqlite3.Connection) -> dict[object, dict[str, str]]:
    found: dict[object, dict[str, str]] = {}
    for uid, shown, data in rows_of(connection, "users", ("uid", "name", "data")):
        known = user_fields(data) if isinstance(data, bytes) else {}
        name, _, handle = text(shown).partition(";;;")
        if not known:
            known = {"full name": name, "username": handle}
        found[uid] = known
    return found


def _name(known: dict[str, str]) -> str:
    named = " ".join(filter(None, (known.get("first name", ""), known.get("last name", ""))))
    return named or known.get("full name", "") or known.get("username", "") or known.get("phone", "")


def _properties(known: dict[str, str]) -> dict[str, str | None]:
    phone = known.get("phone", "")
    return {
        "name": _name(known), "username": known.get("username"),
        "phone number": f"+{phone}" if phone.isdigit() else phone,
    }  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    people = _people(connection)
    chats = pairs(connection, "SELECT uid, name FROM chats")
    query = "SELECT ROWID, uid, date, data, out FROM messages_v2 ORDER BY date"
    for number, dialog, sent, data, mine in connection.execute(query):
        if not isinstance(data, bytes):
            continue
        by = message_sender(data)
        partner = people.get(dialog, {})
        title = text(chats.get(dialog, ("",))[0]) or _name(partner)
        known = {} if mine else people.get(by, {}) if by is not None else partner
        sender = ME if mine else _name(known) or (f"user {by}" if by is not None else title) or "?"
        said, more = message_words(data, sent)
        message = Message(sender, said, from_epoch(sent), row=number, more=(("More", ", ".join(more)),))
        yield Told(text(dialog), title, message, _properties(known) if known else {})


def _contacts(connection: sqlite3.Connection) -> Iterator[Evidence]:
    """Everybody whom the telephone knows, each one record: users, then numbers of the address book."""
    rows = EntryRows()
    for known in _people(connection).values():
        entry = Entry(IDENTITY)
        for column, value in known.items():
            entry.add(column, f"+{value}" if column == "phone" and value.isdigit() else value)
        if not entry.empty:
            yield from rows.add(entry)
    numbers: dict[object, list[str]] = {}
    for key, number in rows_of(connection, "user_phones_v7", ("key", "phone")):
        numbers.setdefault(key, []).append(text(number))
    for key, first, last in rows_of(connection, "user_contacts_v7", ("key", "fname", "sname")):
        entry = Entry(IDENTITY)
        entry.add("first name", text(first))
        entry.add("last name", text(last))
        for number in numbers.get(key, ()):
            entry.add("phone", number)
        if not entry.empty:
            yield from rows.add(entry)
    yield from rows.rest()


DATABASE = Database(
    id="telegram_android",
    hint=b"messages_v2",
    columns={
        "messages_v2": frozenset({"uid", "date", "data", "out"}),
        "users": frozenset({"uid", "name", "data"}),
    },
    read=_read,
    words={
        "messages_v2": frozenset({"data"}),
        "users": frozenset({"name", "data"}),
        "user_contacts_v7": frozenset({"fname", "sname"}),
        "user_phones_v7": frozenset({"phone", "sphone"}),
    },
    beside=_contacts,
)
