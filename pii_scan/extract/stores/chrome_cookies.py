"""`Cookies` of browsers built on Chromium (net/extras/sqlite: sqlite_persistent_cookie_store). Values are in clear on
old versions, on Android and on iOS; elsewhere in `encrypted_value`."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.cookie_lines import CookieLines
from pii_scan.extract.stores.locked import clear
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = ("host_key", "path", "name", "value", "encrypted_value", "expires_utc", "is_secure", "secure")


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    lines = CookieLines()
    for host, path, name, value, locked, expires, secure, old in rows_of(connection, "cookies", _WANTED):
        said: str | None = text(value)
        if not said and locked:
            said = clear(locked if isinstance(locked, bytes) else text(locked).encode())
        yield from lines.add(text(host), text(path), text(name), said, expires, secure=secure or old)
    yield from lines.rest()


STORE = Store(
    id="chrome_cookies",
    title="cookies of Chromium browsers",
    hint=b"host_key",
    columns={"cookies": frozenset({"host_key", "name", "value", "path"})},
    read=_read,
    told={
        "cookies": frozenset(
            {"host_key", "path", "name", "value", "encrypted_value", "expires_utc", "is_secure", "secure",
             "creation_utc", "last_access_utc", "last_update_utc", "is_httponly", "httponly", "has_expires",
             "is_persistent", "persistent", "priority", "samesite", "source_scheme", "source_port", "is_same_party",
             "top_frame_site_key", "source_type", "has_cross_site_ancestor", "firstpartyonly", "is_edgelegacycookie",
             "browser_provenance"}
        ),
    },
)  # fmt: skip
