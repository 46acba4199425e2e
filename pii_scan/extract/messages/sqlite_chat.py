"""Databases of messengers. The file is never opened in place."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.databases.database import Database
from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.messages.tables import converted
from pii_scan.extract.table.sqlite import DAMAGE, opened
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.extract.table.sqlite_rest import has_columns, others, schema_bytes
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

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
    head = schema_bytes(given)
    likely = [database for database in databases() if database.hint in head]
    if not likely or given.payload.size_bytes > _BYTES_MAX:
        raise NotThisFormat
    connection = opened(given)
    try:
        chosen = next((database for database in likely if has_columns(connection, database.columns)), None)
        if chosen is None:
            raise NotThisFormat
        yield from _conversations(connection, chosen)
    finally:
        connection.close()
    yield from converted(given, replace(SQLITE, extract=lambda whole: others(whole, chosen.words)))


def _conversations(connection: sqlite3.Connection, database: Database) -> Iterator[Evidence]:
    gatherer, people = Gatherer(), People()
    try:
        for told in database.read(connection):
            yield from people.add(told.sender)
            if told.message.text or any(value for _, value in told.message.more):
                parties = {told.message.sender: told.sender}
                yield from gatherer.add(told.thread, told.message, told.title, parties=parties)
    except DAMAGE as error:
        detail = f"messages read up to {gatherer.messages} ({type(error).__name__})"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    yield from rest(gatherer, people)
    if database.beside is None:
        return
    try:
        yield from database.beside(connection)
    except DAMAGE as error:
        detail = f"calls or contacts of {database.id} are damaged ({type(error).__name__})"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


EXTRACTOR = Extractor(
    id="sqlite_chat",
    title="Messenger's database (iMessage, SMS of Android, WhatsApp, Signal, Telegram, Viber, WeChat and others)",
    media_types=SQLITE.media_types,
    extract=extract,
    priority=30,
    library="sqlite3 (standard library)",
    reads="conversations of iMessage, SMS and MMS of Android, Google Messages, WhatsApp (with its calls), Signal, "
    "Telegram on Android (words found in its objects, contacts), Viber, Kik, WeChat, LINE, Skype and Facebook "
    "Messenger, with senders' numbers and times; all other tables as for SQLite",
    not_read="encrypted databases (Signal, WhatsApp's crypt12–15: named as unread); attachments outside of the file",
)
