"""report.xlsx: the totals and the items as a workbook, for people who work in one."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pii_scan.model.match import Band
from pii_scan.model.state import Risk
from pii_scan.report import coverage, items, jurisdictions, law
from pii_scan.report.escape import csv_cell, xml_text
from pii_scan.report.headline import sentences, worst_level
from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell
from pii_scan.report.view import View
from pii_scan.report.words import class_rank, class_title, document_title

_ROWS = 1_048_575
"""A sheet's rows below its header (ECMA-376)."""
_CELL_CHARS = 32_767
_EPOCH = datetime.datetime(1980, 1, 1)
"""Written as the time of creation, so that equal runs make equal files."""


def _write(view: View, path: Path) -> None:
    import xlsxwriter

    # Rows pass through a temporary file: beside the report, not in a folder that others read.
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "Personal data exposure report", "created": _EPOCH})
        _sheet(book, "Summary", ("What", "Figure"), _summary(view), (34, 90))
        _sheet(book, "Classes", ("class", "title", "items", "distinct", "places", "possible"), _classes(view), (20, 40))
        _sheet(
            book, "Kinds", ("kind", "class", "items", "distinct", "places", "possible", "dummy"), _kinds(view), (28, 20)
        )
        _sheet(book, "Documents", ("document_type", "title", "items"), _documents(view), (28, 32))
        _sheet(book, "Residents", jurisdictions.HEADER, jurisdictions.rows(view), (8, 24))
        if view.law is not None:
            _sheet(book, "Duty to notify", ("state", "name", *law.HEADER, law.NOT_ADVICE), law.rows(view), (8, 24, 14))
        _sheet(book, "Items", items.HEADER, items.rows(view), (80, 20))
        _sheet(book, "Coverage", coverage.HEADER, coverage.rows(view), (80, 12, 24, 50))


def _sheet(book: Any, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, header, book.add_format({"bold": True, "bottom": 1}))
    rows = iter(rows)
    number = 0
    for number, row in enumerate(islice(rows, _ROWS - 1), start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, xml_text(csv_cell(cell))[:_CELL_CHARS])
            elif cell is not None:
                sheet.write_number(number, column, cell)
    if next(rows, None) is not None:
        sheet.write_string(number + 1, 0, "More rows than a sheet holds: the CSV of the same name has them all.")


def _summary(view: View) -> Iterable[Sequence[Cell]]:
    yield "worst risk", worst_level(view)
    for text in sentences(view):
        yield "", text
    yield from ((f"items {level.value}", view.items.risk[level]) for level in Risk)
    yield from ((f"items {state}", number) for state, number in sorted(view.items.by_state.items()))
    if view.suppressions:
        yield "matches suppressed", view.matches.suppressed.total()
    if view.people is not None:
        yield from ((f"people {key}", int(view.people[key])) for key in ("low", "best", "high"))


def _classes(view: View) -> Iterable[Sequence[Cell]]:
    found = view.matches
    counts = found.items_by_class()
    for name in sorted(set(found.class_of.values()), key=class_rank):
        bands = [found.by_class[band][name] if band in found.by_class else 0 for band in (Band.HIGH, Band.POSSIBLE)]
        yield name, class_title(name), counts[name], found.distinct_words(found.class_kinds(name)), *bands


def _kinds(view: View) -> Iterable[Sequence[Cell]]:
    found = view.matches
    counts = found.items_by_kind()
    for kind in sorted(found.kinds):
        bands = [found.by_kind[band][kind] if band in found.by_kind else 0 for band in Band]
        yield kind, found.class_of[kind], counts[kind], found.distinct_words([kind]), *bands


def _documents(view: View) -> Iterable[Sequence[Cell]]:
    for name, number in sorted(view.items.document_types.items(), key=lambda pair: (-pair[1], pair[0])):
        yield name or "unclassified", document_title(name), number


REPORT = Report(id="xlsx", filename="report.xlsx", title="Totals and items as a workbook", write=_write)
