"""Text in columns of fixed width: lines of one length, or a ruler of dashes under the header, or a copybook beside."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.records.cells import one_byte, text_column
from pii_scan.extract.records.copybook import Copybook, read_copybook
from pii_scan.extract.records.edges import BLANK, OTHER, Span, classes_of, spans
from pii_scan.extract.records.headings import fitted, heading_of, listing
from pii_scan.extract.records.layout import RecordField, read_columns
from pii_scan.extract.records.sibling import beside
from pii_scan.extract.records.span_source import Records, SpanSource, not_yet
from pii_scan.extract.records.splitters import Lines
from pii_scan.extract.table.batches import LOOK_ROWS, Layout, lay_out, to_table, unique_names
from pii_scan.extract.text.decode import choose_encoding
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

FIXED = "text/x-fixed-width"
COPYBOOKS = (".cpy", ".cbl", ".cob", ".copy", ".copybook", ".lay", ".layout")
_NAMED = (".dat", ".fwf", ".fix", ".fixed", ".prn", ".asc", ".sdf", ".fw")
_WHOLE_BYTES = 256 << 20
_SAMPLE_ROWS = 4000
_HEADED_ROWS = 200
_WIDEST = 32_768
_RULER = re.compile(r"^\s*(?:[-=]{2,}[ \t+|]+)+[-=]{2,}\s*$")
_LOG_LINE = re.compile(
    r"^\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\S+ \S+ \S+ \[)"
)


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None or text.lstrip()[:1] in "<{[":
        return None
    lines = text.splitlines()
    if len(head) >= 8192 and len(lines) > 1:
        lines = lines[:-1]
    lines = [line for line in lines if line.strip()]
    if any(_RULER.match(line) and "-" in line for line in lines[:12]) and len(lines) >= 3:
        return FIXED if _ruler_spans(lines) else None
    named = name.lower().endswith(_NAMED)
    if len(lines) < (4 if named else 8) or sum(bool(_LOG_LINE.match(line)) for line in lines) > len(lines) / 2:
        return None
    if _of_one_length(lines) and len(_spans_of(lines)) >= 3:
        return FIXED
    return FIXED if listing(lines) is not None else None


def _of_one_length(lines: Sequence[str]) -> bool:
    lengths = Counter(map(len, lines))
    usual, count = lengths.most_common(1)[0]
    return 16 <= usual <= _WIDEST and count >= 0.95 * len(lines)


def _spans_of(lines: Sequence[str]) -> list[Span]:
    """Columns of lines that are text in columns; none for base64, machine-readable zones and the like."""
    import numpy as np

    width = Counter(map(len, lines)).most_common(1)[0][0]
    rows = [line.encode("latin-1", "replace")[:width].ljust(width) for line in lines if len(line) <= width]
    cells = np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), width)
    # Code, markup and zones of documents are full of signs; columns of values are not.
    if (classes_of("latin-1")[cells] == OTHER).mean() > 0.2:
        return []
    return spans(cells, "latin-1")


def _ruler_spans(lines: Sequence[str]) -> list[Span]:
    """The columns that a ruler draws; none where the lines below do not keep to it."""
    at = next((n for n, line in enumerate(lines[:12]) if _RULER.match(line)), None)
    if at is None:
        return []
    found = [(m.start(), m.end()) for m in re.finditer(r"[-=]+", lines[at])]
    below = lines[at + 1 : at + 200]
    if len(found) < 2 or not below:
        return []
    gaps = [(a[1], b[0]) for a, b in itertools.pairwise(found)]
    kept = sum(all(not line[a:b].strip(" \t|") for a, b in gaps) for line in below)
    if kept < 0.8 * len(below):
        return []
    # What stands beyond the last column belongs to it.
    return [(a, b[0]) for (a, _), b in itertools.pairwise(found)] + [(found[-1][0], _WIDEST)]


def extract(given: Input) -> Iterator[Evidence]:
    """One Table; lines above the header come as Text."""
    encoding = choose_encoding(given.payload).name
    book = _copybook(given)
    single = _single_byte(given.payload, encoding)
    if single is None:
        yield from _decoded(given.payload, encoding)
        return
    source = SpanSource(given.payload, _mark(given.payload), Lines(), _WIDEST, 0x20, not_yet)
    looked = source.look(_SAMPLE_ROWS, 1, longest=1)
    lengths = Counter(int(n) for found in looked for n in found.lengths)
    if not lengths:
        raise NotThisFormat
    lines = [found.whole(n).decode("latin-1") for found in looked[:1] for n in range(len(found.starts))]
    ruled = _ruler_spans(lines)
    filled = [line for line in lines if line.strip()]
    listed = None if ruled or not filled or _of_one_length(filled) else listing(filled)
    source.width = min(max(lengths), _WIDEST)
    if book is not None and book.record_bytes >= max(lengths):
        source.width = book.record_bytes
        yield from _by_copybook(source, book, single)
        return
    if listed is not None:
        ruled = [*listed.spans[:-1], (listed.spans[-1][0], _WIDEST)]
    found = ruled or _sampled_spans(source, lengths, single, heading_of(lines[:_HEADED_ROWS]))
    if len(found) < (2 if ruled else 3):
        raise NotThisFormat
    # Lines beyond the usual length keep what they have more in their last column.
    source.width = max(source.width, found[-1][0] + 1) if ruled else found[-1][1]
    heading = listed.heading if listed is not None else None
    yield from _table(given.payload, source, [(a, min(b, source.width)) for a, b in found], single, heading)


def _single_byte(payload: Payload, encoding: str) -> str | None:
    """A codec by which bytes are characters; None where lines are to be decoded first."""
    if encoding.startswith("utf-8"):
        # A few letters of two bytes further on only widen their own cell.
        return "utf-8" if payload.head(1 << 20).lstrip(b"\xef\xbb\xbf").isascii() else None
    return encoding if one_byte(encoding) else None


def _mark(payload: Payload) -> int:
    return 3 if payload.head(3) == b"\xef\xbb\xbf" else 0


def _copybook(given: Input) -> Copybook | None:
    found = beside(given, COPYBOOKS)
    return read_copybook(found.read(1 << 20).decode("latin-1")) if found is not None else None


def _sampled_spans(source: SpanSource, lengths: Counter[int], codec: str, heading: str | None) -> list[Span]:
    import numpy as np

    usual, count = lengths.most_common(1)[0]
    if count < 0.9 * lengths.total():
        return []
    looked = source.look(_SAMPLE_ROWS, 1, longest=usual)
    cells = np.concatenate([found.cells[found.lengths == usual] for found in looked])
    if heading is None or len(heading) > cells.shape[1]:
        return spans(cells, codec)
    # Names fill places that values leave free, and hide edges.
    name = np.frombuffer(heading.encode("latin-1", "replace").ljust(cells.shape[1]), np.uint8)
    values = cells[~(cells == name).all(axis=1)]
    if len(values) < 2:
        return spans(cells, codec)
    blank = (classes_of(codec)[values] == BLANK).all(axis=0).tolist()
    return fitted(spans(values, codec), heading, blank)


def _table(
    payload: Payload, source: SpanSource, found: list[Span], codec: str, heading: str | None = None
) -> Iterator[Evidence]:
    head: list[list[str | None]] = []
    titles: list[str] = []
    ends: list[int] = []
    ruled: int | None = None
    begin = source.start
    with payload.open() as stream:
        stream.seek(begin)
        data = stream.read(1 << 20)
        split = Lines().split(data, len(data) + begin >= payload.size_bytes)
        for start, length in list(zip(split.starts.tolist(), split.lengths.tolist(), strict=True))[:LOOK_ROWS]:
            line = data[start : start + length].decode(codec if codec != "utf-8" else "latin-1", "replace")
            if not _RULER.match(line):
                head.append([line[a:b].strip() or None for a, b in found])
                titles.append(line.strip())
                ends.append(begin + start + length)
                if heading is not None and ruled is None and line.rstrip() == heading:
                    ruled = len(head)
            elif ends:
                # The ruler belongs to the header.
                ends[-1] = begin + start + length
                ruled = len(head) if ruled is None and "-" in line else ruled
    layout = _under(head, titles, ruled) if ruled is not None else lay_out(head)
    if layout.preamble:
        yield Text("\n".join(" ".join(row) for row in layout.preamble), layer="header")
    if layout.has_header:
        source.start = ends[layout.first_row - 2]
    names = layout.columns if len(layout.columns) == len(found) else unique_names([], len(found))

    def batch(records: Records) -> "pa.RecordBatch":
        import pyarrow as pa

        arrays = [text_column(records.cells[:, a:b], codec) for a, b in found]
        _open_end(arrays, records, found[-1][0], codec)
        return pa.RecordBatch.from_arrays(arrays, names=list(names))

    source.as_batch = batch
    yield from _given(source, Table(
        "", names, (piece for piece, _ in source.read()), layout.has_header, layout.first_row, source
    ))  # fmt: skip


def _under(head: list[list[str | None]], lines: list[str], ruled: int) -> Layout:
    """The line above the ruler is the header, and what stands above that is a report's title, whole as it stands."""
    layout = lay_out(head[ruled - 1 :], True)
    above = [[line] for line in lines[: ruled - 1] if line]
    return replace(layout, preamble=above, first_row=layout.first_row + ruled - 1)


def _open_end(arrays: "list[pa.Array]", records: Records, start: int, codec: str) -> None:
    """What lines longer than usual have beyond belongs to their last column."""
    import pyarrow as pa

    long = (records.lengths > records.cells.shape[1]).nonzero()[0].tolist()
    if long:
        last = arrays[-1].to_pylist()
        for number in long:
            last[number] = records.whole(number)[start:].decode(codec, "replace").strip()
        arrays[-1] = pa.array(last, pa.string())


def _by_copybook(source: SpanSource, book: Copybook, codec: str) -> Iterator[Evidence]:
    fields: list[RecordField] = list(book.fields)
    names = unique_names([f.name for f in fields], len(fields))

    def batch(records: Records) -> "pa.RecordBatch":
        import pyarrow as pa

        arrays = read_columns(fields, records.cells, codec, ebcdic=False)
        _open_end(arrays, records, fields[-1].start, codec)
        return pa.RecordBatch.from_arrays(arrays, names=list(names))

    source.as_batch = batch
    yield from _given(source, Table("", names, (piece for piece, _ in source.read()), True, 1, source))


def _given(source: SpanSource, table: Table) -> Iterator[Evidence]:
    yield table
    if source.place["long"]:
        detail = f"{source.place['long']:,} lines longer than the others; their rest is in the last column"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if source.place["offset"] < source.payload.size_bytes:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"read up to byte {source.place['offset']:,}")


def _decoded(payload: Payload, encoding: str) -> Iterator[Evidence]:
    """Encodings of several bytes a character: columns are counted in characters."""
    if payload.size_bytes > _WHOLE_BYTES:
        raise NotThisFormat
    lines = [line for line in payload.read().decode(encoding, "replace").lstrip("\ufeff").splitlines() if line.strip()]
    step = max(1, len(lines) // _SAMPLE_ROWS)
    found = _ruler_spans(lines) or (_spans_of(lines[::step]) if lines and _of_one_length(lines[::step]) else [])
    if len(found) < 2:
        raise NotThisFormat
    found[-1] = (found[-1][0], max(map(len, lines)))
    layout: Layout = lay_out([line[a:b].strip() or None for a, b in found] for line in lines if not _RULER.match(line))
    if layout.preamble:
        yield Text("\n".join(" ".join(row) for row in layout.preamble), layer="header")
    yield to_table("", layout)


EXTRACTOR = Extractor(
    id="fixed_width",
    title="Fixed-width text",
    media_types=(FIXED,),
    extract=extract,
    probe=probe,
    extensions=_NAMED,
    priority=-5,
    library="own; numpy",
    reads="lines of one length cut at blank columns, changes between letters and digits, and dates inside of digits, "
    "all told from a sample; printed lists with titles and a line of names, with or without a ruler; by a COBOL "
    "copybook of the same name beside the file",
    not_read="edges inside of digits other than dates; copybooks for members of archives and objects of a store",
)
