"""What stands before the text of a WordPerfect file: the header, the index and the packets that it names."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.extract.office.wordperfect_characters import words

MAGIC = b"\xffWPC"
HEAD_BYTES = 16
_DOCUMENT = 10
_BLOCKS_MAX = 10_000
_BLOCK_5, _BLOCK_BYTES, _ENTRY_5, _ENTRY_6 = 0xFFFB, 10, 10, 14
TEXT, SUMMARY, COMMENT = 0x08, 0x12, 0x1B
SUMMARY_5 = 1
WITH_NAMES = frozenset({0x07, COMMENT, 0x40})
"""Links, authors of comments, file names of pictures: short strings among numbers."""
_DATES = frozenset({14, 15, 37, 39, 49})
FACTS = {1: "description", 5: "author", 14: "created", 17: "title", 26: "keywords", 46: "subject"}
"""Tag of the summary and the fact that it is."""
_TAGS = {
    2: "Account", 3: "Address", 4: "Attachments", 6: "Authorization", 7: "Bill to", 8: "Blind copy", 9: "Carbon copy",
    10: "Category", 11: "Checked by", 12: "Client", 13: "Comments", 16: "Department", 19: "Destination", 21: "Division",
    22: "Document number", 23: "Editor", 24: "Forward to", 25: "Group", 29: "Matter", 30: "Office", 31: "Owner",
    32: "Project", 33: "Publisher", 35: "Received from", 36: "Recorded by", 38: "Reference", 42: "Section",
    44: "Source", 45: "Status", 47: "Telephone number", 48: "Typist",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """Of a document."""

    text_at: int
    version: int
    """5, or 6 for all that came later."""
    key: int
    """Check sum of the password; 0 where there is none."""
    index_at: int
    size: int
    """Of the whole file where it says so, else 0."""


@dataclass(frozen=True, slots=True)
class Packet:
    number: int
    kind: int
    data: bytes
    whole: bool
    """Whether it lies inside the file."""


def header(data: bytes) -> Header | None:
    """None where it is none of a document of version 5 or later: a picture, a macro, one of the Macintosh."""
    if len(data) < HEAD_BYTES or not data.startswith(MAGIC):
        return None
    text_at, _product, kind, major, minor, key, index_at = struct.unpack_from("<IBBBBHH", data, 4)
    if kind != _DOCUMENT or major not in (0, 2):
        return None
    if major == 0:
        return Header(text_at, 5, key, HEAD_BYTES, 0)
    size = struct.unpack_from("<I", data, 20)[0] if minor and len(data) >= 24 else 0
    return Header(text_at, 6, key, max(index_at, HEAD_BYTES), size)


def packets(data: bytes, head: Header) -> Iterator[Packet]:
    """All that the index names and that holds something, in its order."""
    for number, (kind, size, at) in enumerate(_entries_5(data) if head.version == 5 else _entries_6(data, head), 1):
        if size and at >= HEAD_BYTES:
            yield Packet(number, kind, data[at : at + size], at + size <= len(data))


def _entries_5(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Blocks of four entries, each of which says where the next one is."""
    at, seen = HEAD_BYTES, set[int]()
    while at not in seen and at + _BLOCK_BYTES <= len(data) and len(seen) < _BLOCKS_MAX:
        seen.add(at)
        mark, count, _size, after = struct.unpack_from("<HHHI", data, at)
        if mark != _BLOCK_5 or count > 1000:
            return
        for entry in range(at + _BLOCK_BYTES, at + _BLOCK_BYTES + (count - 1) * _ENTRY_5, _ENTRY_5):
            if entry + _ENTRY_5 > len(data):
                return
            kind, size, place = struct.unpack_from("<HII", data, entry)
            yield (kind, size, place) if 0 < kind < _BLOCK_5 else (0, 0, 0)
        if not after:
            return
        at = after


def _entries_6(data: bytes, head: Header) -> Iterator[tuple[int, int, int]]:
    """One list; the entry before the first says how many there are, itself included."""
    if head.index_at + _ENTRY_6 > len(data):
        return
    count = struct.unpack_from("<H", data, head.index_at + 2)[0]
    for number in range(1, count):
        at = head.index_at + number * _ENTRY_6
        if at + _ENTRY_6 > len(data):
            return
        _flags, kind, _used, _hidden, size, place = struct.unpack_from("<BBHHII", data, at)
        yield kind, size, place


def text_of(packet: bytes) -> bytes:
    """The text in a packet of kind TEXT: the number of blocks, where the first is, the size of each, the blocks."""
    if len(packet) < 6:
        return b""
    count = struct.unpack_from("<H", packet)[0]
    start = 6 + 4 * count
    if start > len(packet):
        return b""
    return packet[start : start + sum(struct.unpack_from(f"<{count}I", packet, 6))]


def summary(packet: bytes) -> Iterator[tuple[int, str, str]]:
    """(tag, what it is called, value) of a document summary; dates in ISO 8601. The name is the file's own where it has
    one."""
    at = 0
    while at + 6 <= len(packet):
        length, tag = struct.unpack_from("<HH", packet, at)
        if length < 6:
            return
        group = packet[at : at + length]
        name, place = words(group, 6)
        if tag not in _DATES:
            value = words(group, place)[0]
        elif place + 4 <= len(group) and (year := struct.unpack_from("<H", group, place)[0]):
            value = f"{year:04}-{group[place + 2]:02}-{group[place + 3]:02}"
        else:
            value = ""
        if value.strip():
            yield tag, name.strip("<> ") or _TAGS.get(tag, "Summary"), value.strip()
        at += length
