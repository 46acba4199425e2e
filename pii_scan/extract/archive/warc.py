"""Web archives (WARC, ISO 28500:2017): every record's block as a child, HTTP bodies unpacked."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.archive.http_message import body, split_head
from pii_scan.extract.archive.members import Members
from pii_scan.extract.archive.streams import DAMAGE
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_WARC = "application/warc"
_SIZE_DIGITS = 18
"""Of a length that a file can have."""
_HEAD_MAX = 1 << 20
_LINE_MAX = 1 << 16
_BLOCK = 1 << 20
_HTTP = frozenset({"response", "request"})


class _Cut(Exception):
    """What stands here is no record."""


class _Ended(Exception):
    """The file ends within a record's block."""


def extract(given: Input) -> Iterator[Evidence]:
    """Records in order, named by their target; heads as text, because cookies and logins stand in them."""
    members = Members("warc", given)
    with given.payload.open() as stream:
        if not stream.read(5).startswith(b"WARC/"):
            raise NotThisFormat
        stream.seek(0)
        while True:
            start = stream.tell()
            try:
                if (head := _head(stream)) is None:
                    break
                if members.full:
                    yield Problem(ProblemCode.TOO_LARGE, "extract", f"records read up to {members.count}")
                    break
                yield from _record(stream, head, members)
            except _Ended:
                yield Problem(ProblemCode.TRUNCATED, "extract", f"the file ends within record {members.count}")
                break
            except _Cut:
                yield Problem(ProblemCode.TRUNCATED, "extract", f"cut or damaged behind {members.count} records")
                found = _next_record(stream, start + 1)
                yield from leftover(given.payload, start, given.limits, found, key=f"damaged at byte {start}")
                if found is None:
                    break
                stream.seek(found)
    yield from members.problems()


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Where the next head begins, on a line of its own."""
    at, before = start, b""
    stream.seek(start)
    while block := stream.read(_BLOCK):
        found = (before + block).find(b"\nWARC/1.")
        if found >= 0:
            return at - len(before) + found + 1
        at += len(block)
        before = block[-8:]
    return None


def _head(stream: BinaryIO) -> dict[str, str] | None:
    """Named fields of the next record; None at the file's end.

    Raises:
        _Cut: what stands here is no record.
    """
    line = stream.readline(_LINE_MAX)
    while line and not line.strip():
        line = stream.readline(_LINE_MAX)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise _Cut
    fields: dict[str, str] = {}
    used, last = 0, ""
    while line := stream.readline(_LINE_MAX):
        used += len(line)
        if used > _HEAD_MAX:
            raise _Cut
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            break
        if text[0] in " \t" and last:
            fields[last] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower()
        fields[last] = value.strip()
    size = fields.get("content-length", "")
    if not size.isascii() or not size.isdigit() or len(size) > _SIZE_DIGITS:
        raise _Cut
    return fields


def _record(stream: BinaryIO, head: dict[str, str], members: Members) -> Iterator[Evidence]:
    start, size = stream.tell(), int(head["content-length"])
    kind = head.get("warc-type", "record")
    name = head.get("warc-target-uri", "").strip("<>") or f"{kind} {members.count + 1}"
    block = _Slice(stream, start, size)
    if kind in _HTTP and head.get("content-type", "").startswith("application/http"):
        lines, rest = split_head(block)
        yield Text(lines.decode("utf-8", "replace"), How.METADATA, layer="header")
        yield members.read(name, body(lines, rest), None, DAMAGE, lambda: max(1, size))
    else:
        yield members.read(name, block, None, ())
    if block.missing:
        raise _Ended
    stream.seek(start + size)


class _Slice(io.RawIOBase):
    """`size` bytes from `start` on; `missing` once the file ended before them."""

    def __init__(self, stream: BinaryIO, start: int, size: int) -> None:
        self._stream = stream
        self._at = start
        self._end = start + size
        self.missing = False

    def read(self, size: int = -1, /) -> bytes:
        self._stream.seek(self._at)
        wanted = self._end - self._at if size < 0 else min(size, self._end - self._at)
        out = self._stream.read(wanted)
        self.missing = self.missing or (wanted > 0 and not out)
        self._at += len(out)
        return out


EXTRACTOR = Extractor(
    id="warc",
    title="Web archive (WARC)",
    media_types=(_WARC,),
    extract=extract,
    signatures=(Signature(_WARC, b"WARC/1."), Signature(_WARC, b"WARC/0.")),
    extensions=(".warc",),
    library="own",
    reads="every record as an item named by its address, HTTP bodies unchunked and unpacked; HTTP heads with their "
    "cookies",
    not_read="bodies of `revisit` records, which point at another record; ARC files",
)
