"""ESE databases of Windows: Windows.edb, WebCacheV01.dat, SRUDB.dat, NTDS.DIT, mailboxes of Exchange."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.database.ese_values import WORDS, cell
from pii_scan.extract.database.ntds_names import LDAP_NAME, NUMBER, TABLE, named
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

ESE = "application/x-ms-ese"
_MAGIC = b"\xef\xcd\xab\x89"
_OWN = ("MSysObjects", "MSysObjectsShadow", "MSysObjids", "MSysLocales")
_DIRTY = 2
_WIDE = 400
"""Of tables with more columns only those are read that can hold words."""
_SCHEMA_ROWS = 20_000
_FILES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_FILES_MAX, _FILES_BYTES = 20_000, 1 << 30


class _Lost:
    """What could not be read."""

    def __init__(self) -> None:
        self.values = self.tables = self.columns = self.files = 0


def extract(given: Input) -> Iterator[Evidence]:
    """A Table for each table; files inside binary values as items.

    Raises:
        NotThisFormat: there is no such header.
    """
    head = given.payload.head(4096)
    if head[4:8] != _MAGIC:
        raise NotThisFormat
    import pyesedb

    lost = _Lost()
    with given.payload.open() as stream:
        base = pyesedb.file()
        try:
            base.open_file_object(stream)
            count = base.number_of_tables
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            yield from carved(given)
            yield Problem(ProblemCode.UNREADABLE, "extract", "the database cannot be opened; readable strings only")
            return
        keys = Keys()
        for number in range(count):
            try:
                yield from _table(base.get_table(number), keys, lost)
            except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
                lost.tables += 1
    yield from _problems(given.payload, head, lost)


def _problems(payload: Payload, head: bytes, lost: _Lost) -> Iterator[Problem]:
    page = int.from_bytes(head[236:240], "little") or 4096
    if payload.size_bytes % page:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last page is cut")
    if lost.tables:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost.tables:,} tables could not be read to their end")
    if lost.values:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost.values:,} rows or values are damaged")
    if lost.files:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"{lost.files:,} files in binary values past the limit")
    if lost.columns:
        detail = f"{lost.columns:,} columns of numbers in wide tables not read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if int.from_bytes(head[52:56], "little") == _DIRTY:
        detail = "the database was not closed: changes that stand only in its logs are not read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _table(table: Any, keys: Keys, lost: _Lost) -> Iterator[Evidence]:
    name = table.name or ""
    if name in _OWN:
        return
    all_columns = [(at, column.name or "", column.type) for at, column in enumerate(table.columns)]
    columns = all_columns
    if len(all_columns) > _WIDE:
        columns = [one for one in all_columns if one[2] in WORDS]
        lost.columns += len(all_columns) - len(columns)
    titles = [title for _, title, _ in columns]
    if name == TABLE and LDAP_NAME in titles:
        titles = named(titles, _schema(table, all_columns, lost))
    files = _Files(name, keys, lost)
    rows = _rows(table, [(at, kind) for at, _, kind in columns], files, lost)
    yield to_table(name, Layout([], unique_names(titles, len(titles)), True, 1, rows))
    yield from files.found


class _Files:
    """Whole files inside binary values."""

    def __init__(self, table: str, keys: Keys, lost: _Lost) -> None:
        self.found: list[Child] = []
        self.row = 0
        self._table, self._keys, self._lost, self._bytes = table, keys, lost, 0

    def keep(self, data: bytes) -> bool:
        if not data.startswith(_FILES):
            return False
        if len(self.found) >= _FILES_MAX or self._bytes + len(data) > _FILES_BYTES:
            self._lost.files += 1
            return True
        self._bytes += len(data)
        key = self._keys.key(f"{self._table}/row-{self.row}")
        self.found.append(Child("ese", key, Payload(data=data), len(data)))
        return True


def _rows(table: Any, columns: list[tuple[int, int]], files: _Files, lost: _Lost) -> Iterator[list[str | None]]:
    for number in range(table.number_of_records):
        files.row = number + 1
        try:
            record = table.get_record(number)
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            lost.values += 1
            continue
        out: list[str | None] = []
        for at, kind in columns:
            try:
                out.append(cell(record, at, kind, files.keep))
            except Exception:  # noqa: BLE001 - each value fails for itself
                lost.values += 1
                out.append(None)
        if any(out):
            yield out


def _schema(table: Any, columns: list[tuple[int, str, int]], lost: _Lost) -> dict[int, str]:
    """Identifier → name of each attribute that the directory itself describes; its schema stands in front."""
    places = {title: at for at, title, _ in columns}
    if NUMBER not in places:
        return {}
    found: dict[int, str] = {}
    for number in range(min(table.number_of_records, _SCHEMA_ROWS)):
        try:
            record = table.get_record(number)
            called = record.get_value_data_as_string(places[LDAP_NAME])
            identifier = record.get_value_data_as_integer(places[NUMBER])
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            lost.values += 1
            continue
        if called and identifier is not None:
            found[identifier & 0xFFFFFFFF] = called
    return found


EXTRACTOR = Extractor(
    id="ese",
    title="ESE databases of Windows (edb: search index, web cache, SRUM, Active Directory, Exchange)",
    media_types=(ESE,),
    extract=extract,
    signatures=(Signature(ESE, _MAGIC, 4),),
    extensions=(".edb", ".dit"),
    library="libesedb-python",
    reads="all tables with their long values; texts inside binary values; pictures and documents in binary values as "
    "items of their own; the columns of NTDS.DIT under the names of the directory's schema",
    not_read="changes that stand only in the logs beside it (named), values above 64 MiB, passwords that Active "
    "Directory encrypts, deleted rows",
)
