"""`contacts2.db` of Android: a row for each detail, whose sort its MIME type says
(ContactsContract.CommonDataKinds)."""

import sqlite3
from collections.abc import Iterator, Sequence

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.stores.contact_cards import ADDRESS, JOINED_BYTES, NAME, Cards
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_DATA = tuple(f"data{n}" for n in range(1, 11))
_BIRTHDAY = "3"
_PLAIN = {
    "phone_v2": "phone", "email_v2": "email", "website": "website", "sip_address": "sip address",
}  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    cards = Cards()
    mime = rows_of(connection, "mimetypes", ("_id", "mimetype"))
    kinds = {number: text(kind).rpartition("/")[2] for number, kind in mime}
    people: dict[object, object] = {}
    shown: dict[object, str] = {}
    for raw, person, name in rows_of(connection, "raw_contacts", ("_id", "contact_id", "display_name")):
        # Several accounts may know the same person.
        people[raw] = ("person", person) if person is not None else ("raw", raw)
        shown[raw] = text(name)
    named: set[object] = set()
    for raw, kind, *data in rows_of(connection, "data", ("raw_contact_id", "mimetype_id", *_DATA)):
        key = people.get(raw, ("raw", raw))
        sort = kinds.get(kind, "")
        if sort == "name":
            named.add(key)
        _put(cards.of(key), sort, [text(value) for value in data])
    for raw, name in shown.items():
        if people[raw] not in named and name:
            cards.of(people[raw]).add("full name", name)
    yield from cards.evidence()


def _put(entry: Entry, sort: str, data: Sequence[str]) -> None:
    """`data[0]` is the column `data1`."""
    if sort == "name":
        if data[1] or data[2]:
            entry.parts(NAME, [data[1], data[4], data[2], data[5]])
        else:
            entry.add("full name", data[0])
    elif sort in _PLAIN:
        entry.add(_PLAIN[sort], data[0] or data[3])
    elif sort == "postal-address_v2":
        if data[3] and (data[6] or data[7] or data[8]):
            entry.parts(ADDRESS, [data[3], " ".join(filter(None, (data[4], data[5]))), *data[6:10]])
        else:
            entry.add("street", data[0] or data[3])
    elif sort == "contact_event":
        entry.add("date of birth" if data[1] == _BIRTHDAY else "date", data[0])
    elif sort == "organization":
        entry.add("company", data[0])
        entry.add("job title", data[3])
    elif sort == "note":
        entry.note(data[0])
    elif sort not in ("group_membership", "photo"):
        # Messengers hang their own rows in, under types of their own.
        said = ", ".join(dict.fromkeys(value for value in data if value and not value.isdigit()))
        if said:
            entry.lines.append(f"{sort.rpartition('.')[2] or 'detail'}: {said}")


STORE = Store(
    id="android_contacts",
    title="address book of Android (contacts2.db)",
    hint=b"raw_contact_id",
    columns={
        "data": frozenset({"raw_contact_id", "mimetype_id", "data1"}),
        "mimetypes": frozenset({"mimetype"}),
        "raw_contacts": frozenset({"_id"}),
    },
    read=_read,
    told={
        "data": frozenset(_DATA),
        "raw_contacts": frozenset(
            {"display_name", "display_name_alt", "sort_key", "sort_key_alt", "phonebook_label", "phonebook_label_alt",
             "contact_id", "times_contacted", "last_time_contacted"}
        ),
    },
    bytes_max=JOINED_BYTES,
)  # fmt: skip
