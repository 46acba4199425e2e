"""Property sets of old Office files ([MS-OLEPS]): author, last author, title, company…"""

import struct
from collections.abc import Iterator

from pii_scan.filetype.ole import OleFile
from pii_scan.model.evidence import Fact

_SUMMARY = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "description", 8: "last_author", 18: "program"}
_DOCUMENT = {14: "manager", 15: "company"}
_CODEPAGE, _TEXT, _WIDE = 1, 0x1E, 0x1F


def ole_facts(ole: OleFile) -> Iterator[Fact]:
    """Facts of both standard property streams; damaged ones end early."""
    for stream, names in (("\x05SummaryInformation", _SUMMARY), ("\x05DocumentSummaryInformation", _DOCUMENT)):
        if stream not in ole.streams():
            continue
        try:
            found = _properties(ole.read(stream, 1 << 20))
        except struct.error:
            continue
        for number, name in names.items():
            if found.get(number):
                yield Fact(name, found[number], "docprops")


def _properties(data: bytes) -> dict[int, str]:
    start = struct.unpack_from("<I", data, 44)[0]
    count = struct.unpack_from("<I", data, start + 4)[0]
    places = [struct.unpack_from("<II", data, start + 8 + 8 * i) for i in range(min(count, 1000))]
    codec = "cp1252"
    for number, offset in places:
        if number == _CODEPAGE:
            page = struct.unpack_from("<H", data, start + offset + 4)[0]
            codec = {65001: "utf-8", 1200: "utf-16-le", 10000: "mac-roman"}.get(page, f"cp{page}")
    out: dict[int, str] = {}
    for number, offset in places:
        kind, length = struct.unpack_from("<II", data, start + offset)
        at = start + offset + 8
        if kind == _TEXT:
            raw = data[at : at + length]
            out[number] = _decode(raw, codec)
        elif kind == _WIDE:
            out[number] = _decode(data[at : at + 2 * length], "utf-16-le")
    return out


def _decode(raw: bytes, codec: str) -> str:
    try:
        text = raw.decode(codec, "replace")
    except LookupError:
        text = raw.decode("cp1252", "replace")
    return text.split("\x00", 1)[0].strip()
