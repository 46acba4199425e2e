"""Logical records of Metro 2 files: fixed or variable, blocked or in lines, in ASCII or EBCDIC, plain or packed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from pii_scan.extract.exchange.metro2_fields import BASE_BYTES, LENGTHS, PACKED_BYTES, Field
from pii_scan.model.payload import Payload

_BLOCK = 1 << 20
_PADDING = {"latin-1": b" \r\n\0\x1a", "cp037": b"\x40\x15\x25\x0d\x00"}
_ENDS = {"latin-1": (b"\n", b"\r"), "cp037": (b"\x15", b"\x25", b"\x0d")}
_ADDRESS = 330
"""Where it stands in a base segment."""
_TOTALS = 407
"""Characters of a trailer's totals, which are zeros where there is nothing to count."""
_RESYNC = 8192
"""Bytes in which the next record is looked for after a stretch that is none."""
_PACKED_RDW = re.compile(rb"[\x01-\x7f].\0\0|\0[\x80-\xff]\0\0", re.DOTALL)
_PLAIN = re.compile(r"\d{4}(?:HEADER|TRAILER|[01 ][\d ]{15}.{52}[A-Z ][0-9A-Z ]{2}[\d ]{8})", re.DOTALL)
_START = 90
"""Characters that tell a record's kind."""


@dataclass
class Record:
    """A header, trailer or base segment with those that follow it; or a stretch that is none."""

    kind: str
    """header, trailer, base, part or other."""
    raw: bytes = field(repr=False)
    codec: str
    packed: bool = False
    parts: list["Record"] = field(default_factory=list)
    short: bool = False
    cut: bool = False
    """The file ends in the middle of it."""

    @property
    def text(self) -> str:
        """All of it; packed numbers give no letters."""
        return self.raw.decode(self.codec)

    def cell(self, where: Field) -> str:
        """A field's words, or the digits of a packed number."""
        value = self.raw[where.start : where.end]
        return _digits(value) if where.packed else value.decode(self.codec).strip(" \0\r\n")


def records(payload: Payload) -> Iterator[Record]:
    """In their order. Memory: one record, and a block of the file."""
    head = payload.head(18)
    codec = "cp037" if "HEADER" in head.decode("cp037") else "latin-1"
    packed = any(_PACKED_RDW.match(head, at) and head[at + 4 : at + 10].decode(codec) == "HEADER" for at in (0, 4))
    with payload.open() as stream:
        window = _Window(stream)
        yield from _packed(window, codec) if packed else _plain(window, codec)


class _Window:
    """Bytes from where the reader stands."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held, self._at = b"", 0

    def peek(self, count: int) -> bytes:
        if len(self._held) - self._at < count:
            self._held = self._held[self._at :] + self._stream.read(max(_BLOCK, count))
            self._at = 0
        return self._held[self._at : self._at + count]

    def take(self, count: int) -> bytes:
        got = self.peek(count)
        self._at += len(got)
        return got

    def skip(self, padding: bytes) -> None:
        while block := self.peek(_BLOCK):
            left = block.lstrip(padding)
            self._at += len(block) - len(left)
            if left:
                return


def _plain(window: _Window, codec: str) -> Iterator[Record]:
    """Segments tell their own length, so descriptors are only looked at: lines that state a wrong one are common."""
    padding = _PADDING[codec]
    while True:
        window.skip(padding)
        start = window.peek(_START + 4).decode(codec)
        if not start:
            return
        if not _PLAIN.match(start) and (_PLAIN.match(start, 4) or re.match(r"\d{4}\s", start)) and start[:4].isdigit():
            # A block's own length.
            window.take(4)
            continue
        kind = "header" if start[4:10] == "HEADER" else "trailer" if start[4:11] == "TRAILER" else "base"
        if not _PLAIN.match(start):
            ahead = _PLAIN.search(window.peek(_RESYNC).decode(codec), 1)
            yield Record("other", _line(window, BASE_BYTES if ahead is None else ahead.start(), codec), codec)
            continue
        raw = _line(window, BASE_BYTES, codec)
        record = Record(kind, raw, codec, short=kind == "base" and len(raw) < _ADDRESS)
        # Lines may lose the blanks at their end, but not their end.
        record.cut = len(raw) < _TOTALS and not window.peek(1)
        record.parts = _parts(window, codec, padding)
        yield record


def _parts(window: _Window, codec: str, padding: bytes) -> list[Record]:
    parts: list[Record] = []
    while True:
        # Some write each segment into a line of its own.
        window.skip(padding)
        length = LENGTHS.get(window.peek(2).decode(codec))
        if length is None:
            return parts
        parts.append(Record("part", _line(window, length, codec), codec))


def _line(window: _Window, length: int, codec: str) -> bytes:
    """So many bytes, or fewer where a line ends before."""
    piece = window.peek(length)
    ends = [at for at in (piece.find(end) for end in _ENDS[codec]) if at >= 0]
    return window.take(min(ends) if ends else length)


def _packed(window: _Window, codec: str) -> Iterator[Record]:
    while start := window.peek(8):
        if not _PACKED_RDW.match(start):
            yield Record("other", window.take(PACKED_BYTES), codec, packed=True)
            continue
        if _PACKED_RDW.match(start, 4):
            window.take(4)
            continue
        raw = window.take(max(int.from_bytes(start[:2], "big"), 8))
        name = raw[4:11].decode(codec)
        kind = "header" if name.startswith("HEADER") else "trailer" if name == "TRAILER" else "base"
        record = Record(kind, raw[:PACKED_BYTES], codec, packed=True, short=len(raw) < PACKED_BYTES)
        at = PACKED_BYTES
        while (length := LENGTHS.get(raw[at : at + 2].decode(codec))) is not None:
            record.parts.append(Record("part", raw[at : at + length], codec))
            at += length
        yield record


def _digits(value: bytes) -> str:
    """Packed decimal with a sign at its end; some programs write binary numbers, dates of these with a byte behind.

    Leading zeros are part of the number: five bytes hold nine digits, six hold eleven.
    """
    if not value.strip(b"\0\x40 "):
        return ""
    written = value.hex()
    if written[:-1].isdigit() and written[-1] in "abcdef":
        return written[1:-1] if len(value) == _PHONE else written[:-1]
    if value.endswith(b"s"):
        return f"{int.from_bytes(value[:-1], 'big'):08}"
    return f"{int.from_bytes(value, 'big'):0{10 if len(value) == _PHONE else 9}}"


_PHONE = 6
