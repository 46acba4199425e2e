"""SQLite 3 databases: every table as a Table. The file is never opened in place."""

import contextlib
import sqlite3
import struct
from collections.abc import Generator, Iterator

from pii_scan.extract.database.core_data import is_core_data, moment, plain_names
from pii_scan.extract.database.sqlite_wal import BYTES_MAX, left_over, with_log
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.geo.geometry_cells import geometry_digits
from pii_scan.extract.records.sibling import beside, in_folder
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

SQLITE = "application/vnd.sqlite3"
_BYTES_MAX = 1 << 30
_OWN = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat2", "sqlite_stat3", "sqlite_stat4"})
"""Counters and statistics that SQLite keeps for itself (fileformat2.html, 2.6)."""
DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file is answered with: a message that quotes its schema need not be UTF-8."""
_BLOB_MIN, _BLOBS_MAX = 256, 20_000


def extract(given: Input) -> Iterator[Evidence]:
    """Reads a copy in memory: SQLite writes journals and locks beside a file that it opens."""
    if given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "database above 1 GiB", Effect.SKIPPED)
        return
    data = _in_rollback_mode(given.payload)
    old = yield from _logged(given, data)
    connection = sqlite3.connect(":memory:")
    try:
        _load(connection, data)
        yield from old
        yield from _tables(connection)
        yield from _free_pages(data)
        if pages := missing_pages(data):
            yield Problem(ProblemCode.TRUNCATED, "extract", f"{pages} pages behind the end of the file")
    except DAMAGE as error:
        yield Problem(ProblemCode.UNREADABLE, "extract", f"the schema cannot be read ({type(error).__name__})")
    finally:
        connection.close()


def _logged(given: Input, data: bytearray) -> Generator[Evidence, None, list[Evidence]]:
    """Brings the copy up to date from the log beside the file; what the log has besides is returned."""
    log = beside(given, ("-wal",), whole_name=True)
    if log is None:
        if given.payload.head(20)[18:20] == b"\x02\x02" and not in_folder(given):
            detail = "database with a write-ahead log: rows that are only there are not read with it"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        return []
    if log.size_bytes > BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "write-ahead log above 512 MiB not read with its database")
        return []
    pages = log.read()
    count = with_log(data, pages, 2 * _BYTES_MAX)
    # The copy is opened as a file without a log.
    data[18:20] = b"\x01\x01"
    out: list[Evidence] = []
    if words := "\n".join(filter(None, map(carve, dict.fromkeys(left_over(pages))))):
        out.append(Text(words, How.CARVED, layer="hidden"))
    if count:
        detail = f"{count:,} pages of the write-ahead log beside it were read with it"
        out.append(Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE))
    return out


def opened(given: Input) -> sqlite3.Connection:
    """A copy in memory, brought up to date from its log, as a connection that nothing can be written through. Damage
    shows at the first query."""
    connection = sqlite3.connect(":memory:")
    # What is damaged here is damaged at the query too, where it is a problem.
    with contextlib.suppress(*DAMAGE):
        data = _in_rollback_mode(given.payload)
        log = beside(given, ("-wal",), whole_name=True)
        if log is not None and log.size_bytes <= BYTES_MAX:
            with_log(data, log.read(), 2 * _BYTES_MAX)
            data[18:20] = b"\x01\x01"
        _load(connection, data)
    return connection


def _in_rollback_mode(payload: Payload) -> bytearray:
    """A file in WAL mode cannot be opened from memory; its own pages are read as in rollback mode."""
    data = bytearray(payload.read())
    data[18:20] = b"\x01\x01"
    return data


def _load(connection: sqlite3.Connection, data: bytearray) -> None:
    connection.deserialize(bytes(data))
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _tables(connection: sqlite3.Connection) -> Iterator[Evidence]:
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    blobs: list[tuple[str, bytes]] = []
    failed: list[str] = []
    over: list[int] = []
    for (name,) in named.fetchall():
        if str(name).lower() in _OWN:
            continue
        quoted = '"' + str(name).replace('"', '""') + '"'
        try:
            cursor = connection.execute(f"SELECT * FROM {quoted}")
        except DAMAGE:
            failed.append("open")
            continue
        columns = [str(d[0]) for d in cursor.description]
        times: frozenset[int] = frozenset()
        if is_core_data(columns):
            times = _timestamps(connection, quoted)
            columns = plain_names(columns)
        rows = _rows(cursor, str(name), blobs, failed, over, times)
        layout = Layout([], unique_names(columns, len(columns)), True, 1, rows)
        yield to_table(str(name), layout)
        for key, data in blobs:
            yield Child("sqlite", key, Payload(data=data), len(data))
        blobs.clear()
    if failed:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{len(failed)} tables could not be read to their end")
    if over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"{len(over)} binary values past {_BLOBS_MAX} a table")


def missing_pages(head: bytes | bytearray, size: int | None = None) -> int:
    """How many pages the header counts that the file has not (fileformat2.html, 1.3.7 and 1.3.8).

    Args:
        head: the file, or its first 100 bytes.
        size: of the file in bytes, where `head` is only its beginning.
    """
    if len(head) < 100 or head[24:28] != head[92:96]:
        # Written by a version that did not count.
        return 0
    page_size = int.from_bytes(head[16:18], "big")
    stated = int.from_bytes(head[28:32], "big")
    page_size = 1 << 16 if page_size == 1 else max(page_size, 512)
    return max(0, stated - (len(head) if size is None else size) // page_size)


def _free_pages(data: bytearray) -> Iterator[Evidence]:
    """Words of pages that no table uses any more: SQLite deletes without wiping (fileformat2.html, 1.5)."""
    trunk, stated = struct.unpack_from(">II", data, 32)
    if not stated:
        return
    page_size = struct.unpack_from(">H", data, 16)[0]
    page_size = 1 << 16 if page_size == 1 else page_size
    pages = len(data) // max(page_size, 512)
    free: dict[int, None] = {}
    while 0 < trunk <= pages and trunk not in free:
        free[trunk] = None
        at = (trunk - 1) * page_size
        trunk, leaves = struct.unpack_from(">II", data, at)
        numbers = struct.unpack_from(f">{min(leaves, (page_size - 8) // 4)}I", data, at + 8)
        free.update((number, None) for number in numbers if 0 < number <= pages)
    held = [carve(bytes(data[(number - 1) * page_size : number * page_size])) for number in free]
    if any(held):
        yield Text("\n".join(filter(None, held)), How.CARVED, layer="hidden")
    yield Problem(ProblemCode.PARTLY_READ, "extract", f"{len(free)} free pages: readable strings only", Effect.NOTE)


def _timestamps(connection: sqlite3.Connection, quoted: str) -> frozenset[int]:
    """Which columns of a Core Data table hold times, by the types that it declares."""
    try:
        declared = connection.execute(f"PRAGMA table_info({quoted})").fetchall()
    except DAMAGE:
        return frozenset()
    return frozenset(n for n, column in enumerate(declared) if str(column[2]).upper() == "TIMESTAMP")


def _rows(
    cursor: sqlite3.Cursor,
    table: str,
    blobs: list[tuple[str, bytes]],
    failed: list[str],
    over: list[int],
    times: frozenset[int] = frozenset(),
) -> Iterator[list[str | None]]:
    """
    Args:
        times: columns of seconds since 2001.
    """
    number = 0
    while True:
        try:
            row = cursor.fetchone()
        except DAMAGE:
            failed.append("read")
            return
        if row is None:
            return
        number += 1
        out: list[str | None] = []
        for at, value in enumerate(row):
            if isinstance(value, bytes):
                if len(value) >= _BLOB_MIN and len(blobs) >= _BLOBS_MAX:
                    over.append(1)
                    out.append(None)
                elif len(value) >= _BLOB_MIN:
                    blobs.append((f"{table}/row-{number}-{at + 1}", value))
                    out.append(None)
                else:
                    out.append(geometry_digits(value) or value.decode("utf-8", "replace"))
            else:
                out.append(None if value is None else (at in times and moment(value)) or str(value))
        yield out


EXTRACTOR = Extractor(
    id="sqlite",
    title="SQLite database",
    media_types=(SQLITE,),
    extract=extract,
    signatures=(Signature(SQLITE, b"SQLite format 3\x00"),),
    extensions=(".db", ".sqlite", ".sqlite3"),
    library="sqlite3 (standard library)",
    reads="all tables; those of Apple's Core Data with their names and times as they mean; points of maps; larger "
    "binary values as items of their own; words of free pages; the write-ahead log in the same folder, with words of "
    "its older pages",
    not_read="deleted rows inside used pages, write-ahead logs elsewhere (named), databases above 1 GiB",
)
