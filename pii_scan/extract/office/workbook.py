"""Sheets of a workbook through one of two libraries, rows as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pii_scan.extract.office.sheet_cells import text_rows


class WorkbookError(Exception):
    """This library cannot open the workbook; `encrypted` where that is why."""

    def __init__(self, encrypted: bool = False) -> None:
        super().__init__()
        self.encrypted = encrypted


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Iterator[list[str | None]]
    first_row: int = 1
    failed: bool = False


def calamine_sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """All sheets, hidden ones too.

    Raises:
        WorkbookError: before the first sheet.
    """
    import python_calamine as calamine

    # A panic in the Rust library arrives as BaseException's child PanicException or as CalamineError.
    try:
        book = calamine.CalamineWorkbook.from_filelike(stream)
    except calamine.PasswordError as error:
        raise WorkbookError(encrypted=True) from error
    except Exception as error:
        raise WorkbookError from error
    for meta in book.sheets_metadata:
        try:
            sheet = book.get_sheet_by_name(meta.name)
        except Exception:  # noqa: BLE001
            # Chart sheets have no cells and are no loss.
            cells = meta.typ == calamine.SheetTypeEnum.WorkSheet
            yield Sheet(meta.name, iter(()), failed=cells)
            continue
        start = sheet.start[0] if sheet.start else 0
        yield Sheet(meta.name, text_rows(sheet.to_python(skip_empty_area=True)), start + 1)


def openpyxl_sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """The second reader: streams rows, never allocates a rectangle.

    Raises:
        WorkbookError: before the first sheet.
    """
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        except Exception as error:
            raise WorkbookError from error
        for sheet in book.worksheets:
            yield Sheet(sheet.title, _filled(text_rows(sheet.iter_rows(values_only=True))))


def _filled(rows: Iterator[list[str | None]]) -> Iterator[list[str | None]]:
    for row in rows:
        end = len(row)
        while end and row[end - 1] is None:
            end -= 1
        yield row[:end]
