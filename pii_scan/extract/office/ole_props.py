"""Property sets of old Office files ([MS-OLEPS]): author, last author, title, company…"""

import re
import struct
from collections.abc import Iterator

from pii_scan.filetype.ole import OleFile
from pii_scan.model.evidence import Evidence, Fact, How, Text

_SUMMARY = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "description", 8: "last_author", 18: "program"}
_DOCUMENT = {14: "manager", 15: "company"}
_NAMES, _CODEPAGE, _TEXT, _WIDE, _BLOB = 0, 1, 0x1E, 0x1F, 0x41
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e\xa1-\xff]\x00){4,}")


def ole_facts(ole: OleFile) -> Iterator[Evidence]:
    """Facts of both standard property streams, and the document's own properties as a text; damaged ones end early."""
    yield from summary_facts(ole)
    yield from _facts(ole, "\x05DocumentSummaryInformation", _DOCUMENT)
    try:
        lines = _own(ole.read("\x05DocumentSummaryInformation", 1 << 20))
    except (KeyError, struct.error):
        lines = []
    if lines:
        yield Text("\n".join(lines), How.METADATA, layer="properties")


def summary_facts(ole: OleFile, stream: str = "\x05SummaryInformation") -> Iterator[Fact]:
    """Author, title and their like; other programs keep the same set under a name of their own."""
    yield from _facts(ole, stream, _SUMMARY)


def _facts(ole: OleFile, stream: str, names: dict[int, str]) -> Iterator[Fact]:
    if stream not in ole.streams():
        return
    try:
        data = ole.read(stream, 1 << 20)
        found = _properties(data, struct.unpack_from("<I", data, 44)[0])[0]
    except struct.error:
        return
    for number, name in names.items():
        if value := found.get(number):
            yield Fact(name, value, "docprops")


def _own(data: bytes) -> list[str]:
    """`name: value` of the second set: custom properties, and the targets of links ([MS-OSHARED] 2.3.3.2.3)."""
    if struct.unpack_from("<I", data, 24)[0] < 2:
        return []
    values, names = _properties(data, struct.unpack_from("<I", data, 64)[0])
    return [
        f"{names[number]}: {value}" if number in names and not names[number].startswith("_PID_") else value
        for number, value in values.items()
        if value
    ]


def _properties(data: bytes, start: int) -> tuple[dict[int, str], dict[int, str]]:
    """(texts by number, the names that the set gives its numbers)."""
    count = struct.unpack_from("<I", data, start + 4)[0]
    places = [struct.unpack_from("<II", data, start + 8 + 8 * i) for i in range(min(count, 1000))]
    codec = "cp1252"
    for number, offset in places:
        if number == _CODEPAGE:
            page = struct.unpack_from("<H", data, start + offset + 4)[0]
            codec = {65001: "utf-8", 1200: "utf-16-le", 10000: "mac-roman"}.get(page, f"cp{page}")
    out: dict[int, str] = {}
    names: dict[int, str] = {}
    for number, offset in places:
        if number == _NAMES:
            names = _names(data, start + offset, codec)
            continue
        kind, length = struct.unpack_from("<II", data, start + offset)
        at = start + offset + 8
        if kind == _TEXT:
            out[number] = _decode(data[at : at + length], codec)
        elif kind == _WIDE:
            out[number] = _decode(data[at : at + 2 * length], "utf-16-le")
        elif kind == _BLOB:
            words = (m[0].decode("utf-16-le").strip() for m in _WIDE_RUN.finditer(data[at : at + length]))
            out[number] = "\n".join(dict.fromkeys(word for word in words if word))
    return out, names


def _names(data: bytes, at: int, codec: str) -> dict[int, str]:
    """The dictionary of a set ([MS-OLEPS] 2.17)."""
    count = struct.unpack_from("<I", data, at)[0]
    at += 4
    out: dict[int, str] = {}
    for _ in range(min(count, 1000)):
        number, length = struct.unpack_from("<II", data, at)
        size = length * 2 if codec == "utf-16-le" else length
        out[number] = _decode(data[at + 8 : at + 8 + size], codec)
        # Wide names are filled up to four bytes.
        at += 8 + (size + 3 & ~3 if codec == "utf-16-le" else size)
    return out


def _decode(raw: bytes, codec: str) -> str:
    try:
        text = raw.decode(codec, "replace")
    except LookupError:
        text = raw.decode("cp1252", "replace")
    return text.split("\x00", 1)[0].strip()
