"""Mailboxes (mbox, RFC 4155): each message a child; the file is read in blocks and never held."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.tail import cut_out
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

MBOX = "application/mbox"
_FROM_LINE = re.compile(rb"From [^\s:]+ .*\d\d:\d\d|From - .*\d\d:\d\d")
_DAY = rb"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\d{4}-\d\d-\d\d)"
_SEPARATOR = re.compile(rb"From [^\n]{0,200}?" + _DAY + rb"[^\n]{0,40}\d\d:\d\d[^\n]{0,80}\n")
_DATED = re.compile(rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d[^\n]{0,24} \d{4}\s*\n")
_BLOCK = 4 << 20
_IN_HAND = 16 << 20
_LINE = 512
_QUOTED = re.compile(rb"(?m)^>(>*From )")
BYTES_PER_MESSAGE = 1024
"""A mailbox may hold a message for each KiB of it: no bomb is cheaper than the bytes it lies in."""


def probe(head: bytes, _name: str) -> str | None:
    """Its first line is a separator with a time."""
    return MBOX if _FROM_LINE.match(head.lstrip(b"\r\n\xef\xbb\xbf")[:_LINE]) else None


def extract(given: Input) -> Iterator[Evidence]:
    """`message-N.eml`, counted from 1. A message above 16 MiB is handed on as a part of the file."""
    limit = max(given.limits.children, given.payload.size_bytes // BYTES_PER_MESSAGE)
    count = 0
    for payload in _messages(given):
        count += 1
        if count > limit:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"messages read up to {limit}")
            return
        yield Child("mbox", f"message-{count}.eml", payload, payload.size_bytes)
    if not count:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "mailbox without messages", Effect.NOTE)


def _messages(given: Input) -> Iterator[Payload]:
    """Memory: one block, and 16 MiB of the message at hand."""
    held, base, start, look = b"", 0, 0, 0
    with given.payload.open() as stream:
        while True:
            block = stream.read(_BLOCK)
            held += block
            # A separator that the block's end cuts is looked for again with the next one.
            end = len(held) - (_LINE if block else 0)
            at = held.find(b"From ", max(0, look - base), max(0, end))
            while at >= 0:
                if base + at > start and _begins(held, at, base):
                    message = _message(given, held, base, start, base + at)
                    if message is not None:
                        yield message
                    start = base + at
                at = held.find(b"From ", at + 5, end)
            # A `From ` that the limit cuts was not found.
            look = max(look, base + end - 4)
            if not block:
                message = _message(given, held, base, start, base + len(held))
                if message is not None:
                    yield message
                return
            if look - start <= _IN_HAND:
                drop = min(start, look - 8) - base
            else:
                drop = look - 8 - base
            if drop > 0:
                held, base = held[drop:], base + drop


def _begins(held: bytes, at: int, base: int) -> bool:
    """A separator line behind an empty one; without that only in full form."""
    if at == 0:
        return base == 0
    if held[at - 1] != 0x0A:
        return False
    before = held[max(0, at - 4) : at]
    blank = before.endswith((b"\n\n", b"\n\r\n"))
    return (_SEPARATOR if blank else _DATED).match(held, at, at + _LINE) is not None


def _message(given: Input, held: bytes, base: int, start: int, end: int) -> Payload | None:
    if start >= base:
        piece = held[start - base : end - base]
        return Payload(data=_unquoted(piece)) if piece.strip() else None
    limits = replace(given.limits, child_bytes=max(given.limits.child_bytes, end - start))
    return cut_out(given.payload, start, end, limits).payload


def _unquoted(piece: bytes) -> bytes:
    body = piece.split(b"\n", 1)[1] if piece.startswith(b"From ") and b"\n" in piece else piece
    return _QUOTED.sub(rb"\1", body) if b">From " in body else body


EXTRACTOR = Extractor(
    id="mbox",
    title="Mailbox (mbox)",
    media_types=(MBOX,),
    extract=extract,
    probe=probe,
    extensions=(".mbox", ".mbx"),
    priority=26,
    library="own",
    reads="every message as an item of its own, of mailboxes of any size",
    not_read="mailboxes whose separators hold no time",
)
