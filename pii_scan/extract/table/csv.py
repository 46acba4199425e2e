"""Delimited text: comma, semicolon, tab, pipe and rarer ones, in any encoding (RFC 4180 and worse)."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.table.batches import LOOK_ROWS, Layout, lay_out, to_table
from pii_scan.extract.table.csv_lines import FIELD_MAX, CsvRows
from pii_scan.extract.table.csv_source import CsvSource, can_read
from pii_scan.extract.table.dialect import Dialect, find_dialect
from pii_scan.extract.text.decode import choose_encoding, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

CSV = "text/csv"
TSV = "text/tab-separated-values"
_SAMPLE = 64 << 10
LARGE = 4 << 20
"""Bytes from which a file is read in blocks."""
# Python's and Java's loggers put a comma before the milliseconds; that makes no columns.
_LOG_LINE = re.compile(r"^\W{0,2}\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d,\d{3}[\] ]")
_NAMED_SCORE = 0.3
_UNNAMED_SCORE = 0.62


def probe(head: bytes, name: str) -> str | None:
    """By the regularity of its lines; a name ending in .csv or .tsv lowers the bar."""
    text = head_text(head)
    if text is None or not text.strip():
        return None
    ending = name.lower().rsplit(".", 1)[-1]
    named = ending in {"csv", "tsv", "tab", "psv"}
    lines = text.splitlines()
    if len(head) >= 8192 and len(lines) > 1:
        lines = lines[:-1]
    if text.lstrip()[:1] in "<{[" and not named:
        return None
    if not named and sum(bool(_LOG_LINE.match(line)) for line in lines) > len(lines) / 2:
        return None
    found = find_dialect(["\n".join(lines)], _hint(name))
    if found is None:
        return CSV if named else None
    if named or (found.score >= _UNNAMED_SCORE and len(lines) >= 3 and found.delimiter in ",;\t|"):
        return TSV if found.delimiter == "\t" else CSV
    return None


def _hint(name: str) -> str | None:
    return {"csv": ",", "tsv": "\t", "tab": "\t", "psv": "|"}.get(name.lower().rsplit(".", 1)[-1])


def _samples(payload: Payload, encoding: str) -> list[str]:
    """The first 64 KiB and, in a large file, stretches of whole lines from two places further on."""
    out: list[str] = []
    size = payload.size_bytes
    wide = 4 if encoding.startswith("utf-32") else 2
    with payload.open() as stream:
        for at in (0, size // 3, 2 * size // 3):
            if at and size < 8 * _SAMPLE:
                break
            stream.seek(at // wide * wide)
            text = stream.read(_SAMPLE).decode(encoding if at == 0 else encoding.replace("-sig", ""), "replace")
            lines = text.lstrip("\ufeff").splitlines()
            lines = lines[1 if at else 0 : len(lines) - (1 if size > _SAMPLE and len(lines) > 1 else 0)]
            out.append("\n".join(lines))
    return [s for s in out if s.strip()]


def extract(given: Input) -> Iterator[Evidence]:
    """One Table; title rows above the header come as Text. A text without cells raises NotThisFormat."""
    payload = given.payload
    encoding = choose_encoding(payload)
    samples = _samples(payload, encoding.name)
    dialect = find_dialect(samples, _hint(given.name))
    if dialect is None or dialect.score < (_NAMED_SCORE if _hint(given.name) else _NAMED_SCORE / 2):
        if samples and _hint(given.name) and _one_column(samples[0]):
            dialect = Dialect("\x00")
        else:
            raise NotThisFormat
    if payload.size_bytes >= LARGE and can_read(encoding.name, dialect):
        yield from _large(payload, encoding.name, dialect)
    else:
        yield from _small(payload, encoding.name, dialect)
    yield from undecoded(encoding)


def _small(payload: Payload, encoding: str, dialect: Dialect) -> Iterator[Evidence]:
    """From the beginning to the end by the csv module."""
    losses: dict[str, int] = {"wide": 0, "refused": 0}
    layout = lay_out(_rows(payload, encoding, dialect, losses))
    yield from _preamble(layout)

    def wide(_: int) -> None:
        losses["wide"] += 1

    yield to_table("", layout, on_wide=wide)
    yield from _losses(losses["refused"], losses["wide"])


def _large(payload: Payload, encoding: str, dialect: Dialect) -> Iterator[Evidence]:
    """In blocks, from any of them on."""
    start = 3 if payload.head(3) == b"\xef\xbb\xbf" else 0
    head: list[list[str]] = []
    ends: list[int] = []
    with payload.open() as stream:
        rows = CsvRows(stream, encoding, dialect, start)
        for row in islice(rows, LOOK_ROWS):
            head.append(row)
            ends.append(rows.at)
    layout = lay_out(head)
    yield from _preamble(layout)
    if not layout.columns:
        return
    begin = ends[layout.first_row - 2] if layout.has_header else start
    refused = rows.refused if layout.has_header else 0
    source = CsvSource(payload, encoding, dialect, layout.columns, begin, refused)
    data = (batch for batch, _ in source.read())
    yield Table("", layout.columns, data, layout.has_header, layout.first_row, source)
    place = source.place
    yield from _losses(place["refused"], place["wide"])
    if place["offset"] != payload.size_bytes:
        detail = f"read up to byte {place['offset']:,} of {payload.size_bytes:,}"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


def _preamble(layout: Layout) -> Iterator[Evidence]:
    if layout.preamble:
        yield Text("\n".join(" ".join(row) for row in layout.preamble), layer="header")


def _losses(refused: int, wide: int) -> Iterator[Problem]:
    if refused:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{refused} rows refused by the reader")
    if wide:
        detail = f"{wide} rows had more cells than the header; the rest was joined to the last cell"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _one_column(sample: str) -> bool:
    lines = sample.splitlines()
    return bool(lines) and max(len(line) for line in lines) < 200


def _rows(payload: Payload, encoding: str, dialect: Dialect, losses: dict[str, int]) -> Iterator[list[str]]:
    csv.field_size_limit(FIELD_MAX)
    with payload.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        if dialect.delimiter == "\x00":
            for line in text:
                yield [line.rstrip("\r\n").strip('"')]
            return
        reader = csv.reader(
            text,
            delimiter=dialect.delimiter,
            quotechar=dialect.quote,
            doublequote=dialect.doubled,
            escapechar=dialect.escape,
        )
        while True:
            # A field past the limit is refused by the reader, which then goes on with the next line.
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                losses["refused"] += 1
                continue
            if row:
                yield row


EXTRACTOR = Extractor(
    id="csv",
    title="Delimited text (CSV, TSV)",
    media_types=(CSV, TSV),
    extract=extract,
    probe=probe,
    extensions=(".csv", ".tsv", ".tab", ".psv"),
    priority=-5,
    library="csv (standard library)",
    reads="comma, semicolon, tab and pipe tables with or without header, title rows above it, ragged rows",
    not_read="single fields above 16 Mi characters",
)
