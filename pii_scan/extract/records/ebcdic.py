"""Mainframe data in EBCDIC: records of one length, variable records (RDW, BDW), and text with line ends."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.records.cells import char_set
from pii_scan.extract.records.copybook import Copybook, read_copybook
from pii_scan.extract.records.ebcdic_columns import find_columns
from pii_scan.extract.records.ebcdic_form import code_page, looks_ebcdic, new_line, record_length
from pii_scan.extract.records.fixed_text import COPYBOOKS
from pii_scan.extract.records.layout import RecordField, read_columns
from pii_scan.extract.records.record_source import RecordSource
from pii_scan.extract.records.sibling import beside
from pii_scan.extract.records.span_source import Records, SpanSource, not_yet
from pii_scan.extract.records.splitters import Lines, VariableRecords, variable_form
from pii_scan.extract.table.batches import unique_names
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, Place, Table, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

EBCDIC = "application/x-ebcdic"
_SAMPLE_BYTES = 512 << 10
_SAMPLE_ROWS = 4000
_BLANK = 0x40
_TEXT_BLOCK = 1 << 20


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001 - the bytes say it all
    return EBCDIC if looks_ebcdic(head) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Table of the records, or Text in lines where no records are to be seen."""
    sample = given.payload.read(_SAMPLE_BYTES)
    if not looks_ebcdic(sample[:8192]):
        raise NotThisFormat
    codec = code_page(sample)
    book = _copybook(given)
    size = given.payload.size_bytes
    variable = variable_form(sample, len(sample) == size)
    length = None if variable else _length(sample, size, book)
    ends = new_line(sample) if variable is None and (book is None or length is None) else None
    if variable is not None:
        yield from _variable(given, variable, codec, book)
    elif ends is not None:
        yield from _lines(given.payload, codec, ends)
    elif length is not None:
        yield from _fixed(given, length, codec, book)
    else:
        yield from _text(given.payload, codec, None)
        yield Problem(ProblemCode.PARTLY_READ, "extract", "EBCDIC without recognisable records; text only")


def _copybook(given: Input) -> Copybook | None:
    found = beside(given, COPYBOOKS)
    return read_copybook(found.read(1 << 20).decode("latin-1")) if found is not None else None


def _length(sample: bytes, size: int, book: Copybook | None) -> int | None:
    if book is not None and size % book.record_bytes == 0:
        return book.record_bytes
    return record_length(sample, size)


class _Reader:
    """Records to batches, by a copybook or by what was found in a sample."""

    def __init__(self, codec: str, book: Copybook | None, sample: Any, width: int) -> None:
        self.codec = codec
        self.unread = 0
        fits = book is not None and book.record_bytes == width
        self.book = book if fits else None
        if self.book is not None:
            self.fields: tuple[RecordField, ...] = self.book.fields
        else:
            found = find_columns(sample, codec)
            self.fields, self.unread = found.fields, found.unread
        names = [f.name for f in self.fields]
        self.names = unique_names(names, len(names))

    def batch(self, cells: Any) -> "pa.RecordBatch":
        import pyarrow as pa

        return pa.RecordBatch.from_arrays(
            read_columns(self.fields, cells, self.codec, ebcdic=True), names=list(self.names)
        )

    def said(self, book: Copybook | None) -> Iterator[Problem]:
        if book is not None and self.book is None:
            detail = f"the copybook beside it is of {book.record_bytes:,} bytes and does not fit"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        if self.unread:
            detail = f"{self.unread:,} bytes of each record are neither text nor a packed number; a copybook would tell"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        if self.book is not None and self.book.varies:
            detail = "OCCURS DEPENDING ON: read as the highest number of times"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


def _fixed(given: Input, length: int, codec: str, book: Copybook | None) -> Iterator[Evidence]:
    size = given.payload.size_bytes
    rows = size // length
    seen: list[Any] = []

    def look(cells: Any, place: Place) -> Any:  # noqa: ARG001
        seen.append(cells.copy())

    source = RecordSource(given.payload, 0, length, rows, look)
    source.sample(_SAMPLE_ROWS, 1)
    import numpy as np

    reader = _Reader(codec, book, np.concatenate(seen), length)
    if not reader.fields:
        yield from _text(given.payload, codec, length)
        yield Problem(ProblemCode.PARTLY_READ, "extract", "EBCDIC records without columns; text only")
        return
    source.as_batch = lambda cells, place: reader.batch(cells)  # noqa: ARG005
    batches = (batch for batch, _ in source.read())
    yield Table("", reader.names, batches, reader.book is not None, 1, source)
    yield from reader.said(book)
    if size % length:
        detail = f"{size % length:,} bytes past the last record of {length:,}"
        yield Problem(ProblemCode.TRUNCATED, "extract", detail)
        yield from _text(given.payload, codec, None, rows * length)


def _variable(given: Input, form: VariableRecords, codec: str, book: Copybook | None) -> Iterator[Evidence]:
    source = SpanSource(given.payload, 0, form, 1, _BLANK, not_yet)
    lengths: Counter[int] = Counter()
    for found in source.look(_SAMPLE_ROWS, 1, longest=1):
        lengths.update(found.lengths.tolist())
    source.width = max([*lengths, book.record_bytes if book is not None else 1])
    import numpy as np

    sample = np.concatenate([found.cells for found in source.look(_SAMPLE_ROWS, 1)])
    width = book.record_bytes if book is not None and book.record_bytes >= max(lengths) else source.width
    reader = _Reader(codec, book, sample, width)
    source.as_batch = lambda records: _with_rest(reader, records)
    batches = (batch for batch, _ in source.read())
    yield Table("", reader.names, batches, reader.book is not None, 1, source)
    yield from reader.said(book)
    if source.place["offset"] < given.payload.size_bytes:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"records read up to byte {source.place['offset']:,}")
        yield from leftover(given.payload, source.place["offset"], given.limits)


def _with_rest(reader: _Reader, records: Records) -> "pa.RecordBatch":
    """What records longer than those of the sample have beyond goes to their last column."""
    import pyarrow as pa

    batch = reader.batch(records.cells)
    long = (records.lengths > records.cells.shape[1]).nonzero()[0].tolist()
    if not long:
        return batch
    charset = char_set(reader.codec)
    assert charset is not None
    last = batch.column(batch.num_columns - 1).to_pylist()
    for number in long:
        rest = "".join(charset.chars[b] for b in records.whole(number)[records.cells.shape[1] :])
        last[number] = f"{last[number] or ''} {rest.strip()}".strip()
    arrays = [*batch.columns[:-1], pa.array(last, pa.string())]
    return pa.RecordBatch.from_arrays(arrays, names=list(reader.names))


def _lines(payload: Payload, codec: str, end: int) -> Iterator[Evidence]:
    """Text with line ends; where all lines are of one length and in columns, a table."""
    source = SpanSource(payload, 0, Lines(end, _BLANK), 1, _BLANK, not_yet)
    lengths: Counter[int] = Counter()
    for found in source.look(_SAMPLE_ROWS, 1, longest=1):
        lengths.update(found.lengths.tolist())
    usual, count = lengths.most_common(1)[0] if lengths else (0, 0)
    if usual < 16 or count < 0.95 * lengths.total() or count < 8:
        yield from _text(payload, codec, None)
        return
    import numpy as np

    source.width = usual
    looked = source.look(_SAMPLE_ROWS, 1)
    reader = _Reader(codec, None, np.concatenate([found.cells for found in looked]), usual)
    if len(reader.fields) < 3:
        yield from _text(payload, codec, None)
        return
    source.as_batch = lambda records: _with_rest(reader, records)
    yield Table("", reader.names, (batch for batch, _ in source.read()), False, 1, source)
    yield from reader.said(None)


def _text(payload: Payload, codec: str, width: int | None, start: int = 0) -> Iterator[Evidence]:
    """Readable characters in stretches; a line for each record where their length is known."""
    charset = char_set(codec)
    assert charset is not None
    table = dict(enumerate(charset.chars)) | {0x15: "\n", 0x25: "\n"}
    offset, line = 0, 1
    block = _TEXT_BLOCK // (width or 1) * (width or 1) or width or _TEXT_BLOCK
    with payload.open() as stream:
        stream.seek(start)
        while data := stream.read(block):
            text = data.decode("latin-1").translate(table)
            text = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
            if width:
                text = "\n".join(text[at : at + width] for at in range(0, len(text), width))
            yield Text(text, offset=offset, first_line=line)
            offset += len(text)
            line += text.count("\n") + bool(width)


EXTRACTOR = Extractor(
    id="ebcdic",
    title="Mainframe data (EBCDIC)",
    media_types=(EBCDIC,),
    extract=extract,
    probe=probe,
    extensions=(".ebc", ".ebcdic"),
    priority=25,
    library="own; numpy",
    reads="code pages 037, 500, 1140 and 1047; records of one length (found by their likeness), variable records with "
    "record and block words, lines; text columns, zoned and packed numbers found in a sample, or all fields by a COBOL "
    "copybook of the same name beside the file (binary and floating-point ones too)",
    not_read="binary numbers without a copybook (told); files that mix records of several layouts are read by one",
)
