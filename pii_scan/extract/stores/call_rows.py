"""Calls of a telephone's own list, under the column names of call records."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pii_scan.extract.table.batches import Layout, Row, to_table
from pii_scan.extract.table.sqlite import DAMAGE
from pii_scan.model.evidence import Evidence

_COLUMNS = (
    "caller number", "called number", "start time", "duration (seconds)", "direction", "contact name", "location",
)  # fmt: skip


class Call(NamedTuple):
    """One call as its owner's telephone tells it."""

    other: str
    """The other party's number or address."""
    outgoing: bool
    start: str
    seconds: str
    direction: str
    name: str = ""
    location: str = ""
    own: str = ""
    """The owner's number, where it is told."""


def calls(name: str, told: Iterable[Call]) -> Iterator[Evidence]:
    """A row a call.

    Raises:
        sqlite3.Error: the calls could not be read to their end.
    """
    failed: list[Exception] = []

    def rows() -> Iterator[Row]:
        # What goes wrong here would come up in whoever walks through the table.
        try:
            for call in told:
                caller, called = (call.own, call.other) if call.outgoing else (call.other, call.own)
                cells = (caller, called, call.start, call.seconds, call.direction, call.name, call.location)
                yield [cell or None for cell in cells]
        except DAMAGE as error:
            failed.append(error)

    yield to_table(name, Layout([], _COLUMNS, True, 1, rows()))
    if failed:
        raise sqlite3.DatabaseError from failed[0]
