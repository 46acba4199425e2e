"""Microsoft Access databases (mdb, accdb): every table, read page by page by code of ours."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.database.access_source import AccessSource
from pii_scan.extract.database.jet_definition import JetTable, live_pages, read_table
from pii_scan.extract.database.jet_pages import MAGICS, JetError, JetFile
from pii_scan.extract.database.jet_rows import COMPLEX, OLE, RowReader
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import unique_names
from pii_scan.model.evidence import Child, Evidence, Table
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

ACCESS = "application/vnd.ms-access"
_CATALOG = 2
_OBJECTS_MAX = 20_000
_OLD_MAX = 1_000_000
_WRAPPING_MAX = 2048
_FILES = re.compile(
    rb"BM.{4}\0\0\0\0|\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0|II\*\0|MM\0\*|\{\\rtf",
    re.DOTALL,
)
_LOCAL, _LINKED = 1, (4, 6)


def extract(given: Input) -> Iterator[Evidence]:
    """A Table for each user's table; OLE objects as items of their own."""
    with given.payload.open() as stream:
        try:
            file = JetFile(stream, given.payload.size_bytes)
        except JetError as error:
            raise NotThisFormat from error
        try:
            catalog = read_table(file, _CATALOG)
        except JetError:
            # The second page of every readable database is the catalogue.
            code = ProblemCode.ENCRYPTED if file.pages > _CATALOG else ProblemCode.TRUNCATED
            yield Problem(code, "extract", "pages are encrypted or damaged: no catalogue", Effect.SKIPPED)
            return
        file.scan()
        names, linked = _named(file, catalog)
        problems: list[str] = []
        yield from _tables(file, names, problems)
        if linked:
            detail = f"{linked} linked tables: their rows are in other databases"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        for detail in problems:
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        if given.payload.size_bytes % file.page_bytes:
            yield Problem(ProblemCode.TRUNCATED, "extract", "the last page is cut")


def _named(file: JetFile, catalog: JetTable) -> tuple[dict[int, str], int]:
    """Names of local tables by their page, and how many are linked."""
    columns = [column.name.lower() for column in catalog.columns]
    names: dict[int, str] = {}
    linked = 0
    if not {"id", "name", "type"} <= set(columns):
        return names, linked
    at_id, at_name, at_type = columns.index("id"), columns.index("name"), columns.index("type")
    source = AccessSource(RowReader(file, catalog), file.data_pages.get(_CATALOG, []), ())
    for number in source.pages:
        for row in source.page(number, source.place):
            kind = int(row[at_type] or 0)
            if kind == _LOCAL:
                names[int(row[at_id] or 0) & 0xFFFFFF] = row[at_name] or ""
            linked += kind in _LINKED
    return names, linked


def _tables(file: JetFile, names: dict[int, str], problems: list[str]) -> Iterator[Evidence]:
    objects = damaged = lost = old = undefined = attachments = 0
    for page in file.definitions:
        name = names.get(page, "")
        try:
            table = read_table(file, page)
        except JetError:
            # Pages that go on with another definition are definitions, too.
            undefined += page in names
            continue
        pages = file.data_pages.get(page, [])
        # A table without a name was deleted, as long as its rows are there.
        if table.system or name.startswith(("MSys", "~TMP")) or not table.columns or not (name or pages):
            continue
        live = live_pages(file, table)
        held = [number for number in pages if live is None or number in live] if name else []
        columns = unique_names([c.name for c in table.columns], len(table.columns))
        reader = RowReader(file, table)
        source = AccessSource(reader, held, columns)
        yield Table(name, columns, (batch for batch, _ in source.read()), True, 1, source)
        damaged, lost = damaged + source.place["damaged"], lost + reader.lost
        attachments += any(c.type == COMPLEX for c in table.columns)
        freed = [number for number in pages if number not in set(held)]
        gone = _gone(RowReader(file, table), source, freed, columns)
        if gone:
            old += sum(batch.num_rows for batch in gone)
            yield Table(f"{name or 'table'} (deleted)", columns, iter(gone), True, 1)
        if any(c.type == OLE for c in table.columns):
            for child in _objects(file, table, name, held):
                objects += 1
                if objects > _OBJECTS_MAX:
                    problems.append(f"more than {_OBJECTS_MAX:,} objects")
                    break
                yield child
    if old:
        detail = f"{old:,} deleted rows that were still there were read, in tables of their own"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    for count, what in (
        (damaged, "rows or pages damaged"),
        (undefined, "tables without a readable definition"),
        (lost, "long values not found at their places"),
        (attachments, "tables with columns of attachments, whose files lie in other tables"),
    ):
        if count:
            problems.append(f"{count:,} {what}")


def _gone(
    reader: RowReader, living: AccessSource, freed: list[int], columns: tuple[str, ...]
) -> "list[pa.RecordBatch]":
    """Deleted rows of the table's pages, and all rows of pages that it gave back; at most a million."""
    out: list[pa.RecordBatch] = []
    rows = 0
    marked = AccessSource(reader, living.pages, columns, deleted=True, moved=living.moved)
    for source in (
        marked,
        AccessSource(reader, freed, columns),
        AccessSource(reader, freed, columns, deleted=True, moved=living.moved),
    ):
        for batch, _ in source.read():
            out.append(batch)
            rows += batch.num_rows
            if rows >= _OLD_MAX:
                return out
    return out


def _objects(file: JetFile, table: JetTable, name: str, pages: list[int]) -> Iterator[Child]:
    """In a second reading, so that none are held."""
    reader = RowReader(file, table, keep_objects=True)
    source = AccessSource(reader, pages, ())
    for number in pages:
        source.page(number, source.place)
        for count, (column, held) in enumerate(reader.objects):
            data = _unwrapped(held)
            yield Child("access", f"{name or table.page}/{column}/{number}-{count}", Payload(data=data), len(data))
        reader.objects.clear()


def _unwrapped(data: bytes) -> bytes:
    """The file inside of what Access puts around an embedded one: a header of its own, 0x1C15, and OLE 1's names."""
    if data[:2] != b"\x15\x1c":
        return data
    found = _FILES.search(data, 0, _WRAPPING_MAX)
    return data[found.start() :] if found is not None else data


EXTRACTOR = Extractor(
    id="access",
    title="Access database (mdb, accdb)",
    media_types=(ACCESS,),
    extract=extract,
    signatures=tuple(Signature(ACCESS, magic) for magic in MAGICS),
    extensions=(".mdb", ".accdb", ".mde", ".accde"),
    library="own; numpy",
    reads="all tables of Access 97 to 365; memos; deleted rows and tables as far as they are still there; OLE objects "
    "as items of their own; databases encoded by Access 97 to 2003",
    not_read="encrypted databases of Access 2007 and later; queries, forms and programs; rows of linked tables (named)",
)
