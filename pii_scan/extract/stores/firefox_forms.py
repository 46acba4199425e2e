"""`formhistory.sqlite` of Firefox: what was typed into forms (toolkit/components/satchel)."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import EntryRows
from pii_scan.extract.stores.contact_cards import JOINED_BYTES
from pii_scan.extract.stores.form_fields import submissions
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence


def _typed(connection: sqlite3.Connection) -> Iterator[tuple[float | None, str, str]]:
    """Times count microseconds since 1970."""
    wanted = ("fieldname", "value", "firstUsed")
    for table in ("moz_formhistory", "moz_deleted_formhistory"):
        for name, value, first in rows_of(connection, table, wanted):
            yield first / 1e6 if isinstance(first, int) else None, text(name), text(value)


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    rows = EntryRows()
    for entry in submissions(_typed(connection)):
        yield from rows.add(entry)
    yield from rows.rest()


STORE = Store(
    id="firefox_forms",
    title="typed values of Firefox",
    hint=b"moz_formhistory",
    columns={"moz_formhistory": frozenset({"fieldname", "value"})},
    read=_read,
    told={"moz_formhistory": frozenset({"fieldname", "value", "firstUsed", "lastUsed", "timesUsed", "id"})},
    bytes_max=JOINED_BYTES,
)
