"""Databases of applications. The file is never opened in place."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.tables import converted
from pii_scan.extract.stores.store import Store
from pii_scan.extract.table.sqlite import DAMAGE, opened
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.extract.table.sqlite_rest import has_columns, others, schema_bytes
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_BYTES_MAX = 1 << 30


@cache
def stores() -> tuple[Store, ...]:
    found: tuple[Store, ...] = plugins.load("pii_scan.extract.stores", "STORE")
    return found


def extract(given: Input) -> Iterator[Evidence]:
    """Records, then all other tables and columns as of any database.

    Raises:
        NotThisFormat: it is no application's database that is known.
    """
    head = schema_bytes(given)
    likely = [store for store in stores() if store.hint in head]
    if not likely or given.payload.size_bytes > _BYTES_MAX:
        raise NotThisFormat
    told: dict[str, frozenset[str]] = {}
    connection = opened(given)
    try:
        chosen = [store for store in likely if has_columns(connection, store.columns)]
        if not chosen:
            raise NotThisFormat
        for store in chosen:
            if given.payload.size_bytes > store.bytes_max:
                detail = f"{store.title}: above {store.bytes_max >> 20} MiB, read as plain tables"
                yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
                continue
            try:
                yield from store.read(connection)
            except DAMAGE as error:
                # Its tables then come whole, so that nothing is told by half.
                detail = f"{store.title}: damaged, read as plain tables ({type(error).__name__})"
                yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
                continue
            for table, columns in store.told.items():
                told[table] = told.get(table, frozenset()) | columns
    finally:
        connection.close()
    yield from converted(given, replace(SQLITE, extract=lambda whole: others(whole, told)))


EXTRACTOR = Extractor(
    id="application_store",
    title="Databases of browsers, address books and lists of calls (SQLite)",
    media_types=SQLITE.media_types,
    extract=extract,
    priority=32,
    library="sqlite3 (standard library)",
    reads="of Chromium browsers and Firefox saved logins, cards, profiles and typed forms as one record each, cookies "
    "as lines, queries of visited pages decoded; address books of Android, iOS, macOS and WhatsApp as one record a "
    "person; calls of Android, iOS, Samsung and Viber as call records; all other tables as for SQLite",
    not_read="encrypted values (counted and named as such, the ciphertext is a match of its own kind); databases above "
    "1 GiB",
)
