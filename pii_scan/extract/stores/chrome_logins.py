"""`Login Data` of Chrome, Edge, Brave, Opera and other browsers built on Chromium, versions 4 to 40
(components/password_manager/core/browser: login_database)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.stores.locked import put_secret
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = (
    "origin_url", "action_url", "signon_realm", "username_value", "password_value", "display_name",
    "federation_url", "id",
)  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    rows = EntryRows()
    notes: dict[object, list[object]] = {}
    for parent, value in rows_of(connection, "password_notes", ("parent_id", "value")):
        notes.setdefault(parent, []).append(value)
    for origin, action, realm, user, password, shown, federation, number in rows_of(connection, "logins", _WANTED):
        entry = Entry()
        for url in (origin, action, realm, federation):
            entry.put("url", text(url))
        entry.put("username", text(user))
        put_secret(entry, "password", password)
        entry.add("display name", text(shown))
        for value in notes.pop(number, ()):
            put_secret(entry, "note", value)
        yield from rows.add(entry)
    for values in notes.values():
        entry = Entry()
        for value in values:
            put_secret(entry, "note", value)
        yield from rows.add(entry)
    yield from rows.rest()


STORE = Store(
    id="chrome_logins",
    title="saved logins of Chromium browsers (Login Data)",
    hint=b"username_value",
    columns={"logins": frozenset({"origin_url", "username_value", "password_value", "signon_realm"})},
    read=_read,
    told={
        "logins": frozenset(
            {"origin_url", "action_url", "signon_realm", "username_value", "password_value", "display_name",
             "federation_url", "username_element", "password_element", "submit_element"}
        ),
        "password_notes": frozenset({"value"}),
    },
)  # fmt: skip
