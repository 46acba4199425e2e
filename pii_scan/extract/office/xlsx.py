"""Spreadsheets: every sheet as a Table, and what stands outside of the cells."""

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from html import unescape
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office import odf_crypt
from pii_scan.extract.office.biff_words import words_beside_cells
from pii_scan.extract.office.encrypted import unlocked
from pii_scan.extract.office.links import links
from pii_scan.extract.office.ole_package import old_office
from pii_scan.extract.office.ooxml_text import blocks
from pii_scan.extract.office.package import Package
from pii_scan.extract.office.pivot import pivot_parts, pivot_tables
from pii_scan.extract.office.properties import properties
from pii_scan.extract.office.sheet_size import too_sparse
from pii_scan.extract.office.sweep import sweep
from pii_scan.extract.office.workbook import Sheet, WorkbookError, calamine_sheets, openpyxl_sheets
from pii_scan.extract.office.xml_events import PartBrokenError, events
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_WORDS = re.compile(r"^xl/(?:comments\d*|threadedComments/\w+|drawings/drawing\d+|charts/chart\d+|persons/\w+)\.xml$")
_SILENT = re.compile(r"\.(?:xml|rels|vml)$|printerSettings|^xl/(?:worksheets|\w+\.bin)|^mimetype$|^\[Content", re.I)
_SHEET = re.compile(r"^xl/worksheets/\w+\.xml$")
_CELLS_END = b"</sheetData>"
_BESIDE = re.compile(
    r">([^<]+)<|\b(?:prompt|promptTitle|error|errorTitle|display|tooltip|location|name|password)=\"([^\"]+)\""
)
_BESIDE_MAX = 8 << 20
_STREAM_MAX = 256 << 20
_READING = re.compile(rb"<rPh\b[^>]{0,200}>(.{0,2000}?)</rPh>", re.DOTALL)
_DEFAULT_NAME = re.compile(r"^(?:sheet|tabelle|hoja|feuil|foglio)\s?\d*$", re.IGNORECASE)


def extract(given: Input) -> Iterator[Evidence]:
    """Tables sheet by sheet, then properties, comments, text boxes, links, pictures."""
    if given.media_type == XLS:
        with given.payload.open() as stream:
            if (yield from _sheets(given, calamine_sheets(stream))):
                yield from _beside_old_cells(stream)
                yield from old_office(stream, "xls")
            else:
                yield Problem(ProblemCode.UNSUPPORTED, "extract", "no workbook of Excel 95 or later")
        return
    with (
        given.payload.open() as stream,
        given.payload.open() as cells,
        closing(Package(stream, given.limits)) as package,
    ):
        names = [name.replace("\\", "/") for name in package.names()]
        if given.media_type == ODS and odf_crypt.encrypted(package):
            yield from odf_crypt.unlocked(given, package)
            return
        sparse = given.media_type == XLSX and too_sparse(package, names)
        if sparse or not (yield from _sheets(given, calamine_sheets(cells))):
            cells.seek(0)
            if given.media_type != XLSX or not (yield from _sheets(given, openpyxl_sheets(cells))):
                yield from _unread(package, names)
        yield from _around(package, names, given.media_type)
        yield from package.outside(given.payload)


def _beside_old_cells(stream: BinaryIO) -> Iterator[Evidence]:
    try:
        ole = OleFile(stream)
    except OleError:
        return
    for path in ole.streams():
        if path.lower() in ("workbook", "book"):
            said, around = words_beside_cells(ole.read(path, _STREAM_MAX))
            if said:
                yield Text(said, layer="comment")
            if around:
                yield Text(around, layer="properties")


def _sheets(given: Input, sheets: Iterator[Sheet]) -> Generator[Evidence, None, bool]:
    """Returns False where the workbook could not be opened and the caller may try another library."""
    failed = 0
    try:
        for sheet in sheets:
            failed += sheet.failed
            yield from _sheet(sheet)
    except WorkbookError as error:
        if error.encrypted:
            yield from unlocked(given, "workbook")
            return True
        return False
    if failed:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{failed} sheets could not be read")
    return True


def _unread(package: Package, names: list[str]) -> Iterator[Evidence]:
    """Neither library opens it: the strings of its parts, and a problem that says so."""
    for name in names:
        if name.lower().startswith(("xl/sharedstrings", "xl/worksheets/sheet")):
            text = carve(package.read(name))
            if text:
                yield Text(text, How.CARVED)
    yield Problem(ProblemCode.UNREADABLE, "extract", "no sheet could be read; readable strings only")


def _sheet(sheet: Sheet) -> Iterator[Evidence]:
    head = list(islice(sheet.rows, 1))
    if not head:
        return
    if not _DEFAULT_NAME.match(sheet.name):
        yield Text(sheet.name, How.NAME, layer="properties", sheet=sheet.name)
    layout = lay_out(chain(head, sheet.rows), first_row=sheet.first_row)
    if layout.preamble:
        yield Text("\n".join("\t".join(row) for row in layout.preamble), layer="header", sheet=sheet.name)
    if layout.columns:
        yield to_table(sheet.name, layout)


def _around(package: Package, names: list[str], media_type: str) -> Iterator[Evidence]:
    yield from properties(package)
    broken = 0
    taken = {n for n in names if _WORDS.match(n)}
    for name in sorted(taken):
        payload = package.payload(name)
        if payload is None:
            continue
        lines: list[str] = []
        try:
            for block in blocks(payload):
                lines += [block] if isinstance(block, str) else ["\t".join(row) for row in block.cells]
        except PartBrokenError:
            broken += 1
        text = "\n".join(line for line in lines if line.strip())
        if text:
            yield Text(text, layer="body" if "drawing" in name or "chart" in name else "comment")
    found = links(package, names, "xl/")
    if found:
        yield Text("\n".join(found), layer="properties")
    sheets = {n for n in names if _SHEET.match(n)}
    for name in sorted(sheets):
        if words := _beside_cells(package.payload(name)):
            yield Text(words, layer="properties")
    if readings := _readings(package.payload("xl/sharedStrings.xml")):
        yield Text(readings, layer="comment")
    pivots = pivot_parts(names)
    yield from pivot_tables(package, pivots)
    taken |= {*sheets, *pivots, *pivots.values()}
    if media_type == ODS:
        if notes := _ods_notes(package.payload("content.xml")):
            yield Text(notes, layer="comment")
        taken |= {n for n in names if n.endswith(("content.xml", "settings.xml", "meta.xml"))}
    yield from sweep(package, names, taken)
    yield from package.children("xlsx", [n for n in names if not _SILENT.search(n)])
    yield from package.problems()
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} parts end in damaged XML")


def _beside_cells(payload: Payload | None) -> str:
    """Headers, footers, prompts, lists of allowed values and links of a sheet: they stand behind its cells."""
    if payload is None:
        return ""
    held, behind = b"", False
    with payload.open() as stream:
        while block := stream.read(1 << 20):
            held += block
            if not behind:
                at = held.find(_CELLS_END)
                behind = at >= 0
                held = held[at:] if behind else held[-len(_CELLS_END) :]
            if len(held) >= _BESIDE_MAX:
                break
    if not behind:
        return ""
    found = (m[1] or m[2] for m in _BESIDE.finditer(held.decode("utf-8", "replace")))
    words = (" ".join(unescape(word).split()) for word in found)
    return "\n".join(dict.fromkeys(word for word in words if word))


def _readings(payload: Payload | None) -> str:
    """How names are pronounced (ECMA-376 part 1, 18.4.6): a reader of cells leaves it out. The first 8 MiB of them."""
    found: list[str] = []
    held = b""
    size = 0
    if payload is None:
        return ""
    with payload.open() as stream:
        while size < _BESIDE_MAX and (block := stream.read(1 << 20)):
            held += block
            done = 0
            for match in _READING.finditer(held):
                words = unescape(re.sub(r"<[^>]*>", "", match[1].decode("utf-8", "replace"))).strip()
                size += len(words)
                # A name is read in pieces, one for each of its letters at times.
                joined = found and done and b"</si>" not in held[done : match.start()]
                found[-1 if joined else len(found) :] = [found[-1] + words if joined else words]
                done = match.end()
            held = held[max(done, len(held) - 4096) :]
    return "\n".join(word for word in dict.fromkeys(found) if word)


def _ods_notes(payload: Payload | None) -> str:
    """Notes on cells (OpenDocument part 3, 14.1): they stand inside the cell, and no table reader shows them."""
    lines: list[str] = []
    pieces: list[list[str]] = []
    if payload is None:
        return ""
    try:
        for start, tag, node in events(payload):
            if not pieces and tag != "annotation":
                continue
            if start:
                if pieces:
                    pieces[-1].append(_text_before(node))
                pieces.append([])
                continue
            words = "".join([*pieces.pop(), (node[-1].tail if len(node) else node.text) or ""])
            if pieces and tag not in ("p", "creator", "date"):
                pieces[-1].append(words)
            elif words.strip():
                lines.append(words.strip())
    except PartBrokenError:
        # The reader of the cells says so.
        pass
    return "\n".join(lines)


def _text_before(node: "_Element") -> str:
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        return before.tail or ""
    return (parent.text or "") if parent is not None else ""


EXTRACTOR = Extractor(
    id="xlsx",
    title="Spreadsheet (xlsx, xlsm, xlsb, xls, ods)",
    media_types=(XLSX, XLSB, XLS, ODS, "application/vnd.ms-excel.sheet.macroenabled.12"),
    extract=extract,
    extensions=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xltx"),
    library="python-calamine, openpyxl, lxml",
    reads="all sheets, hidden ones too; title rows, comments, text boxes, charts, links, properties, pictures; "
    "pivot caches, copies of linked workbooks, connections, names, headers and footers, notes",
    not_read="workbooks that no password of the list opens; number formats (a leading zero shown only by a format); "
    "formulas without a stored result",
)
