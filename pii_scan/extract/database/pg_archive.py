"""PostgreSQL's own dump format (pg_dump -Fc): each table's rows as a table, definitions as text.

Source: PostgreSQL's pg_backup_archiver.c and pg_backup_custom.c describe versions 1.0 to 1.16 of the archive.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import batches, unique_names
from pii_scan.extract.table.sql_values import column_names, copy_row
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

PGDUMP = "application/x-postgresql-dump"
_MAGIC = b"PGDMP"
_CUSTOM, _DATA, _BLOBS = 1, 1, 3
_STRING_MAX, _ENTRIES_MAX, _LINE_MAX = 64 << 20, 1_000_000, 64 << 20
_PART = 8 << 20
_COLUMNS = re.compile(r"^COPY\s+.*?\((?P<columns>.*)\)\s+FROM", re.DOTALL)


class ArchiveError(Exception):
    """Not as the format has it; the text is fixed words of ours."""


@dataclass(slots=True)
class Entry:
    name: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class Archive:
    """The numbers of the format, read one after the other."""

    stream: BinaryIO
    size_bytes: int
    version: tuple[int, int] = (0, 0)
    int_bytes: int = 4
    offset_bytes: int = 8
    form: int = _CUSTOM
    packing: str = "gzip"
    entries: dict[int, Entry] = field(default_factory=dict)
    definitions: list[str] = field(default_factory=list)

    def open(self) -> None:
        """Header and contents.

        Raises:
            ArchiveError: damage, or a newer version.
        """
        if self._take(5) != _MAGIC:
            raise ArchiveError("no dump of PostgreSQL")
        self.version = (self.byte(), self.byte())
        self._take(1)
        self.int_bytes = self.byte()
        self.offset_bytes = self.byte() if self.version >= (1, 7) else self.int_bytes
        if self.version > (1, 16) or self.version < (1, 3) or not 1 <= self.int_bytes <= 8 or self.offset_bytes > 8:
            raise ArchiveError("version not known")
        self.form = self.byte()
        if self.version >= (1, 15):
            self.packing = {0: "none", 1: "gzip", 2: "lz4", 3: "zstd"}.get(self.byte(), "unknown")
        else:
            self.packing = "gzip" if self.number() else "none"
        for _ in range(7):
            self.number()
        for _ in range(3 if self.version >= (1, 10) else 1):
            self.string()
        count = self.number()
        if not 0 <= count <= _ENTRIES_MAX:
            raise ArchiveError("impossible number of entries")
        for _ in range(count):
            self._entry()

    def _entry(self) -> None:
        number, _ = self.number(), self.number()
        if self.version >= (1, 8):
            self.string()
        self.string()
        tag, sort = self.string() or "", self.string() or ""
        if self.version >= (1, 11):
            self.number()
        definition = self.string() or ""
        self.string()
        copied = self.string() or ""
        if self.version >= (1, 6):
            self.string()
        if self.version >= (1, 10):
            self.string()
        if self.version >= (1, 14):
            self.string()
        if self.version >= (1, 16):
            self.number()
        self.string()
        if self.version >= (1, 9):
            self.string()
        while self.version >= (1, 5) and self.string() is not None:
            pass
        if self.form == _CUSTOM:
            self._take(1 + self.offset_bytes if self.version >= (1, 7) else self.int_bytes)
        if sort == "TABLE DATA":
            found = _COLUMNS.match(copied)
            self.entries[number] = Entry(tag, column_names(found["columns"]) if found else ())
        elif definition.strip():
            self.definitions.append(definition.strip())

    def byte(self) -> int:
        return self._take(1)[0]

    def number(self) -> int:
        sign = self.byte()
        value = int.from_bytes(self._take(self.int_bytes), "little")
        return -value if sign else value

    def string(self) -> str | None:
        size = self.number()
        if size < 0:
            return None
        if size > _STRING_MAX:
            raise ArchiveError("text of impossible length")
        return self._take(size).decode("utf-8", "replace")

    def _take(self, count: int) -> bytes:
        data = self.stream.read(min(count, self.size_bytes))
        if len(data) < count:
            raise ArchiveError("archive cut")
        return data

    def chunks(self) -> Iterator[bytes]:
        """The pieces of one block of data, unpacked."""
        unpack = _unpacker(self.packing)
        while size := self.number():
            if not 0 < size <= self.size_bytes:
                raise ArchiveError("piece of impossible length")
            # zlib, lz4 and zstd have errors of their own for damage.
            try:
                yield from unpack(self._take(size))
            except ArchiveError:
                raise
            except Exception as error:
                raise ArchiveError("data does not unpack") from error

    def lines(self) -> Iterator[str]:
        held = b""
        for piece in self.chunks():
            *whole, held = (held + piece).split(b"\n")
            for line in whole:
                yield line.decode("utf-8", "replace")
            if len(held) > _LINE_MAX:
                raise ArchiveError("line of impossible length")
        if held:
            yield held.decode("utf-8", "replace")


def _unpacker(packing: str) -> Callable[[bytes], Iterator[bytes]]:
    """Unpacks one piece after the other, each into parts of at most 8 MiB."""
    if packing == "none":
        return lambda data: iter((data,))
    if packing == "gzip":
        return partial(_inflated, zlib.decompressobj())
    if packing == "zstd":
        from backports import zstd

        return partial(_unpacked, zstd.ZstdDecompressor())
    if packing == "lz4":
        import lz4.frame

        return partial(_unpacked, lz4.frame.LZ4FrameDecompressor())
    raise ArchiveError("packed in an unknown way")


def _inflated(inflater: Any, data: bytes) -> Iterator[bytes]:
    while data:
        yield inflater.decompress(data, _PART)
        data = inflater.unconsumed_tail


def _unpacked(unpacker: Any, data: bytes) -> Iterator[bytes]:
    yield unpacker.decompress(data, _PART)
    while not unpacker.needs_input and not unpacker.eof:
        yield unpacker.decompress(b"", _PART)


def extract(given: Input) -> Iterator[Evidence]:
    """A Table for each table with rows; definitions of tables, views and functions as one Text."""
    with given.payload.open() as stream:
        archive = Archive(stream, given.payload.size_bytes)
        try:
            archive.open()
        except ArchiveError as error:
            if stream.tell() <= 5:
                raise NotThisFormat from error
            yield Problem(ProblemCode.UNREADABLE, "extract", str(error), Effect.SKIPPED)
            return
        if archive.form != _CUSTOM:
            detail = f"contents of a dump in several files: the rows of {len(archive.entries)} tables are elsewhere"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        else:
            yield from _tables(archive)
        if archive.definitions:
            yield Text("\n".join(archive.definitions), layer="statements")


def _tables(archive: Archive) -> Iterator[Evidence]:
    failed: list[str] = []
    blobs = 0
    read: set[int] = set()
    while not failed:
        kind = archive.stream.read(1)
        if not kind:
            break
        try:
            number = archive.number()
            if kind[0] == _BLOBS:
                blobs += _pass_over(archive)
                continue
            entry = archive.entries.get(number)
            if kind[0] != _DATA or entry is None:
                failed.append("block of an unknown sort")
                break
        except ArchiveError as error:
            failed.append(str(error))
            break
        read.add(number)
        yield from _rows(archive, entry, failed)
    missing = len(archive.entries.keys() - read)
    if failed or missing:
        why = failed[0] if failed else "the archive ends before"
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{missing} tables without rows; {why}")
    if blobs:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{blobs} large objects not read")


def _rows(archive: Archive, entry: Entry, failed: list[str]) -> Iterator[Evidence]:
    def cells() -> Iterator[list[str | None]]:
        try:
            for line in archive.lines():
                if line and line != "\\.":
                    yield copy_row(line.rstrip("\r"))
        except ArchiveError as error:
            failed.append(str(error))

    names = unique_names(entry.columns, len(entry.columns)) if entry.columns else ("column_1",)
    data: Iterator[pa.RecordBatch] = batches(cells(), names)
    yield Table(entry.name, names, data, bool(entry.columns), 1)
    # What the taker left is passed over.
    for _ in data:
        pass


def _pass_over(archive: Archive) -> int:
    count = 0
    while archive.number():
        for _ in archive.chunks():
            pass
        count += 1
    return count


EXTRACTOR = Extractor(
    id="pg_archive",
    title="PostgreSQL dump (custom format)",
    media_types=(PGDUMP,),
    extract=extract,
    signatures=(Signature(PGDUMP, _MAGIC),),
    extensions=(".dump", ".pgdump", ".backup"),
    library="own; zlib (standard library); backports.zstd, lz4",
    reads="rows of all tables under their columns, packed by gzip, LZ4 or Zstandard or not at all (archive versions "
    "1.3 to 1.16); definitions as text",
    not_read="large objects (told); rows of dumps in the directory format beyond their own files",
)
