"""`History.db` of Safari: addresses in one table, the titles of visits in another."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.extract.stores.visited import visited
from pii_scan.model.evidence import Evidence


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    pages = ((text(url), "") for (url,) in rows_of(connection, "history_items", ("url",)))
    yield from visited("history_items", pages)


STORE = Store(
    id="safari_history",
    title="history of Safari",
    hint=b"history_items",
    columns={"history_items": frozenset({"url", "visit_count"}), "history_visits": frozenset({"history_item"})},
    read=_read,
    told={
        "history_items": frozenset(
            {"url", "domain_expansion", "visit_count", "daily_visit_counts", "weekly_visit_counts"}
        )
    },
)
