"""Word 1 and 2 for Windows, Windows Write and Word for DOS: files that are no compound ones."""

import re
import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.office.word_text import older_text, tidy
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

WORD, WRITE = "application/msword", "application/x-mswrite"
_WORDS = (b"\xdb\xa5\x2d\0", b"\x9b\xa5\x21\0")
_WRITES = (b"\x31\xbe\0\0\0\xab", b"\x32\xbe\0\0\0\xab")
_BYTES_MAX = 128 << 20
_ENCRYPTED = 0x0100
_TEXT_AT = 0x80


def extract(given: Input) -> Iterator[Evidence]:
    """One text.

    Raises:
        NotThisFormat: it is another version.
    """
    data = given.payload.read(_BYTES_MAX)
    if data.startswith(_WORDS) and len(data) >= 0x20:
        if struct.unpack_from("<H", data, 10)[0] & _ENCRYPTED:
            yield Problem(ProblemCode.ENCRYPTED, "extract", "Word document: behind a password", Effect.SKIPPED)
            return
        text, whole = older_text(data)
        yield from _told(text, "saved in pieces or cut; text in the order of the file", whole)
    elif data.startswith(_WRITES) and len(data) > _TEXT_AT:
        end = struct.unpack_from("<I", data, 0x0E)[0]
        # Word for DOS leaves the number of its pages empty.
        codec = "cp1252" if struct.unpack_from("<H", data, 0x60)[0] else "cp437"
        yield from _told(
            _without_pictures(data[_TEXT_AT:end], codec), "the file ends before its text", end <= len(data)
        )
    else:
        raise NotThisFormat
    if given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "read up to 128 MiB")


def _told(text: str, broken: str, whole: bool) -> Iterator[Evidence]:
    if (lines := tidy(text)).strip():
        yield Text(lines, How.NATIVE)
    if not whole:
        yield Problem(ProblemCode.TRUNCATED, "extract", broken)


def _without_pictures(data: bytes, codec: str) -> str:
    """A picture is a paragraph as well; unlike a text it has zero bytes."""
    parts = re.split(rb"\r\n", data)
    return "\n".join(carve(part) if b"\0" in part else part.decode(codec, "replace") for part in parts)


EXTRACTOR = Extractor(
    id="word_old",
    title="Word 1 and 2 for Windows, Word for DOS, Windows Write (doc, wri)",
    media_types=(WORD, WRITE),
    extract=extract,
    signatures=(
        *(Signature(WORD, magic) for magic in _WORDS),
        *(Signature(WRITE, magic) for magic in _WRITES),
    ),
    extensions=(".wri",),
    library="own",
    reads="text of all stories",
    not_read="Word 2 behind a password; properties, pictures and embedded objects",
)
