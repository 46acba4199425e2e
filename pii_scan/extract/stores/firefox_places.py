"""`places.sqlite` of Firefox: history and bookmarks (toolkit/components/places)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.extract.stores.visited import visited
from pii_scan.model.evidence import Evidence


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    wanted = ("url", "title", "description")
    rows = rows_of(connection, "moz_places", wanted)
    pages = ((text(url), " ".join(filter(None, (text(title), text(more))))) for url, title, more in rows)
    yield from visited("moz_places", pages)


STORE = Store(
    id="firefox_places",
    title="history of Firefox",
    hint=b"moz_places",
    columns={"moz_places": frozenset({"url", "title", "visit_count"})},
    read=_read,
    told={
        "moz_places": frozenset(
            {"url", "title", "description", "rev_host", "visit_count", "hidden", "typed", "frecency", "last_visit_date",
             "url_hash", "foreign_count", "origin_id", "recalc_frecency", "alt_frecency", "recalc_alt_frecency",
             "favicon_id"}
        ),
    },
)  # fmt: skip
