"""Message tables of any format that is read as tables: told by the names of their columns, read as conversations."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.messages.bare_columns import bare_columns
from pii_scan.extract.messages.roles import Roles, worded
from pii_scan.extract.messages.table_rows import TableReader
from pii_scan.extract.messages.two_sides import side, sides_of
from pii_scan.extract.office.sheet_xml import EXTRACTOR as XML_SHEETS
from pii_scan.extract.office.xlsx import EXTRACTOR as WORKBOOKS
from pii_scan.extract.table.csv import EXTRACTOR as DELIMITED
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.extract.text.json import EXTRACTOR as JSON
from pii_scan.model.evidence import Evidence, Table

if TYPE_CHECKING:
    import pyarrow as pa

_SAMPLE_ROWS = 500
_PARTED_BYTES = 256 << 20
_READERS = {
    media_type: reader
    for reader in (DELIMITED, JSON, SQLITE, WORKBOOKS, XML_SHEETS)
    for media_type in reader.media_types
}


def extract(given: Input) -> Iterator[Evidence]:
    """What the format's own reader gives, with the message tables among it as conversations.

    Their columns that are neither words nor parties come as a table, in a second reading, so that rows are never
    held; likewise the columns of the second person of rows that tell of two.
    """
    yield from converted(given, _READERS[given.media_type])


def converted(given: Input, reader: Extractor) -> Iterator[Evidence]:
    """
    Raises:
        NotThisFormat: the reader says so.
    """
    chosen: dict[int, TableReader] = {}
    parted: dict[int, tuple[tuple[int, ...], ...]] = {}
    # Larger ones are read by several at once, which a part of a table's columns cannot be.
    small = given.payload.size_bytes <= _PARTED_BYTES
    for number, piece in enumerate(reader.extract(given)):
        found = _reader_of(piece) if isinstance(piece, Table) else piece
        if isinstance(found, tuple):
            chosen[number], batches = found
            yield from chosen[number].conversations(_rows(batches))
        elif isinstance(found, Table) and (sides := sides_of(found.columns) if found.has_header and small else None):
            parted[number] = sides.outside
            yield side(found, sides.inside)
        else:
            yield found
    if not parted and not any(table.further(()) for table in chosen.values()):
        return
    most = max(map(len, parted.values()), default=1)
    for round_ in range(most):
        # A reading for each of several people beside the inmate; hardly ever more than one.
        for number, piece in enumerate(reader.extract(given)):
            if not isinstance(piece, Table):
                continue
            if number in chosen and not round_:
                more = chosen[number].further(_rows(piece.batches))
                if more is not None:
                    yield replace(more, name=piece.name)
            elif round_ < len(parted.get(number, ())):
                yield side(piece, parted[number][round_])


def _reader_of(table: Table) -> "Table | tuple[TableReader, Iterator[pa.RecordBatch]]":
    """The table itself where it holds no messages."""
    roles = Roles(table.columns)
    if table.has_header and (not roles.of_messages or roles.body is None):
        return table
    first = next(table.batches, None)
    if first is None:
        return table
    whole = replace(table, batches=chain([first], table.batches))
    if not table.has_header:
        cells = [column.slice(0, _SAMPLE_ROWS).to_pylist() for column in first.columns]
        named = bare_columns(cells, table.columns)
        roles = Roles(named or table.columns)
        if named is None or not roles.of_messages or roles.body is None:
            return whole
    if not worded(first.column(roles.body).slice(0, _SAMPLE_ROWS).to_pylist()):
        return whole
    return TableReader(roles, table.first_row), whole.batches


def _rows(batches: "Iterator[pa.RecordBatch]") -> Iterator[tuple[str | None, ...]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


EXTRACTOR = Extractor(
    id="message_tables",
    title="Message tables (CSV, NDJSON, SQLite, spreadsheets)",
    media_types=tuple(m for m in _READERS if m not in JSON.media_types[:1]),
    extract=extract,
    priority=20,
    library="as the format's own reader",
    reads="tables whose columns are those of messages (sender or inmate, contact, direction, time, text) as "
    "conversations, with each party once; iMazing, Securus-like and GTL-like exports, Android's and others' databases; "
    "rows that tell of an inmate and a visitor, payer or contact as two tables, one for each",
    not_read="tables of messages whose columns have no names",
)
