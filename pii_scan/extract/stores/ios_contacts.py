"""`AddressBook.sqlitedb` of iOS: people, and a row for each of their details, whose property says what it is."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.stores.contact_cards import ADDRESS, JOINED_BYTES, NAME, Cards, cocoa_day
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_PERSON = ("First", "Middle", "Last", "Suffix", "Nickname", "Organization", "JobTitle", "Birthday", "Note",
           "CompositeNameFallback")  # fmt: skip
_PHONE, _EMAIL, _ADDRESS, _DATE, _IM, _URL, _RELATED, _SOCIAL = 3, 4, 5, 12, 13, 22, 23, 46
_PLAIN = {_PHONE: "phone", _EMAIL: "email", _URL: "website"}
_PARTS = {"street": 0, "sublocality": 1, "city": 2, "state": 3, "zip": 4, "country": 5}


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    cards = Cards()
    for number, *said in rows_of(connection, "ABPerson", ("ROWID", *_PERSON)):
        _person(cards.of(number), said)
    keys = {number: text(key) for number, key in rows_of(connection, "ABMultiValueEntryKey", ("ROWID", "value"))}
    told = rows_of(connection, "ABMultiValueLabel", ("ROWID", "value"))
    labels = {number: text(label).strip("_$!<>") for number, label in told}
    entries: dict[object, dict[str, str]] = {}
    for parent, key, value in rows_of(connection, "ABMultiValueEntry", ("parent_id", "key", "value")):
        entries.setdefault(parent, {})[keys.get(key, text(key))] = text(value)
    wanted = ("UID", "record_id", "property", "label", "value")
    for number, person, kind, label, value in rows_of(connection, "ABMultiValue", wanted):
        parts = entries.pop(number, {})
        _detail(cards.of(person), kind, labels.get(label, ""), text(value), parts)
    for number, parts in entries.items():
        _detail(cards.of(("loose", number)), _ADDRESS, "", "", parts)
    yield from cards.evidence()


def _person(entry: Entry, said: list[object]) -> None:
    first, middle, last, suffix, nickname, company, job, birthday, note, fallback = said
    entry.parts(NAME, [text(first), text(middle), text(last), text(suffix)])
    if not (first or last):
        entry.add("full name", text(fallback))
    entry.add("nickname", text(nickname))
    entry.add("company", text(company))
    entry.add("job title", text(job))
    entry.add("date of birth", cocoa_day(birthday))
    entry.note(text(note))


def _detail(entry: Entry, kind: object, label: str, value: str, parts: dict[str, str]) -> None:
    if kind in _PLAIN:
        entry.add(_PLAIN[kind], value)
    elif kind == _ADDRESS and parts:
        cells = [""] * len(ADDRESS)
        for name, part in parts.items():
            at = _PARTS.get(name.lower())
            if at is not None:
                cells[at] = part
            elif name.lower() != "countrycode":
                entry.lines.append(f"{name}: {part}")
        entry.parts(ADDRESS, cells)
    elif kind == _DATE:
        entry.add("date", cocoa_day(value))
    else:
        # Related people, messengers' and social networks' accounts.
        said = ", ".join(filter(None, (value, *parts.values())))
        if said:
            entry.lines.append(f"{label or 'detail'}: {said}")


STORE = Store(
    id="ios_contacts",
    title="address book of iOS (AddressBook.sqlitedb)",
    hint=b"ABMultiValue",
    columns={
        "ABPerson": frozenset({"First", "Last"}),
        "ABMultiValue": frozenset({"record_id", "property", "value"}),
    },
    read=_read,
    told={
        "ABPerson": frozenset(
            {*_PERSON, "FirstSort", "LastSort", "FirstSortSection", "LastSortSection", "CreationDate",
             "ModificationDate"}
        ),
        "ABMultiValue": frozenset({"value", "guid"}),
        "ABMultiValueEntry": frozenset({"value"}),
        "ABMultiValueEntryKey": frozenset({"value"}),
        "ABMultiValueLabel": frozenset({"value"}),
    },
    bytes_max=JOINED_BYTES,
)  # fmt: skip
