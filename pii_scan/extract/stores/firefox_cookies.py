"""`cookies.sqlite` of Firefox (netwerk/cookie: CookiePersistentStorage). Nothing in it is encrypted."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.cookie_lines import CookieLines
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    lines = CookieLines()
    wanted = ("host", "path", "name", "value", "expiry", "isSecure")
    for host, path, name, value, expires, secure in rows_of(connection, "moz_cookies", wanted):
        # Since version 142 the time of expiry counts milliseconds.
        count = expires // 1000 if isinstance(expires, int) and 10**11 < expires < 10**13 else expires
        yield from lines.add(text(host), text(path), text(name), text(value), count, secure=secure)
    yield from lines.rest()


STORE = Store(
    id="firefox_cookies",
    title="cookies of Firefox",
    hint=b"moz_cookies",
    columns={"moz_cookies": frozenset({"host", "name", "value", "path"})},
    read=_read,
    told={
        "moz_cookies": frozenset(
            {"host", "baseDomain", "path", "name", "value", "expiry", "isSecure", "lastAccessed", "creationTime",
             "isHttpOnly", "inBrowserElement", "sameSite", "rawSameSite", "schemeMap", "id", "appId",
             "isPartitionedAttributeSet", "originAttributes", "updateTime"}
        ),
    },
)  # fmt: skip
