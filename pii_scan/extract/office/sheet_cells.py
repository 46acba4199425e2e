"""Spreadsheet cells as the text a reader sees: no `.0` behind whole numbers, dates in ISO 8601."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any


def cell_text(value: Any) -> str | None:
    """One cell; empty ones are None."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        whole_day = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if whole_day else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    # 15 digits are what a spreadsheet keeps; repr would show binary noise such as 0.30000000000000004.
    return f"{value:.15g}"


def text_rows(rows: Iterable[Iterable[Any]]) -> Iterator[list[str | None]]:
    for row in rows:
        yield [cell_text(value) for value in row]
