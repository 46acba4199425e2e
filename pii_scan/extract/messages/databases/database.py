"""One messenger's tables."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pii_scan.extract.messages.thread import Message
from pii_scan.extract.table.sqlite import DAMAGE
from pii_scan.model.evidence import Evidence


class Told(NamedTuple):
    """A message and where it belongs."""

    thread: str
    title: str
    message: Message
    sender: Mapping[str, str | None]
    """Identifiers of its sender or, of the owner's own messages, of nobody."""


@dataclass(frozen=True, slots=True)
class Database:
    """Tables are joined by dictionaries: a hostile schema must not choose the plan of a query."""

    id: str
    hint: bytes
    """Stands in the schema of every such database."""
    columns: Mapping[str, frozenset[str]]
    """table → columns that have to be there."""
    read: Callable[[sqlite3.Connection], Iterator[Told]]
    words: Mapping[str, frozenset[str]]
    """table → columns that `read` and `beside` have told; they are not given out again."""
    beside: Callable[[sqlite3.Connection], Iterator[Evidence]] | None = None
    """What such a database has beside messages: its calls, its contacts."""


def pairs(connection: sqlite3.Connection, query: str) -> dict[object, tuple[object, ...]]:
    """First column → the others; empty where the table is damaged or missing."""
    try:
        return {row[0]: row[1:] for row in connection.execute(query)}
    except DAMAGE:
        return {}


def text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
