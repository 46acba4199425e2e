"""OneNote sections ([MS-ONE], [MS-ONESTORE]): every string of the store, and embedded files."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

ONE = "application/onenote"
_MAGIC = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
_FILE = bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac")
"""Begins an embedded file (FileDataStoreObject, [MS-ONESTORE] 2.6.13): its length, twelve bytes, the file."""
_HEAD = 36
_REVISION_STORE = bytes.fromhex("3fdd9a101b91f549a5d01791edc8aed8")
"""{109ADD3F-911B-49F5-A5D0-1791EDC8AED8}: the header ([MS-ONESTORE] 2.3.1) is that of a store on a disk."""
_WIDE = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05]|[\x10-\x26\x39\x3a\xac]\x20){4,}")
_NARROW = re.compile(rb"[\t\n\r\x20-\x7e]{6,}")
_LETTERS = re.compile(r"[A-Za-z0-9@ ]")
_WORD = re.compile(r"\w{2}")
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}\}?(?:\{\d+\})*")
_BYTES_MAX = 512 << 20
_FILES_MAX = 5000


def extract(given: Input) -> Iterator[Evidence]:
    """Earlier versions of a page stand in the store as well and are read with the rest."""
    data = given.payload.read(_BYTES_MAX)
    spans: list[tuple[int, int]] = []
    at = data.find(_FILE)
    cut = False
    while at >= 0 and len(spans) < _FILES_MAX:
        size = int.from_bytes(data[at + 16 : at + 24], "little")
        start = at + _HEAD
        cut = cut or start + size > len(data)
        if 0 < size <= len(data) - start:
            spans.append((start, start + size))
            yield Child("onenote", f"file-{len(spans)}", Payload(data=data[start : start + size]), size)
        at = data.find(_FILE, max(start, start + min(size, len(data)) if size else start))
    lines: dict[str, None] = {}
    for line in _strings(data, spans):
        lines.setdefault(line)
    if lines:
        yield Text("\n".join(lines))
    if cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "an embedded file is cut")
    if data[48:64] == _REVISION_STORE and given.payload.size_bytes < int.from_bytes(data[196:204], "little") < 1 << 48:
        yield Problem(ProblemCode.TRUNCATED, "extract", "shorter than its header says")
    if given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "section read up to 512 MiB")
    detail = "OneNote: strings of the store in their order; handwriting and protected sections are not read"
    yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE if lines else Effect.PARTIAL)


def _strings(data: bytes, files: list[tuple[int, int]]) -> Iterator[str]:
    """Outside of embedded files, in the store's order."""
    at = 0
    for start, end in [*files, (len(data), len(data))]:
        piece = data[at:start]
        found = [(m.start(), m[0].decode("utf-16-le", "replace")) for m in _WIDE.finditer(piece)]
        found += [(m.start(), m[0].decode("cp1252", "replace")) for m in _NARROW.finditer(piece)]
        for _, text in sorted(found):
            for line in text.replace("\r", "\n").split("\n"):
                bare = line.strip()
                if _says(bare):
                    yield bare
        at = end


def _says(line: str) -> bool:
    """By chance letters of all alphabets stand beside one another; in words they do not."""
    if _WORD.search(line) is None or _GUID.fullmatch(line):
        return False
    return len(_LETTERS.findall(line)) * 2 >= len(line) or sum(ord(sign) > 0x17F for sign in line) > 0.8 * len(line)


EXTRACTOR = Extractor(
    id="onenote",
    title="OneNote section",
    media_types=(ONE,),
    extract=extract,
    signatures=(Signature(ONE, _MAGIC),),
    extensions=(".one",),
    library="own",
    reads="text of all pages, of earlier versions too, titles, authors, links; embedded files and pictures as items of "
    "their own",
    not_read="handwriting, protected sections; which words belong to which page",
)
