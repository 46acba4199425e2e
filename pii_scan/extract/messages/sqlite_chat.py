"""Databases of messengers: iMessage, WhatsApp. The file is never opened in place."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.databases.database import Database
from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.extract.table.sqlite import opened
from pii_scan.model.evidence import Child, Evidence, Table
from pii_scan.model.problem import Problem, ProblemCode

_SCHEMA_BYTES = 4 << 20
_BYTES_MAX = 1 << 30


@cache
def databases() -> tuple[Database, ...]:
    found: tuple[Database, ...] = plugins.load("pii_scan.extract.messages.databases", "DATABASE")
    return found


def extract(given: Input) -> Iterator[Evidence]:
    """Conversations, then all other tables and columns as of any database.

    Raises:
        NotThisFormat: it is no database of a messenger that is known.
    """
    head = given.payload.head(_SCHEMA_BYTES)
    likely = [database for database in databases() if database.hint in head]
    if not likely or given.payload.size_bytes > _BYTES_MAX:
        raise NotThisFormat
    connection = opened(given)
    try:
        chosen = next((database for database in likely if _has(connection, database)), None)
        if chosen is None:
            raise NotThisFormat
        yield from _conversations(connection, chosen)
    finally:
        connection.close()
    yield from _others(given, chosen)


def _has(connection: sqlite3.Connection, database: Database) -> bool:
    try:
        for table, wanted in database.columns.items():
            present = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")}
            if not wanted <= present | {"ROWID"}:
                return False
    except sqlite3.Error:
        return False
    return True


def _conversations(connection: sqlite3.Connection, database: Database) -> Iterator[Evidence]:
    gatherer, people = Gatherer(), People()
    try:
        for told in database.read(connection):
            yield from people.add(told.sender)
            if told.message.text or any(value for _, value in told.message.more):
                parties = {told.message.sender: told.sender}
                yield from gatherer.add(told.thread, told.message, told.title, parties=parties)
    except sqlite3.Error as error:
        detail = f"messages read up to {gatherer.messages} ({type(error).__name__})"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    yield from rest(gatherer, people)


def _others(given: Input, database: Database) -> Iterator[Evidence]:
    places: dict[str, list[int]] = {}
    for piece in SQLITE.extract(given):
        if isinstance(piece, Table) and piece.name in database.words:
            told = database.words[piece.name]
            kept = [name for name in piece.columns if name not in told]
            places[piece.name] = [i for i, name in enumerate(piece.columns, 1) if name in told]
            batches = (batch.select(kept) for batch in piece.batches)
            yield replace(piece, columns=tuple(kept), batches=batches)
        elif not (isinstance(piece, Child) and _is_told(piece.key, places)):
            yield piece


def _is_told(key: str, places: dict[str, list[int]]) -> bool:
    """`message/row-7-3`: the third column of the table, where that is one whose words are told."""
    table, _, place = key.rpartition("/")
    return place.rpartition("-")[2] in map(str, places.get(table, ()))


EXTRACTOR = Extractor(
    id="sqlite_chat",
    title="Messenger's database (iMessage, WhatsApp)",
    media_types=SQLITE.media_types,
    extract=extract,
    priority=30,
    library="sqlite3 (standard library)",
    reads="conversations with senders' numbers and times, archived attributed texts; all other tables as for SQLite",
    not_read="encrypted databases (Signal, WhatsApp's crypt12–15: named as unread); attachments outside of the file",
)
