"""Hangul Word Processor 5 (Hancom, "HWP Document File Formats 5.0", revision 1.3): text of all sections."""

import re
import struct
import zlib
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.ole_props import summary_facts
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

HWP = "application/x-hwp-v5"
_PACKED, _LOCKED, _DISTRIBUTED = 1, 2, 4
_PARAGRAPH = 67
"""HWPTAG_PARA_TEXT."""
_SINGLE = frozenset({0, 10, 13, *range(24, 32)})
"""Control characters of one unit; the others take eight."""
_SECTION = re.compile(r"(?:BodyText|ViewText)/Section(\d+)")
_STREAM_MAX = 256 << 20
_FILES_MAX = 2000


def extract(given: Input) -> Iterator[Evidence]:
    """Paragraphs in order, those of tables, notes and headers among them; pictures and embedded files as children."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
            head = ole.read("FileHeader", 256)
        except (OleError, KeyError) as error:
            raise NotThisFormat from error
        if not head.startswith(b"HWP Document File") or len(head) < 40:
            raise NotThisFormat
        flags = struct.unpack_from("<I", head, 36)[0]
        yield from summary_facts(ole, "\x05HwpSummaryInformation")
        if flags & (_LOCKED | _DISTRIBUTED):
            if "PrvText" in ole.streams() and (words := ole.read("PrvText", 1 << 20).decode("utf-16-le", "replace")):
                yield Text(words)
            yield Problem(ProblemCode.ENCRYPTED, "extract", "HWP document behind a password; its preview is read")
            return
        sections = sorted((int(m[1]), m[0]) for name in ole.streams() if (m := _SECTION.fullmatch(name)))
        damaged = 0
        for _, name in sections:
            data, whole = _unpacked(ole.read(name, _STREAM_MAX), bool(flags & _PACKED))
            damaged += not whole
            if words := "\n".join(_paragraphs(data)):
                yield Text(words)
        if damaged or not sections:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} of {len(sections)} sections damaged")
        if ole.cut:
            yield Problem(ProblemCode.TRUNCATED, "extract", "the compound file is cut")
        files = [name for name in ole.streams() if name.startswith("BinData/")]
        for name in files[:_FILES_MAX]:
            raw = ole.read(name, _STREAM_MAX)
            data, whole = _unpacked(raw, bool(flags & _PACKED))
            data = data if whole else raw
            yield Child("hwp", name, Payload(data=data), len(data))
        if len(files) > _FILES_MAX:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"embedded files read up to {_FILES_MAX}", Effect.PARTIAL)


def _unpacked(data: bytes, packed: bool) -> tuple[bytes, bool]:
    if not packed:
        return data, True
    inflater = zlib.decompressobj(-15)
    try:
        out = inflater.decompress(data, _STREAM_MAX)
    except zlib.error:
        return b"", False
    return out, inflater.eof or not inflater.unconsumed_tail


def _paragraphs(data: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(data):
        head = struct.unpack_from("<I", data, at)[0]
        at += 4
        size = head >> 20
        if size == 0xFFF:
            if at + 4 > len(data):
                return
            size = struct.unpack_from("<I", data, at)[0]
            at += 4
        if head & 0x3FF == _PARAGRAPH and (words := _words(data[at : at + size])):
            yield words
        at += size


def _words(raw: bytes) -> str:
    units = struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
    out = bytearray()
    at = 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:
            out += struct.pack("<H", unit)
            at += 1
        elif unit in _SINGLE:
            out += b"\n\x00" if unit in (10, 13) else b" \x00" if unit in (30, 31) else b""
            at += 1
        else:
            out += b"\t\x00" if unit == 9 else b""
            at += 8
    return out.decode("utf-16-le", "replace").strip()


EXTRACTOR = Extractor(
    id="hwp",
    title="Hangul document (hwp 5)",
    media_types=(HWP,),
    extract=extract,
    extensions=(".hwp",),
    library="own",
    reads="text of body, tables, notes, headers and boxes; properties; pictures and embedded files as items",
    not_read="documents behind a password (their preview is read), drawings, HWP 3 beyond its readable strings",
)
