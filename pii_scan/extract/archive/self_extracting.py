"""Archives behind a program that unpacks them (self-extracting, installers): the archive as one item."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.tail import cut_out
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_PROGRAMS = ("application/x-msdownload", "application/x-executable", "application/x-mach-binary")
_BLOCK = 1 << 22
_SEARCHED = 512 << 20
_STUB_WORDS = 16 << 20
_HEAD = 64
_MARKS = {b"PK\x03\x04": ".zip", b"7z\xbc\xaf\x27\x1c": ".7z", b"Rar!\x1a\x07": ".rar", b"MSCF\x00\x00\x00\x00": ".cab"}
_ZIP_METHODS = frozenset({0, 8, 9, 12, 14, 93, 95, 98, 99})


def extract(given: Input) -> Iterator[Evidence]:
    """The first archive that stands in the program, to the file's end, and the program's own readable words."""
    with given.payload.open() as stream:
        found = _archive(stream, given.payload.size_bytes)
    if found is None:
        raise NotThisFormat
    at, ending = found
    got = cut_out(given.payload, at, given.payload.size_bytes, given.limits)
    if got.problem is not None:
        yield Problem(got.problem, "extract", "the archive behind the program")
    name = given.name.rpartition(".")[0] or "archive"
    yield Child("sfx", name + ending, got.payload, got.size, None if got.payload is not None else got.problem)
    if words := carve(given.payload.read(min(at, _STUB_WORDS))):
        yield Text(words, How.CARVED)
    detail = "self-extracting archive; of the program itself readable strings only"
    yield Problem(ProblemCode.UNSUPPORTED, "extract", detail, Effect.NOTE)


def _archive(stream: BinaryIO, size: int) -> tuple[int, str] | None:
    """(offset, ending) of the first mark whose header holds: the marks alone stand in any program that knows zips."""
    at, before = 0, b""
    while at < min(size, _SEARCHED):
        block = stream.read(_BLOCK)
        if not block:
            return None
        joined = before + block
        base = at - len(before)
        marks = sorted((place, ending) for mark, ending in _MARKS.items() for place in _places(joined, mark))
        for place, ending in marks:
            stream.seek(base + place)
            if base + place and _holds(stream.read(_HEAD), size - base - place, ending):
                return base + place, ending
        at += len(block)
        stream.seek(at)
        before = joined[-8:]
    return None


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    place = data.find(mark)
    while place >= 0:
        yield place
        place = data.find(mark, place + 1)


def _holds(head: bytes, left: int, ending: str) -> bool:
    if len(head) < _HEAD and len(head) < left:
        return False
    if len(head) < 32:
        return False
    match ending:
        case ".zip":
            version, _, method = struct.unpack_from("<HHH", head, 4)
            name = struct.unpack_from("<H", head, 26)[0]
            return bool(version & 0xFF <= 63 and method in _ZIP_METHODS and 0 < name < 4096)
        case ".7z":
            return bool(struct.unpack_from("<I", head, 8)[0] == zlib.crc32(head[12:32]))
        case ".rar":
            return head[6:8] == b"\x01\x00" or (head[6] == 0 and head[9] == 0x73)
        case _:
            return bool(struct.unpack_from("<I", head, 8)[0] <= left and head[24:26] == b"\x03\x01")


EXTRACTOR = Extractor(
    id="self-extracting",
    title="Self-extracting archive",
    media_types=_PROGRAMS,
    extract=extract,
    extensions=(".exe",),
    library="own",
    reads="the first zip, 7z, RAR or cabinet that stands in a program, as an item of its own; words of the program",
    not_read="installers of other makes (NSIS, Inno Setup, squashfs); what lies past 512 MiB",
)
