"""DBF tables (dBase II–7, FoxPro, Visual FoxPro, Clipper) with the memo file that lies beside them."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.records import dbf_cells
from pii_scan.extract.records.cells import text_column
from pii_scan.extract.records.dbf_header import CODE_PAGES, HEADER_MAX, DbfField, DbfHeader, read_header
from pii_scan.extract.records.dbf_memo import MemoFile
from pii_scan.extract.records.record_source import RecordSource
from pii_scan.extract.records.sibling import beside
from pii_scan.extract.table.batches import unique_names
from pii_scan.extract.tail import leftover
from pii_scan.filetype.encoding import is_utf8
from pii_scan.model.evidence import Child, Evidence, Place, Table
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

DBF = "application/x-dbf"
_DELETED = 0x2A
_SAMPLE_ROWS = 4000
_MEMO_ROWS = 4096
"""Rows of a batch with memos, for each may hold megabytes."""
_PICTURES_MAX = 20_000


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001 - the bytes say it all
    return DBF if read_header(head) is not None else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Table, its last column `deleted`; pictures and other objects of memo fields as items of their own."""
    header = read_header(given.payload.head(HEADER_MAX))
    if header is None:
        raise NotThisFormat
    rows = _rows(given.payload, header)
    with ExitStack() as stack:
        memo = _memo(given, header, stack)
        reader = _Reader(header, _codec(given, header, rows), memo)
        source = RecordSource(given.payload, header.start, header.record_bytes, rows, reader.batch)
        if memo is not None:
            source.batch_rows = _MEMO_ROWS
        batches = (batch for batch, _ in source.read())
        yield Table("", reader.names, batches, has_header=True, first_row=1, source=source)
        if memo is not None:
            yield from _objects(source, reader, memo)
        yield from _said(header, rows, reader, memo, source.place)
    yield from leftover(given.payload, header.start + rows * header.record_bytes + 1, given.limits)


class _Reader:
    """Records to batches."""

    def __init__(self, header: DbfHeader, codec: str, memo: MemoFile | None) -> None:
        self.header, self.codec, self.memo = header, codec, memo
        self.fields = [f for f in header.fields if f.type != "0"]
        labels = [f.name.decode("utf-8" if codec == "utf-8" else "latin-1", "replace") for f in self.fields]
        last = header.fields[-1]
        self.beyond = last.offset + last.width
        extra = ["beyond_fields"] if self.beyond < header.record_bytes and not header.lost_fields else []
        names = [*labels, *extra, "deleted"]
        self.names = unique_names(names, len(names))

    def batch(self, records: Any, place: Place) -> "pa.RecordBatch":
        import pyarrow as pa
        import pyarrow.compute as pc

        arrays = [self._column(field, records) for field in self.fields]
        if len(arrays) + 1 < len(self.names):
            arrays.append(text_column(records[:, self.beyond :], self.codec))
        gone = records[:, 0] == _DELETED
        place["deleted"] = place.get("deleted", 0) + int(gone.sum())
        arrays.append(pc.if_else(pa.array(gone), pa.scalar("deleted"), pa.scalar(None, pa.string())))
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names))

    def _column(self, field: DbfField, records: Any) -> "pa.Array":
        import pyarrow as pa

        cells = records[:, field.offset : field.offset + field.width]
        if not dbf_cells.is_memo(field, self.header):
            return dbf_cells.column(field, self.header, cells, self.codec)
        if self.memo is None:
            return pa.nulls(len(records), pa.string())
        found = (self.memo.read(number) for number in dbf_cells.pointers(cells).tolist())
        return pa.array([_memo_text(data, self.codec) if text else None for data, text in found], pa.string())


def _memo_text(data: bytes, codec: str) -> str | None:
    # 0x8D 0x0A is a line's end that dBase III put in by itself.
    name = "cp437" if codec == "mazovia" else codec
    text = data.replace(b"\x8d\n", b" ").decode(name, "replace")
    return text.replace("\x00", " ").strip() or None


def _rows(payload: Payload, header: DbfHeader) -> int:
    """As many as there are: headers state too many after a cut, and too few after a crash."""
    held = max(0, payload.size_bytes - header.start) // header.record_bytes
    if held <= header.stated_rows:
        return held
    at = header.stated_rows
    with payload.open() as stream:
        while at < held:
            stream.seek(header.start + at * header.record_bytes)
            if stream.read(1) not in (b" ", b"*"):
                break
            at += 1
    return at


def _memo(given: Input, header: DbfHeader, stack: ExitStack) -> MemoFile | None:
    if not any(dbf_cells.is_memo(field, header) for field in header.fields):
        return None
    foxpro = header.visual_foxpro or header.version in (0xF5, 0xFB)
    # The databases of FoxPro itself call theirs .dct, .sct and so on.
    payload = beside(given, (".fpt", ".dct", ".sct", ".vct") if foxpro else (".dbt", ".fpt"))
    if payload is None:
        return None
    stream = stack.enter_context(payload.open())
    by_name = foxpro or str(payload.path).lower().endswith("fpt")
    return MemoFile(stream, by_name, payload.size_bytes)


def _codec(given: Input, header: DbfHeader, rows: int) -> str:
    """UTF-8 where the bytes are that, else what the header or a .cpg file beside it says, else the likeliest."""
    texts = [f for f in header.fields if f.type in "CV"]
    held = bytearray()

    def keep(records: Any, place: Place) -> None:  # noqa: ARG001
        for field in texts:
            cells = records[:, field.offset : field.offset + field.width]
            held.extend(b"\n".join(cells[(cells > 0x7F).any(axis=1)][:50].tobytes().split(b"  ")))

    RecordSource(given.payload, header.start, header.record_bytes, rows, keep).sample(_SAMPLE_ROWS, 1)
    data = bytes(held[: 256 << 10])
    if data and is_utf8(data):
        return "utf-8"
    stated = CODE_PAGES.get(header.language) or _cpg(given)
    if stated is not None or not data:
        return stated or "cp1252"
    return _guess(data)


def _cpg(given: Input) -> str | None:
    """The code page file that goes with shapefiles: `1252`, `UTF-8`, `ISO 8859-1`."""
    payload = beside(given, (".cpg",))
    words = payload.read(64).decode("ascii", "replace").strip().lower() if payload is not None else ""
    name = re.sub(r"^(?:ansi|oem)?\s*(?=\d)", "cp", words).replace("cp8859", "iso8859-").replace(" ", "-")
    return name if name and dbf_cells.known(name) else None


def _guess(data: bytes) -> str:
    import chardet

    # chardet's own answer on odd input has been an exception before.
    try:
        name = str(chardet.detect(data).get("encoding") or "cp1252").lower()
    except Exception:  # noqa: BLE001
        name = "cp1252"
    return name if dbf_cells.known(name) and name not in {"ascii", "iso-8859-1", "utf-16", "utf-32"} else "cp1252"


def _objects(source: RecordSource, reader: _Reader, memo: MemoFile) -> Iterator[Evidence]:
    """What memo fields hold that is no text."""
    count = 0
    for at, records in source.raw():
        for field in (f for f in reader.fields if dbf_cells.is_memo(f, reader.header)):
            numbers = dbf_cells.pointers(records[:, field.offset : field.offset + field.width])
            for row, number in enumerate(numbers.tolist(), at + 1):
                data, text = memo.read(number) if memo.foxpro or field.type != "M" else (b"", True)
                if not data or (text and field.type == "M"):
                    continue
                count += 1
                if count > _PICTURES_MAX:
                    yield Problem(ProblemCode.TOO_LARGE, "extract", f"more than {_PICTURES_MAX} objects in memos")
                    return
                yield Child("dbf", f"row-{row}-{field.offset}", Payload(data=data), len(data))


def _said(header: DbfHeader, rows: int, reader: _Reader, memo: MemoFile | None, place: Place) -> Iterator[Problem]:
    if rows < header.stated_rows:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"{header.stated_rows:,} rows stated, {rows:,} there")
    elif rows > header.stated_rows:
        detail = f"{rows - header.stated_rows:,} rows past the {header.stated_rows:,} that are stated were read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if place.get("deleted"):
        detail = f"{place['deleted']:,} rows marked as deleted were read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if header.lost_fields:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{header.lost_fields} columns reach past the record")
    if memo is None and any(dbf_cells.is_memo(field, header) for field in header.fields):
        detail = "memo columns not read: their file (.dbt or .fpt) is not beside the table"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if memo is not None and memo.lost:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{memo.lost} memos not there, cut or past the limit")
    if header.language not in CODE_PAGES and header.language:
        detail = f"code page {header.language} unknown, read as {reader.codec}"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


EXTRACTOR = Extractor(
    id="dbf",
    title="DBF table (dBase, FoxPro, Clipper)",
    media_types=(DBF,),
    extract=extract,
    probe=probe,
    extensions=(".dbf",),
    priority=40,
    library="own, numpy, chardet",
    reads="all columns of dBase II to 7, FoxPro and Visual FoxPro, by the stated or found code page; deleted rows, "
    "marked; memos (.dbt, .fpt) where their file lies in the same folder; pictures and objects in memos",
    not_read="memos of tables inside archives or object stores (named); rows encrypted by dBase",
)
