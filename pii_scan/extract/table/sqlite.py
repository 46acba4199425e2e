"""SQLite 3 databases: every table as a Table. The file is never opened in place."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

SQLITE = "application/vnd.sqlite3"
_BYTES_MAX = 1 << 30
_BLOB_MIN, _BLOBS_MAX = 256, 20_000


def extract(given: Input) -> Iterator[Evidence]:
    """Reads a copy in memory: SQLite writes journals and locks beside a file that it opens."""
    if given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "database above 1 GiB", Effect.SKIPPED)
        return
    data = bytearray(given.payload.read())
    # A file in WAL mode cannot be opened from memory; its own pages are read as in rollback mode.
    data[18:20] = b"\x01\x01"
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(bytes(data))
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        yield from _tables(connection)
    except sqlite3.Error as error:
        yield Problem(ProblemCode.UNREADABLE, "extract", f"the schema cannot be read ({type(error).__name__})")
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> Iterator[Evidence]:
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    blobs: list[tuple[str, bytes]] = []
    failed: list[str] = []
    for (name,) in named.fetchall():
        quoted = '"' + str(name).replace('"', '""') + '"'
        try:
            cursor = connection.execute(f"SELECT * FROM {quoted}")
        except sqlite3.Error:
            failed.append("open")
            continue
        columns = [str(d[0]) for d in cursor.description]
        layout = Layout([], unique_names(columns, len(columns)), True, 1, _rows(cursor, str(name), blobs, failed))
        yield to_table(str(name), layout)
        for key, data in blobs:
            yield Child("sqlite", key, Payload(data=data), len(data))
        blobs.clear()
    if failed:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{len(failed)} tables could not be read to their end")


def _rows(
    cursor: sqlite3.Cursor, table: str, blobs: list[tuple[str, bytes]], failed: list[str]
) -> Iterator[list[str | None]]:
    number = 0
    while True:
        try:
            row = cursor.fetchone()
        except sqlite3.Error:
            failed.append("read")
            return
        if row is None:
            return
        number += 1
        out: list[str | None] = []
        for at, value in enumerate(row):
            if isinstance(value, bytes):
                if len(value) >= _BLOB_MIN and len(blobs) < _BLOBS_MAX:
                    blobs.append((f"{table}/row-{number}-{at + 1}", value))
                    out.append(None)
                else:
                    out.append(value.decode("utf-8", "replace"))
            else:
                out.append(None if value is None else str(value))
        yield out


EXTRACTOR = Extractor(
    id="sqlite",
    title="SQLite database",
    media_types=(SQLITE,),
    extract=extract,
    signatures=(Signature(SQLITE, b"SQLite format 3\x00"),),
    extensions=(".db", ".sqlite", ".sqlite3"),
    library="sqlite3 (standard library)",
    reads="all tables; larger binary values as items of their own",
    not_read="deleted rows in free pages, write-ahead logs beside the file, databases above 1 GiB",
)
