"""Lotus 1-2-3 (wks, wk1, wk3, wk4, 123), Symphony and Quattro Pro (wq1, wq2, wb1 to wb3): records of cells ("Lotus File
Formats for 1-2-3, Symphony & Jazz", 1986; what came later as libwps documents it)."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.office.ole_props import ole_facts
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.extract.table.lotus_cells import LATER, LAYOUTS, Layout
from pii_scan.extract.table.lotus_forms import Forms
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

LOTUS, QUATTRO, PERFECT_OFFICE = (
    "application/vnd.lotus-1-2-3",
    "application/x-quattro-pro",
    "application/vnd.wordperfect",
)
_BYTES_MAX = 64 << 20
_CELLS_MAX = 2_000_000
_COLUMNS_MAX = 256
_GAP_MAX = 1_000
_GAPS_MAX = 200_000
"""Empty rows that are given so that those below keep their numbers: in one gap, in all."""
_STREAM = "PerfectOffice_MAIN"
_BEGIN, _END, _FOOTER, _HEADER, _SHEET = 0x00, 0x01, 0x25, 0x26, 0x23
_FIRST_BYTES, _LATER_BYTES = 2, 26
_NAMED = 0x36B0


@dataclass(slots=True)
class _Read:
    """What a file's records hold."""

    cells: dict[tuple[int, int, int], str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    ended: bool = False
    locked: bool = False
    broken: int = 0
    lost: int = 0
    gaps: int = 0
    full: bool = False


def extract(given: Input) -> Iterator[Evidence]:
    """A table for each sheet; comments, headers and footers as texts.

    Raises:
        NotThisFormat: it does not begin as one of these.
    """
    data, compound = _bytes(given)
    layout = _layout(data)
    if layout is None:
        raise NotThisFormat
    if compound:
        with given.payload.open() as stream:
            yield from ole_facts(OleFile(stream))
    read = _read(data, layout)
    yield from _tables(read)
    if read.margins:
        yield Text("\n".join(read.margins), layer="header")
    if read.comments:
        yield Text("\n".join(read.comments), layer="comment")
    if read.locked:
        effect = Effect.PARTIAL if read.cells else Effect.SKIPPED
        yield Problem(ProblemCode.ENCRYPTED, "extract", "spreadsheet: behind a password", effect)
    elif read.full or given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "read up to 64 MiB and two million cells")
    elif not read.ended:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no end record")
    if read.broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{read.broken} cells are shorter than their kind")
    if read.lost:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{read.lost} cells stand outside of a sheet")


def _bytes(given: Input) -> tuple[bytes, bool]:
    """And whether they stand in a compound file."""
    if given.payload.head(1) == b"\0":
        return given.payload.read(_BYTES_MAX), False
    with given.payload.open() as stream:
        try:
            return OleFile(stream).read(_STREAM, _BYTES_MAX), True
        except (OleError, KeyError) as error:
            raise NotThisFormat from error


def _layout(data: bytes) -> Layout | None:
    """By the first record."""
    if len(data) < 6:
        return None
    kind, length, version = struct.unpack_from("<HHH", data)
    if kind != _BEGIN:
        return None
    if length == _LATER_BYTES:
        return LATER
    return LAYOUTS.get(version) if length == _FIRST_BYTES else None


def _read(data: bytes, layout: Layout) -> _Read:
    """Goes from record to record: kind, length, bytes."""
    read = _Read()
    forms = _forms(data, layout)
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        body = data[at + 4 : at + 4 + length]
        at += 4 + length
        if at > len(data) and kind not in layout.kinds:
            break
        if kind == _END:
            read.ended = True
            break
        if kind == layout.password and length:
            read.locked = True
            break
        if kind in layout.kinds:
            if len(read.cells) >= _CELLS_MAX:
                read.full = True
                break
            try:
                cell = layout.cell(kind, body, forms)
            except struct.error:
                read.broken += at <= len(data)
                continue
            if cell is not None and cell.comment:
                read.comments.append(cell.text)
            elif cell is not None and cell.column >= _COLUMNS_MAX:
                read.lost += 1
                read.comments.append(cell.text)
            elif cell is not None:
                read.cells[cell.sheet, cell.row, cell.column] = cell.text
        elif layout is not LATER and kind in (_HEADER, _FOOTER):
            if text := layout.decode(body.split(b"\0", 1)[0]).strip(" |"):
                read.margins.append(text)
        elif layout is LATER and kind == _SHEET and body[:2] == _NAMED.to_bytes(2, "little") and length > 4:
            read.names[body[2]] = layout.decode(body[4:].split(b"\0", 1)[0])
    return read


def _forms(data: bytes, layout: Layout) -> Forms:
    """Some files say of forms only after their cells."""
    forms = Forms()
    at = 0
    while layout.notes and at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        if kind == _END:
            break
        if kind in layout.notes:
            with suppress(struct.error):
                layout.notes[kind](data[at + 4 : at + 4 + length], forms)
        at += 4 + length
    return forms


def _tables(read: _Read) -> Iterator[Evidence]:
    places = sorted(read.cells)
    for sheet, on_it in groupby(places, key=lambda place: place[0]):
        name = read.names.get(sheet, f"sheet {sheet + 1}" if places[-1][0] else "")
        layout = lay_out(_rows(read, on_it))
        if layout.preamble:
            yield Text("\n".join("\t".join(row) for row in layout.preamble), layer="header", sheet=name or None)
        if layout.columns:
            yield to_table(name, layout)


def _rows(read: _Read, places: Iterator[tuple[int, int, int]]) -> Iterator[list[str | None]]:
    """Every row down to the last; long gaps are left out."""
    expected = 0
    for number, in_row in groupby(places, key=lambda place: place[1]):
        gap = number - expected
        if gap <= _GAP_MAX and read.gaps + gap <= _GAPS_MAX:
            read.gaps += gap
            yield from ([] for _ in range(gap))
        row: list[str | None] = []
        for place in in_row:
            row += [None] * (place[2] + 1 - len(row))
            row[place[2]] = read.cells[place]
        yield row
        expected = number + 1


def _begins(media_type: str, version: int) -> Signature:
    return Signature(media_type, b"\0\0\2\0" + version.to_bytes(2, "little"))


EXTRACTOR = Extractor(
    id="lotus",
    title="Lotus 1-2-3, Symphony and Quattro Pro (wks, wk1, wk3, wk4, 123, wr1, wq1, wq2, wb1, wb2, wb3)",
    media_types=(LOTUS, QUATTRO, PERFECT_OFFICE),
    extract=extract,
    signatures=tuple(_begins(QUATTRO if version > 0x0406 else LOTUS, version) for version in LAYOUTS),
    extensions=(".wks", ".wk1", ".wk3", ".wk4", ".123", ".wr1", ".wq1", ".wq2", ".wb1", ".wb2", ".wb3"),
    library="own",
    reads="all cells of all sheets as tables, results of formulas, dates, comments, headers and footers",
    not_read="files behind a password, formulas, charts; dates of 1-2-3 97 and later (123) and most of Quattro Pro for "
    "Windows stay the numbers that the file holds; Quattro Pro 9 and later (qpw) and Microsoft Works beyond their "
    "readable strings",
)
