"""SQLite's write-ahead log: the newest pages of a database, which its file may not have yet.

Source: SQLite's "Database File Format", section 4 ("The Write-Ahead Log").
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

WAL = "application/x-sqlite-wal"
_MAGICS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_HEADER, _FRAME = 32, 24
BYTES_MAX = 512 << 20


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as it was written."""

    page: int
    """Its number from 1."""
    data: bytes
    commit_pages: int
    """Pages of the database after this frame where it ends a transaction, else 0."""
    current: bool
    """Of the log's present round; older rounds' frames lie behind."""


def frames(log: bytes) -> Iterator[Frame]:
    """Every whole frame; none where the bytes are no log. Checksums are not looked at: the salts tell the rounds."""
    if len(log) < _HEADER or log[:4] not in _MAGICS:
        return
    size = struct.unpack_from(">I", log, 8)[0]
    if size < 512 or size > 1 << 16 or size & (size - 1):
        return
    salts = log[16:24]
    current = True
    for at in range(_HEADER, len(log) - _FRAME - size + 1, _FRAME + size):
        page, commit = struct.unpack_from(">II", log, at)
        # Once the salts differ, all that follows is of an earlier round.
        current = current and log[at + 8 : at + 16] == salts
        if page:
            yield Frame(page, log[at + _FRAME : at + _FRAME + size], commit, current)


def with_log(database: bytearray, log: bytes, bytes_max: int) -> int:
    """Puts the committed pages of a log into the database; how many.

    Frames behind the last commit are of a transaction that was not ended; SQLite leaves them out as well.
    """
    pending: list[Frame] = []
    done: dict[int, Frame] = {}
    pages = 0
    for frame in frames(log):
        if not frame.current:
            break
        pending.append(frame)
        if frame.commit_pages:
            done.update((f.page, f) for f in pending)
            pages = frame.commit_pages
            pending.clear()
    for number, frame in done.items():
        size = len(frame.data)
        end = number * size
        if number > pages or end > bytes_max:
            continue
        if len(database) < end:
            database.extend(bytes(end - len(database)))
        database[end - size : end] = frame.data
    if done and pages:
        # The size in the header is of the file, which may be older.
        database[28:32] = struct.pack(">I", pages)
    return len(done)


def left_over(log: bytes) -> list[bytes]:
    """Pages that the database does not get: of earlier rounds, of transactions without an end, and earlier versions."""
    out: list[bytes] = []
    held: dict[int, bytes] = {}
    pending: list[Frame] = []
    for frame in frames(log):
        if not frame.current:
            out.append(frame.data)
            continue
        pending.append(frame)
        if frame.commit_pages:
            for f in pending:
                if f.page in held:
                    out.append(held[f.page])
                held[f.page] = f.data
            pending.clear()
    return out + [f.data for f in pending]


def extract(given: Input) -> Iterator[Evidence]:
    """Readable strings of all pages: without its database a log has no tables."""
    if given.payload.size_bytes > BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "write-ahead log above 512 MiB", Effect.SKIPPED)
        return
    found = list(frames(given.payload.read()))
    if not found:
        raise NotThisFormat
    seen = {frame.data: None for frame in found}
    text = "\n".join(filter(None, map(carve, seen)))
    if text:
        yield Text(text, How.CARVED)
    detail = f"write-ahead log of {len(found):,} pages: readable strings only; its database reads its rows"
    yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


EXTRACTOR = Extractor(
    id="sqlite_wal",
    title="SQLite write-ahead log",
    media_types=(WAL,),
    extract=extract,
    signatures=tuple(Signature(WAL, magic) for magic in _MAGICS),
    extensions=(".db-wal", ".sqlite-wal"),
    library="own",
    reads="readable strings of all pages; the database beside it reads its rows",
    not_read="rows, where the database is not in the same folder",
)
