"""Whole files in unused space, by their first bytes and their own end: pictures, PDF, Office and zip, SQLite.

A file begins with a sector. What lies in pieces is not put together: its strings are read like the rest.
"""

import re
import struct
from collections.abc import Callable, Iterator

from pii_scan.extract.disk.disk import Disk

_SECTOR = 512
_PIECE = 1 << 20
_LARGEST = 256 << 20
_BEGINS = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n\x1a\n|%PDF-1|%PDF-2|PK\x03\x04|SQLite format 3\x00")
_ZIP_END = b"PK\x05\x06"


def beginnings(block: bytes, at: int) -> Iterator[int]:
    """Where in a block that lies at byte `at` of a disk something may begin."""
    for found in _BEGINS.finditer(block):
        if (at + found.start()) % _SECTOR == 0:
            yield found.start()


def extent(disk: Disk, start: int, end: int) -> tuple[int, str]:
    """(length, suffix) of the file that begins there; (0, "") where its end is not found before `end`."""
    end = min(end, start + _LARGEST)
    try:
        head = disk.read_at(start, min(16, end - start))
        for mark, suffix, measure in _KINDS:
            if head.startswith(mark):
                return measure(disk, start, end), suffix
    except (OSError, struct.error):
        pass
    return 0, ""


def _jpeg(disk: Disk, start: int, end: int) -> int:
    """Segments are passed over (a preview lies in one), then the end mark is looked for (ITU-T T.81, annex B)."""
    at = start + 2
    while at + 4 <= end:
        mark, kind, size = struct.unpack(">BBH", disk.read_at(at, 4))
        if mark != 0xFF or kind < 0xC0 or size < 2:
            return 0
        at += 2 + size
        if kind == 0xDA:
            found = _find(disk, b"\xff\xd9", at, end)
            return found + 2 - start if found >= 0 else 0
    return 0


def _png(disk: Disk, start: int, end: int) -> int:
    at = start + 8
    while at + 12 <= end:
        size, kind = struct.unpack(">I4s", disk.read_at(at, 8))
        if not kind.isalpha():
            return 0
        at += 12 + size
        if kind == b"IEND":
            return at - start if at <= end else 0
    return 0


def _pdf(disk: Disk, start: int, end: int) -> int:
    """The last end mark before another file begins: a PDF that was saved again has several."""
    at, last = start, 0
    while (found := _find(disk, b"%%EOF", at, end, stop=start)) >= 0:
        at = last = found + 5
    return last - start if last else 0


def _zip(disk: Disk, start: int, end: int) -> int:
    """The end record that says of its directory where it lies (APPNOTE 4.3.16)."""
    at = start
    while (found := _find(disk, _ZIP_END, at, end)) >= 0:
        record = disk.read_at(found, 22)
        size, place, comment = struct.unpack_from("<IIH", record, 12)
        if start + place + size == found:
            return found + 22 + int(comment) - start
        at = found + 4
    return 0


def _sqlite(disk: Disk, start: int, end: int) -> int:
    """Page size and count stand in the header (file format, 1.3)."""
    page, pages = struct.unpack(">H10xI", disk.read_at(start + 16, 16))
    size: int = (65536 if page == 1 else page) * pages
    return size if page and start + size <= end else 0


def _find(disk: Disk, mark: bytes, at: int, end: int, stop: int | None = None) -> int:
    """Where a mark stands, or -1.

    Args:
        stop: begin of the file in question; the search ends where another one of these kinds begins.
    """
    while at < end:
        block = disk.read_at(at, min(_PIECE, end - at))
        if not block:
            return -1
        found = block.find(mark)
        if stop is not None:
            other = next((place for place in beginnings(block, at) if at + place > stop), -1)
            if other >= 0 and (found < 0 or other < found):
                return -1
        if found >= 0:
            return at + found
        at += max(1, len(block) - len(mark) + 1)
    return -1


_KINDS: tuple[tuple[bytes, str, Callable[[Disk, int, int], int]], ...] = (
    (b"\xff\xd8", "jpg", _jpeg),
    (b"\x89PNG", "png", _png),
    (b"%PDF-", "pdf", _pdf),
    (b"PK\x03\x04", "zip", _zip),
    (b"SQLite", "sqlite", _sqlite),
)
