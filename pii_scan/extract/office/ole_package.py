"""What all old Office files share: properties, pictures and embedded files in their streams."""

from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.office.ole_props import ole_facts
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_STREAM_MAX = 256 << 20
_PICTURES_MAX = 500
_SMALLEST = 512
_EMBEDDED = {"package", "contents", "\x01ole10native", "embeddedodf"}
_DRAWN = {"data", "pictures", "workbook", "book", "worddocument"}


def old_office(stream: BinaryIO, scheme: str) -> Iterator[Evidence]:
    """Facts and children of a compound file; text is the caller's matter."""
    try:
        ole = OleFile(stream)
    except OleError:
        yield Problem(ProblemCode.UNREADABLE, "extract", "the compound file's directory is damaged")
        return
    yield from ole_facts(ole)
    found = 0
    for path in ole.streams():
        last = path.rsplit("/", 1)[-1].lower()
        if "/" in path and last in _EMBEDDED:
            name, data = _embedded(last, ole.read(path, _STREAM_MAX))
            yield Child(scheme, f"{_plain(path)}/{name}" if name else _plain(path), Payload(data=data), len(data))
        elif last in _DRAWN:
            for number, data in enumerate(carve_pictures(ole.read(path, _STREAM_MAX)), 1):
                found += 1
                if found > _PICTURES_MAX:
                    yield Problem(ProblemCode.PARTLY_READ, "extract", "pictures past the limit not read")
                    return
                ending = "jpg" if data[:2] == b"\xff\xd8" else "png"
                yield Child(scheme, f"{_plain(path)}/picture-{number}.{ending}", Payload(data=data), len(data))


def carve_pictures(data: bytes) -> Iterator[bytes]:
    """JPEG and PNG files stored whole inside a stream."""
    at = 0
    while True:
        jpeg, png = data.find(b"\xff\xd8\xff", at), data.find(b"\x89PNG\r\n\x1a\n", at)
        starts = [place for place in (jpeg, png) if place >= 0]
        if not starts:
            return
        start = min(starts)
        if start == png:
            end = data.find(b"IEND\xaeB`\x82", start)
            end = end + 8 if end >= 0 else -1
        else:
            end = _jpeg_end(data, start)
        if end < 0:
            at = start + 3
            continue
        if end - start >= _SMALLEST:
            yield data[start:end]
        at = end


def _jpeg_end(data: bytes, start: int) -> int:
    """Behind the end marker; walks the segments, so that a thumbnail's own end does not count (ITU T.81 B)."""
    at = start + 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xD9:
            return at + 2
        elif marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if marker == 0xDA:
                at = _scan_end(data, at)
                if at < 0:
                    return -1
    return -1


def _scan_end(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return -1
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _embedded(last: str, data: bytes) -> tuple[str, bytes]:
    """An Ole10Native stream names its file and wraps it ([MS-OLEDS] 2.3.6); others are the file itself."""
    if not last.endswith("ole10native") or len(data) < 10:
        return "", data
    name, _, rest = data[6:].partition(b"\x00")
    _, _, rest = rest.partition(b"\x00")
    length = int.from_bytes(rest[4:8], "little")
    rest = rest[8 + length :]
    size = int.from_bytes(rest[:4], "little")
    if not 0 < size <= len(rest) - 4:
        return "", data[4:]
    return name.decode("cp1252", "replace").replace("\\", "/").rsplit("/", 1)[-1], rest[4 : 4 + size]


def _plain(path: str) -> str:
    return "".join(ch for ch in path if ch.isprintable())
