"""`signons.sqlite` of Firefox before version 32 and of its offspring: as `logins.json`."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = ("hostname", "formSubmitURL", "httpRealm", "encryptedUsername", "encryptedPassword")


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    rows = EntryRows()
    for host, form, realm, username, password in rows_of(connection, "moz_logins", _WANTED):
        entry = Entry()
        entry.add("url", text(host))
        entry.add("url", text(form))
        entry.add("title", text(realm))
        entry.lock("username", text(username))
        entry.lock("password", text(password))
        yield from rows.add(entry)
    yield from rows.rest()


STORE = Store(
    id="firefox_logins_old",
    title="saved logins of old Firefox (signons.sqlite)",
    hint=b"encryptedUsername",
    columns={"moz_logins": frozenset({"hostname", "encryptedUsername", "encryptedPassword"})},
    read=_read,
    told={"moz_logins": frozenset({*_WANTED, "usernameField", "passwordField"})},
)
