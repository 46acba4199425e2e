"""Tables inside a text: lines of cells parted by tabs or bars, as pages, documents and notes hold them.

Their columns are judged like those of a table file, so a header counts for all rows below it, and each row
is one record.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_scan.detect.column import Column, judge_column, settle
from pii_scan.detect.compose import Composition, code_of, compose
from pii_scan.detect.composed_values import Value, address_value, name_value, position_value
from pii_scan.detect.detector import Context
from pii_scan.detect.header_words import header_words
from pii_scan.detect.hit import RawHit
from pii_scan.detect.score import band_of, logistic
from pii_scan.detect.text_rows import RULE, WIDE, Row, align, cut_row
from pii_scan.model.match import Band

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine

_SEPARATORS = ("\t", "|", ";", ",", WIDE)
_FEWEST = 2
"""Separators of a row."""
_SURE_SEPARATORS = ("\t", "|")
"""These part cells wherever they stand: two columns are a table."""
_COPY = re.compile(r"\s*COPY [^()\n]{1,200}\(([^()\n]{1,2000})\) FROM (?i:stdin)\b")
"""pg_dump's rows, parted by tabs, follow in the lines below."""
_RULED = re.compile(r"[ \t\r]*[|+]?[ \t]*:?-{2,}[-:=+| \t\r]*")
"""The line below the header of a drawn table: Markdown's, psql's, mysql's."""
_FOUR_DIGITS = re.compile(r"\d\S?\d\S?\d\S?\d")
_NO_HEADER = re.compile(r"[{}=\\]")
"""Code, not column names."""
_MOST_WORDS = 7
"""Of a column's name; longer stretches between commas are prose."""
_DIGIT = re.compile(r"\d")
_MOST_CELLS = 20_000
"""A longer block is a table file that no reader took; its rows are read as lines."""
_BLOT = "\x01"
_HEADER_CHARS = 40
_NAMED = 2
"""So many cells of the first line must be known headers."""


@dataclass(frozen=True, slots=True)
class TableHits:
    """Values of judged columns at their places, and the stretches that need no further reading."""

    hits: tuple[RawHit, ...]
    read: tuple[tuple[int, int], ...]
    headers: tuple[tuple[int, int], ...] = ()
    """Where the column names of such tables stand: no value does."""


def table_hits(engine: "DetectEngine", text: str, context: Context, first_record: int) -> TableHits:
    """Values of judged columns, at their places in the text."""
    out: list[RawHit] = []
    headers: list[tuple[int, int]] = []
    record = first_record
    lines = text.split("\n")
    for separator in _SEPARATORS:
        if text.count(separator) < (2 if separator in _SURE_SEPARATORS else 2 * _FEWEST):
            continue
        for rows in _tables(engine, text, lines, separator):
            if separator == WIDE:
                # An empty cell shifts all behind it.
                full, head = len(rows[0].cells), rows[0]
                fitted = (row if len(row.cells) == full else align(row, head) for row in rows)
                rows = [row for row in fitted if row is not None]
            if len(rows) < 2 or sum(len(row.cells) for row in rows) > _MOST_CELLS:
                continue
            found = list(_block(engine, rows, context, record))
            out.extend(found)
            if found:
                headers.append((rows[0].offset, rows[0].starts()[-1] + len(rows[0].cells[-1])))
            record += len(rows)
    return TableHits(tuple(out), tuple(sorted((hit.start, hit.end) for hit in out)), tuple(sorted(headers)))


def _tables(engine: "DetectEngine", text: str, lines: Sequence[str], separator: str) -> Iterator[list[Row]]:
    """Each header with the rows below it; a single empty line may stand between rows."""
    offsets, cut = _cut_lines(text, lines, separator)
    rows: list[Row] = []
    last = -1
    for number in cut:
        line, begin = lines[number], offsets[number]
        if rows and not _goes_on(lines, last, number):
            yield rows
            rows = []
        last = number
        if separator == "\t" and (copy := _COPY.match(line)) is not None:
            if rows:
                yield rows
            names = [name.strip(' "`') for name in copy.group(1).split(",")]
            rows = [Row(names, names, begin, 1)]
            continue
        if not rows and (_NO_HEADER.search(line) or max(map(len, line.split(separator))) > _HEADER_CHARS):
            continue
        row = cut_row(line, begin, separator)
        if row is None:
            # A rule.
            continue
        ruled = number + 1 < len(lines) and _RULED.fullmatch(lines[number + 1]) is not None
        regular = not rows and not ruled and _above_like_rows(lines, number, separator)
        if _headed(engine, row, ruled=ruled, least=_least(row, separator, ruled=ruled, regular=regular)):
            if rows:
                yield rows
            rows = [row]
        elif rows and 2 * len(row.cells) >= len(rows[0].cells):
            rows.append(row)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _cut_lines(text: str, lines: Sequence[str], separator: str) -> tuple[list[int], list[int]]:
    """Where each line begins, and the lines that hold enough separators; with tabs also where pg_dump's rows begin."""
    import numpy as np

    ends = np.cumsum(np.fromiter(map(len, lines), np.int64, len(lines)) + 1)
    fewest = 1 if separator in _SURE_SEPARATORS else _FEWEST
    found = np.fromiter((m.start() for m in re.finditer(re.escape(separator), text)), np.int64)
    held = np.bincount(np.searchsorted(ends, found, "right"), minlength=len(lines)) >= fewest
    cut = np.flatnonzero(held).tolist()
    if separator == WIDE:
        # Blanks in front of a line part nothing.
        cut = [n for n in cut if lines[n].lstrip().count(separator) >= fewest]
    if separator == "\t" and "COPY " in text:
        cut = sorted({*cut, *(n for n, line in enumerate(lines) if _COPY.match(line) is not None)})
    return (ends - np.fromiter(map(len, lines), np.int64, len(lines)) - 1).tolist(), cut


def _goes_on(lines: Sequence[str], last: int, number: int) -> bool:
    """Whether nothing that parts a table stands between two of its lines: rules do not, nor does one empty line."""
    blank = False
    for line in lines[last + 1 : number]:
        empty = not line.strip()
        if (empty and blank) or not (empty or RULE.fullmatch(line.strip())):
            return False
        blank = empty
    return True


def without(text: str, read: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches blotted out: nothing is looked for there a second time."""
    if not read:
        return text
    parts: list[str] = []
    at = 0
    for start, end in read:
        if start >= at:
            parts += (text[at:start], _BLOT * (end - start))
            at = end
    parts.append(text[at:])
    return "".join(parts)


def _above_like_rows(lines: Sequence[str], number: int, separator: str) -> bool:
    """Whether a line without digits stands over two with as many cells that hold some; a listing's may be empty."""
    line, below = lines[number], lines[number + 1 : number + 3]
    if _DIGIT.search(line) is not None or len(below) < 2 or not all(_DIGIT.search(row) for row in below):
        return False
    if separator == WIDE:
        return all(len(row.strip().split(WIDE)) > _FEWEST for row in below)
    return line.count(separator) >= _FEWEST and all(row.count(separator) == line.count(separator) for row in below)


def _least(first: Row, separator: str, *, ruled: bool, regular: bool) -> int:
    """How many cells must be known headers: two and half of all; one above a rule or like rows, of a listing two."""
    if regular:
        return 1 if separator != WIDE else _NAMED
    return max(1 if ruled else _NAMED, (sum(map(bool, map(header_words, first.cells))) + 1) // 2)


def _headed(engine: "DetectEngine", first: Row, *, ruled: bool, least: int) -> bool:
    """Whether so many cells are known headers."""
    if len(first.cells) < 2 or max(map(len, first.cells)) > _HEADER_CHARS or _FOUR_DIGITS.search(" ".join(first.cells)):
        return False
    words = [w for w in map(header_words, first.cells) if w]
    if len(first.cells) == 2 and not ruled:
        # A row of a form also holds two labels, but then one of its neighbours is a value.
        return len(words) == 2 and all(map(engine.is_header, words))
    # Most lines are no header: their first words say so, and each word never seen before costs some 50 µs.
    known = 0
    for n, w in enumerate(words):
        if known + len(words) - n < least:
            return False
        known += w.count(" ") < _MOST_WORDS and engine.is_header(w)
    return known >= least


def _block(engine: "DetectEngine", rows: list[Row], context: Context, record: int) -> Iterator[RawHit]:
    header, body = rows[0], rows[1:]
    width = len(header.cells)
    names = header.cells
    together = compose(names)
    groups = (*(g.indices for g in together.names), *(a.indices for a in together.addresses), *together.positions)
    used = {index for group in groups for index in group}
    alone = [i for i in range(width) if i not in used]
    cells = ([row.cells[i] if i < len(row.cells) else None for row in body] for i in alone)
    columns = settle([judge_column(engine.detectors, names[i], c, context) for i, c in zip(alone, cells, strict=True)])
    readers = [(i, _CellHits(column)) for i, column in zip(alone, columns, strict=True) if column.accepted]
    issuer = together.license_state
    for n, row in enumerate(body):
        starts = row.starts()
        yield from _together(row, starts, together, record + n)
        for i, reader in readers:
            hit = reader.hit(row.cells[i], starts[i], record + n) if i < len(starts) else None
            if hit is not None:
                code = code_of(row.cells[issuer]) if issuer is not None and issuer < len(row.cells) else ""
                own = hit.kind in {"us_driver_license", "us_state_id"} and code and not hit.qualifier
                yield replace(hit, qualifier=f"US-{code}") if own else hit


class _CellHits:
    """Reads one column; what hits of equal odds share is made once."""

    def __init__(self, column: Column) -> None:
        self._read = column.cell
        self._shared: dict[tuple[int, float, bool, tuple[str, ...]], tuple[float, Band | None, tuple[str, ...]]] = {}

    def hit(self, cell: str, start: int, record: int) -> RawHit | None:
        read = self._read(cell) if cell else None
        if read is None:
            return None
        accepted, verdict = read
        kind = accepted.detector.kind.id
        key = (id(accepted), verdict.log_odds, verdict.dummy, verdict.reasons)
        shared = self._shared.get(key)
        if shared is None:
            confidence = logistic(accepted.base + verdict.log_odds)
            reasons = (f"column:{kind}", *(("header",) if accepted.header else ()), *verdict.reasons)
            shared = self._shared[key] = (confidence, band_of(confidence, verdict.dummy), reasons)
        confidence, band, reasons = shared
        if band is None:
            return None
        return RawHit(
            kind, kind, start, start + len(cell), cell, verdict.normal, confidence, band, reasons,
            verdict.qualifier, verdict.attributes, record,
        )  # fmt: skip


def _together(row: Row, starts: list[int], together: Composition, record: int) -> Iterator[RawHit]:
    """First and last names, and the parts of an address, as one value over their cells."""
    texts: list[str | None] = [cell or None for cell in row.cells]
    size = len(texts)
    read: list[tuple[str, tuple[int, ...], Value | None]] = [
        *(("person_name", g.indices, name_value(g, texts)) for g in together.names if max(g.indices) < size),
        *(("us_address", a.indices, address_value(a, texts)) for a in together.addresses if max(a.indices) < size),
        *(("gps_location", pair, position_value(pair, texts)) for pair in together.positions if max(pair) < size),
    ]
    for kind, indices, value in read:
        if value is None:
            continue
        raw, normal, confidence, attributes = value
        places = [(starts[i], row.cells[i]) for i in indices if row.cells[i]]
        if not places or band_of(confidence, False) is not Band.HIGH:
            continue
        first, last = min(start for start, _ in places), max(start + len(cell) for start, cell in places)
        if last - first > sum(len(cell) for _, cell in places) + 4 * len(places):
            # Other values stand between: the first cell's place, so that none of them is covered.
            first, last = places[0][0], places[0][0] + len(places[0][1])
        yield RawHit(
            kind, kind, first, last, raw, normal, confidence, Band.HIGH, (f"column:{kind}", "composed"),
            attributes=attributes, record=record,
        )  # fmt: skip


def adopt(loose: Sequence[RawHit], tables: TableHits) -> list[RawHit]:
    """Both without overlaps: cells of judged columns first, and what stands beside them joins their row."""
    ordered = sorted(tables.hits, key=lambda hit: (hit.start, hit.end))
    kept: list[RawHit] = []
    for hit in ordered:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    spans: dict[int, tuple[int, int]] = {}
    for hit in kept:
        first, last = spans.get(hit.record or 0, (hit.start, hit.end))
        spans[hit.record or 0] = (min(first, hit.start), max(last, hit.end))
    by_place = sorted((first, last, record) for record, (first, last) in spans.items())
    starts = [first for first, _, _ in by_place]
    cells = [hit.start for hit in kept]
    out = list(kept)
    named = [start for start, _ in tables.headers]
    for hit in loose:
        h = bisect_right(named, hit.start) - 1
        if hit.placed and h >= 0 and hit.end <= tables.headers[h][1]:
            continue
        n = bisect_right(cells, hit.start) - 1
        if hit.placed and ((n >= 0 and kept[n].end > hit.start) or (n + 1 < len(kept) and kept[n + 1].start < hit.end)):
            continue
        r = bisect_right(starts, hit.start) - 1
        if hit.placed and hit.record is None and r >= 0 and hit.end <= by_place[r][1]:
            hit = replace(hit, record=by_place[r][2])
        out.append(hit)
    return sorted(out, key=lambda hit: (hit.start, hit.end, hit.kind))
