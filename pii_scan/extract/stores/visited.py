"""Addresses that a browser keeps: what stands in their queries, decoded, so that it can be read."""

import sqlite3
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from pii_scan.extract.table.batches import Layout, Row, to_table
from pii_scan.extract.table.sqlite import DAMAGE
from pii_scan.model.evidence import Evidence

_COLUMNS = ("url", "query", "page title")
_FIELDS_MAX = 200


def visited(name: str, pages: Iterable[tuple[str, str]]) -> Iterator[Evidence]:
    """(address, title) → rows.

    Raises:
        sqlite3.Error: the pages could not be read to their end.
    """
    failed: list[Exception] = []

    def rows() -> Iterator[Row]:
        # What goes wrong here would come up in whoever walks through the table.
        try:
            for address, title in pages:
                place, query = parted(address)
                yield [place, query, title or None]
        except DAMAGE as error:
            failed.append(error)

    yield to_table(name, Layout([], _COLUMNS, True, 1, rows()))
    if failed:
        raise sqlite3.DatabaseError from failed[0]


def parted(address: str) -> tuple[str, str | None]:
    """The address without its query and fragment, and their fields as `name: value` lines; whole where it is not so
    made."""
    try:
        split = urlsplit(address)
        fields = [
            *parse_qsl(split.query, max_num_fields=_FIELDS_MAX),
            *parse_qsl(split.fragment, max_num_fields=_FIELDS_MAX),
        ]
    except ValueError:
        return address, None
    if split.scheme not in ("http", "https", "ftp") or not fields:
        return unquote(address) if split.scheme == "mailto" else address, None
    loose = [part for part in (split.query, split.fragment) if part and "=" not in part]
    lines = [f"{key}: {value}" for key, value in fields] + [unquote(part) for part in loose]
    return f"{split.scheme}://{split.netloc}{unquote(split.path)}", "\n".join(lines)
