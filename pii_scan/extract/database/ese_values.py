"""Values of an ESE record as cells (libyal, "Extensible Storage Engine (ESE) Database File (EDB) format", 7)."""

import contextlib
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pii_scan.extract.windows.hive_values import as_text

BOOLEAN, FLOAT, DOUBLE, DATE_TIME, BINARY, TEXT, LONG_BINARY, LONG_TEXT, GUID = 1, 6, 7, 8, 9, 10, 11, 12, 16
WORDS = (BINARY, TEXT, LONG_BINARY, LONG_TEXT)
"""Types that can hold words."""
_REG_BINARY = 3
_LONG_NUMBERS = (5, 15)
_FIRST_FILETIME, _LAST_FILETIME = 116_444_736_000_000_000, 157_766_880_000_000_000
"""1970 and 2100 in ticks of 100 ns since 1601."""
_LONG_MAX = 64 << 20


def cell(record: Any, at: int, kind: int, keep: Callable[[bytes], bool]) -> str | None:
    """
    Args:
        keep: gets binary values; True where it took one as a file of its own.

    Raises:
        Exception: whatever the library raises for a damaged value.
    """
    if kind in (TEXT, LONG_TEXT):
        return _string(record, at, kind)
    if kind in (BINARY, LONG_BINARY):
        data = _data(record, at)
        if not data or keep(data):
            return None
        return as_text(_REG_BINARY, data) or None
    if kind in (FLOAT, DOUBLE):
        value = record.get_value_data_as_floating_point(at)
        return None if value is None else repr(value)
    if kind == GUID:
        data = record.get_value_data(at)
        return str(uuid.UUID(bytes_le=data)) if data and len(data) == 16 else None
    if kind == DATE_TIME:
        return _moment(record.get_value_data(at))
    if kind == BOOLEAN:
        return None
    value = record.get_value_data_as_integer(at)
    if value is None:
        return None
    return (_from_ticks(value) if kind in _LONG_NUMBERS else None) or str(value)


def _string(record: Any, at: int, kind: int) -> str | None:
    if record.is_long_value(at):
        return _text_of(_data(record, at))
    if record.is_multi_value(at):
        return as_text(_REG_BINARY, record.get_value_data(at) or b"") or None
    with contextlib.suppress(OSError):
        text = record.get_value_data_as_string(at)
        return text.replace("\x00", "") if text else None
    return as_text(_REG_BINARY, record.get_value_data(at) or b"") or None if kind else None


def _data(record: Any, at: int) -> bytes | None:
    if not record.is_long_value(at):
        return record.get_value_data(at)  # type: ignore[no-any-return]
    long = record.get_value_data_as_long_value(at)
    if long is None or long.get_data_size() > _LONG_MAX:
        return None
    return long.get_data()  # type: ignore[no-any-return]


def _text_of(data: bytes | None) -> str | None:
    if not data:
        return None
    wide = len(data) % 2 == 0 and data[1::2].count(0) * 4 > len(data) // 2
    return data.decode("utf-16-le" if wide else "utf-8", "replace").replace("\x00", "") or None


def _moment(data: bytes | None) -> str | None:
    """A file time; dates as OLE counts them, in days, are left out."""
    return _from_ticks(int.from_bytes(data or b"", "little"))


def _from_ticks(ticks: int) -> str | None:
    if not _FIRST_FILETIME < ticks < _LAST_FILETIME:
        return None
    when = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"
