"""What a zip file holds outside of its directory: unlisted members, bytes before, between and behind."""

import struct
import zipfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pii_scan.extract.archive.member_names import decoded
from pii_scan.extract.archive.spool import member
from pii_scan.extract.archive.zip_scan import MARK, next_mark, scan_members
from pii_scan.extract.tail import AFTER, cut_out, leftover
from pii_scan.model.evidence import Evidence
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_SIGNING = b"APK Sig Block 42"
_GAPS_MAX = 1000
_DESCRIPTOR = 24
"""A data descriptor (APPNOTE 4.3.9) with its mark and 8-byte sizes stands behind a member."""


def outside(
    payload: Payload, stream: BinaryIO, infos: Sequence[zipfile.ZipInfo], directory: int, limits: Limits
) -> Iterator[Evidence]:
    """Members that the directory leaves out, and other bytes that no entry covers, as items of their own.

    Args:
        infos: every entry of the directory, folders too.
        directory: where the central directory starts.
    """
    unlisted = 0
    for number, (start, end) in enumerate(_gaps(stream, infos, directory)):
        if number >= _GAPS_MAX:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"bytes between members past {_GAPS_MAX} gaps")
            return
        stream.seek(max(start, end - len(_SIGNING)))
        if stream.read(len(_SIGNING)) == _SIGNING:
            continue
        mark = next_mark(stream, start, end)
        if mark is None:
            yield from leftover(payload, start, limits, end, key=f"between members at byte {start}")
            continue
        yield from leftover(payload, start, limits, mark, key=f"between members at byte {start}")
        part = cut_out(payload, mark, end, limits)
        if part.payload is None:
            yield Problem(part.problem or ProblemCode.UNREADABLE, "extract", "members outside of the directory")
            continue
        with part.payload.open() as inner:
            for found in scan_members(inner, limits):
                unlisted += 1
                name = found.name.decode("utf-8", "replace") if found.utf8 else decoded([found.name])[0]
                if found.got.problem is not None:
                    yield Problem(found.got.problem, "extract", "a member outside of the directory")
                yield member("zip", f"unlisted {unlisted}/{name}", found.got)
    if unlisted:
        detail = f"{unlisted} members that the directory leaves out"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    yield from leftover(payload, _end(stream, directory), limits, key=AFTER)


def _gaps(stream: BinaryIO, infos: Sequence[zipfile.ZipInfo], directory: int) -> Iterator[tuple[int, int]]:
    at = 0
    # Offsets count from where the archive seems to begin, which a damaged directory puts before the file.
    for info in sorted((i for i in infos if i.header_offset >= 0), key=lambda i: i.header_offset):
        if info.header_offset - at > (0 if at == 0 else _DESCRIPTOR):
            yield at, info.header_offset
        at = max(at, _member_end(stream, info))
    if directory - at > _DESCRIPTOR:
        yield at, directory


def _member_end(stream: BinaryIO, info: zipfile.ZipInfo) -> int:
    stream.seek(info.header_offset)
    head = stream.read(30)
    names = 0
    if len(head) == 30 and head.startswith(MARK):
        name, extra = struct.unpack_from("<HH", head, 26)
        names = name + extra
    return info.header_offset + 30 + names + info.compress_size


def _end(stream: BinaryIO, directory: int) -> int:
    """Behind the comment of the last end-of-directory record (APPNOTE 4.3.16); the file's end where none is found."""
    size = stream.seek(0, 2)
    start = max(directory, size - (1 << 16) - 4096)
    stream.seek(start)
    data = stream.read()
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or len(data) < at + 22:
        return size
    return int(start + at + 22 + struct.unpack_from("<H", data, at + 20)[0])
