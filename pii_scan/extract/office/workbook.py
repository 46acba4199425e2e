"""Sheets of a workbook through one of two libraries, rows as text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from pii_scan.extract.office.quiet import stderr_closed
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

    book = _guarded(lambda: calamine.CalamineWorkbook.from_filelike(stream))
    for meta in book.sheets_metadata:
        try:
            sheet = _guarded(partial(book.get_sheet_by_name, meta.name))
            rows = _guarded(partial(sheet.to_python, skip_empty_area=True))
        except WorkbookError:
            # Chart sheets have no cells and are no loss.
            yield Sheet(meta.name, iter(()), failed=meta.typ == calamine.SheetTypeEnum.WorkSheet)
            continue
        yield Sheet(meta.name, text_rows(rows), (sheet.start[0] if sheet.start else 0) + 1)


def _guarded(call: Callable[[], Any]) -> Any:
    """One call into calamine, whose panics are no Exception."""
    import python_calamine as calamine

    try:
        with stderr_closed():
            return call()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except calamine.PasswordError as error:
        raise WorkbookError(encrypted=True) from error
    except BaseException as error:
        raise WorkbookError from error


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
