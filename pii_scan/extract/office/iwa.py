"""Parts of Pages, Numbers and Keynote documents since 2013: archives of protocol buffers in Snappy without its frame.

Apple publishes neither. What is relied on: a chunk is a zero byte, a length of three bytes, a Snappy block; the
unpacked stream is a row of (varint length, ArchiveInfo, messages), and texts are UTF-8 strings in the messages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.protobuf import fields, strings, varint
from pii_scan.extract.office.snappy import SnappyDamage, unpack_block
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

IWA = "application/x-iwa"
_BYTES_MAX = 256 << 20
_TEXTS = frozenset({2001, 2005, 2011, 6005, 6218, 3056, 10011, 10015})
"""Types of messages that hold what was written: text storages, strings of tables, comments, sections."""
_CODE = re.compile(
    r"[A-Z]?[a-z]*[\w.\-]*(?:ID|Style|style|-\d-\w+)|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[a-z]{2}_[A-Z]{2}"
)
"""Names of styles, identifiers, locales."""
UNREAD = "iWork: numbers and dates in cells are not read, nor what is drawn"
_SETTINGS = ("stylesheet", "metadata", "viewstate", "calculationengine", "themestylesheet", "presetmanager")


def probe(head: bytes, name: str) -> str | None:
    """Nothing marks such a part but its name and its first chunk."""
    return IWA if name.lower().endswith(".iwa") and len(head) > 4 and head[0] == 0 else None


@dataclass(slots=True)
class Words:
    """What parts say: `said` was written by people, `beside` are names, captions, links, settings."""

    said: dict[str, None] = field(default_factory=dict)
    beside: dict[str, None] = field(default_factory=dict)
    damaged: int = 0

    def take(self, name: str, data: bytes, most: int) -> bool:
        """Adds a part; False where the bytes are none."""
        stream, damaged = _unpacked(data, most)
        if not stream and data:
            return False
        self.damaged += damaged
        settings = any(part in name.lower() for part in _SETTINGS)
        for kind, message in _messages(stream):
            for text in strings(message):
                if kind in _TEXTS:
                    self.said.setdefault(text)
                elif not settings and not _CODE.fullmatch(text):
                    self.beside.setdefault(text)
        return True

    def evidence(self) -> Iterator[Evidence]:
        """What was written, then the rest."""
        if self.said:
            yield Text("\n".join(self.said))
        if left := [text for text in self.beside if text not in self.said]:
            yield Text("\n".join(left), layer="properties")
        if self.damaged:
            yield Problem(ProblemCode.TRUNCATED, "extract", f"{self.damaged} parts cut or damaged")


def extract(given: Input) -> Iterator[Evidence]:
    """One part by itself, as a document kept as a folder has them."""
    words = Words()
    if not words.take(given.name, given.payload.read(_BYTES_MAX), given.limits.child_bytes):
        raise NotThisFormat
    yield from words.evidence()
    yield Problem(ProblemCode.PARTLY_READ, "extract", UNREAD, Effect.NOTE)


def _unpacked(data: bytes, most: int) -> tuple[bytes, bool]:
    out = bytearray()
    at = 0
    while at + 4 <= len(data):
        length = int.from_bytes(data[at + 1 : at + 4], "little")
        block = data[at + 4 : at + 4 + length]
        if data[at] or not length:
            return bytes(out), True
        try:
            out += unpack_block(block, most - len(out))
        except SnappyDamage:
            return bytes(out), True
        if len(block) < length:
            return bytes(out), True
        at += 4 + length
    return bytes(out), at != len(data)


def _messages(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """(type, message) of each."""
    at = 0
    while at < len(stream):
        length, at = varint(stream, at)
        if not 0 < length <= len(stream) - at:
            return
        infos = [
            value for number, value in fields(stream[at : at + length]) if number == 2 and isinstance(value, bytes)
        ]
        at += length
        for info in infos:
            known = {number: value for number, value in fields(info) if isinstance(value, int)}
            size = known.get(3, 0)
            if not 0 <= size <= len(stream) - at:
                return
            yield known.get(1, 0), stream[at : at + size]
            at += size


EXTRACTOR = Extractor(
    id="iwa",
    title="Part of a Pages, Numbers or Keynote document",
    media_types=(IWA,),
    extract=extract,
    probe=probe,
    extensions=(".iwa",),
    priority=5,
    library="own",
    reads="text of body, notes, headers, comments and text cells; names, captions and links",
    not_read="numbers and dates in cells (the preview shows the first of them), what is drawn",
)
