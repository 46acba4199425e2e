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
from pii_scan.detect.composed_values import address_value, name_value, position_value
from pii_scan.detect.detector import Context
from pii_scan.detect.header_words import header_words
from pii_scan.detect.hit import RawHit
from pii_scan.detect.score import band_of, logistic
from pii_scan.detect.sieve import Sieve
from pii_scan.model.match import Band

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine

_WIDE = "  "
"""Columns of a listing stand two or more blanks apart."""
_BLOCKS = (
    *tuple(
        (mark, Sieve(rf"(?m)^(?:[^{mark}\n]*(?:[{mark}][^{mark}\n]*){{2,}}(?:\n[ \r]*)?(?:\n|$)){{2,}}"))
        for mark in ("\t", "|", ";", ",")
    ),
    (_WIDE, Sieve(r"(?m)^(?:[^\n]*?[^ \n] {2,}[^ \n][^\n]*? {2,}[^\n]+(?:\n|$)){2,}")),
)
_SPACED = re.compile(r"[^ \r]+(?: [^ \r]+)*")
_RULE = re.compile(r"[-:=+ ]*")
_MOST_CELLS = 20_000
"""A longer block is a table file that no reader took; its rows are read as lines."""
_NAMED = 2
"""So many cells of the first line must be known headers."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int


def table_hits(engine: "DetectEngine", text: str, context: Context, first_record: int) -> list[RawHit]:
    """Values of judged columns, at their places in the text."""
    out: list[RawHit] = []
    record = first_record
    for separator, sieve in _BLOCKS:
        if text.count(separator) < 4:
            continue
        for start, end in sieve.spans(text):
            lines = _rows(text[start:end], start, separator)
            header = next(lines, None)
            if header is None or not _headed(engine, header):
                continue
            rows = [header, *lines]
            if separator == _WIDE:
                # An empty cell shifts all behind it.
                rows = [row for row in rows if len(row) == len(header)]
            if len(rows) < 2 or sum(map(len, rows)) > _MOST_CELLS:
                continue
            out.extend(_block(engine, rows, context, record))
            record += len(rows)
    return out


def _rows(block: str, offset: int, separator: str) -> Iterator[list[_Cell]]:
    for line in block.split("\n"):
        cells = list(_spaced(line, offset) if separator == _WIDE else _cut(line, offset, separator))
        offset += len(line) + 1
        if separator == "|":
            cells = cells[1 if not cells[0].text else 0 : len(cells) - (not cells[-1].text)]
        if cells and not all(_RULE.fullmatch(cell.text) for cell in cells):
            yield cells


def _cut(line: str, offset: int, separator: str) -> Iterator[_Cell]:
    for piece in line.split(separator):
        bare = piece.strip(" \r*`")
        yield _Cell(bare, offset + (piece.find(bare) if bare else 0))
        offset += len(piece) + len(separator)


def _spaced(line: str, offset: int) -> Iterator[_Cell]:
    for cell in _SPACED.finditer(line):
        yield _Cell(cell.group(), offset + cell.start())


def _headed(engine: "DetectEngine", first: list[_Cell]) -> bool:
    if any(len(cell.text) > 40 or sum(map(str.isdigit, cell.text)) > 3 for cell in first):
        return False
    words = [header_words(cell.text) for cell in first]
    known = sum(engine.is_header(w) for w in words if w)
    # A row of a form also holds two labels, but then one of its neighbours is a value.
    return known >= _NAMED and known >= 0.5 * sum(bool(w) for w in words)


def _block(engine: "DetectEngine", rows: list[list[_Cell]], context: Context, record: int) -> Iterator[RawHit]:
    header, body = rows[0], rows[1:]
    width = len(header)
    names = [cell.text for cell in header]
    cells = [[row[i].text if i < len(row) else None for row in body] for i in range(width)]
    columns = settle([judge_column(engine.detectors, n, c, context) for n, c in zip(names, cells, strict=True)])
    together = compose(names)
    groups = (*(g.indices for g in together.names), *(a.indices for a in together.addresses), *together.positions)
    used = {index for group in groups for index in group}
    alone = [(i, column) for i, column in enumerate(columns) if i not in used]
    for n, row in enumerate(body):
        yield from _together(row, together, record + n)
        for i, column in alone:
            hit = _hit(column, row[i], record + n) if i < len(row) else None
            if hit is not None:
                issuer = together.license_state
                code = code_of(row[issuer].text) if issuer is not None and issuer < len(row) else ""
                own = hit.kind in {"us_driver_license", "us_state_id"} and code and not hit.qualifier
                yield replace(hit, qualifier=f"US-{code}") if own else hit


def _hit(column: Column, cell: _Cell, record: int) -> RawHit | None:
    read = column.cell(cell.text) if cell.text else None
    if read is None:
        return None
    accepted, verdict = read
    confidence = logistic(accepted.base + verdict.log_odds)
    band = band_of(confidence, verdict.dummy)
    kind = accepted.detector.kind.id
    if band is None:
        return None
    reasons = (f"column:{kind}", *(("header",) if accepted.header else ()), *verdict.reasons)
    end = cell.start + len(cell.text)
    return RawHit(
        kind, kind, cell.start, end, cell.text, verdict.normal, confidence, band, reasons,
        verdict.qualifier, verdict.attributes, record,
    )  # fmt: skip


def _together(row: list[_Cell], together: Composition, record: int) -> Iterator[RawHit]:
    """First and last names, and the parts of an address, as one value over their cells."""
    texts: list[str | None] = [cell.text or None for cell in row]
    read = [
        *(
            ("person_name", names.indices, name_value(names, texts))
            for names in together.names
            if _fits(names.indices, row)
        ),
        *(("us_address", a.indices, address_value(a, texts)) for a in together.addresses if _fits(a.indices, row)),
        *(("gps_location", pair, position_value(pair, texts)) for pair in together.positions if _fits(pair, row)),
    ]
    for kind, indices, value in read:
        if value is None:
            continue
        raw, normal, confidence, attributes = value
        places = [row[i] for i in indices if row[i].text]
        if not places or band_of(confidence, False) is not Band.HIGH:
            continue
        first, last = min(p.start for p in places), max(p.start + len(p.text) for p in places)
        if last - first > sum(len(p.text) for p in places) + 4 * len(places):
            # Other values stand between: the first cell's place, so that none of them is covered.
            first, last = places[0].start, places[0].start + len(places[0].text)
        yield RawHit(
            kind, kind, first, last, raw, normal, confidence, Band.HIGH, (f"column:{kind}", "composed"),
            attributes=attributes, record=record,
        )  # fmt: skip


def _fits(indices: tuple[int, ...], row: list[_Cell]) -> bool:
    return max(indices) < len(row)


def adopt(loose: Sequence[RawHit], rows: Sequence[RawHit]) -> list[RawHit]:
    """Both without overlaps: cells of judged columns first, and what stands beside them joins their row."""
    ordered = sorted(rows, key=lambda hit: (hit.start, hit.end))
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
    for hit in loose:
        n = bisect_right(cells, hit.start) - 1
        if hit.placed and ((n >= 0 and kept[n].end > hit.start) or (n + 1 < len(kept) and kept[n + 1].start < hit.end)):
            continue
        r = bisect_right(starts, hit.start) - 1
        if hit.placed and hit.record is None and r >= 0 and hit.end <= by_place[r][1]:
            hit = replace(hit, record=by_place[r][2])
        out.append(hit)
    return sorted(out, key=lambda hit: (hit.start, hit.end, hit.kind))
