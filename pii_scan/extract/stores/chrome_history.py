"""`History` of browsers built on Chromium (components/history/core/browser: url_database)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.extract.stores.visited import visited
from pii_scan.model.evidence import Evidence


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    pages = ((text(url), text(title)) for url, title in rows_of(connection, "urls", ("url", "title")))
    yield from visited("urls", pages)


STORE = Store(
    id="chrome_history",
    title="history of Chromium browsers",
    hint=b"typed_count",
    columns={"urls": frozenset({"url", "title", "visit_count", "typed_count", "last_visit_time"})},
    read=_read,
    told={"urls": frozenset({"url", "title", "visit_count", "typed_count", "last_visit_time", "hidden", "favicon_id"})},
)
