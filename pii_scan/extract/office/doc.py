"""Word 97–2003 documents ([MS-DOC]): the text of all stories through the piece table; Word 6 and 95."""

import re
import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.encrypted import unlocked
from pii_scan.extract.office.ole_package import old_office
from pii_scan.extract.office.word_text import MARKS, is_older, older_text
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

DOC = "application/msword"
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_STREAM_MAX = 512 << 20
_NAMES_MAX = 1 << 20
_TABLE = {**{c: None for c in range(32) if c not in (9, 10)}, **MARKS, 0x1F: None, 0xFFFE: None}


def extract(given: Input) -> Iterator[Evidence]:
    """Body, footnotes, headers, comments and text boxes in their order; then properties and pictures."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
            main = ole.read("WordDocument", _STREAM_MAX)
        except (OleError, KeyError) as error:
            raise NotThisFormat from error
        flags = struct.unpack_from("<H", main, 10)[0] if len(main) > 12 else 0
        if flags & _ENCRYPTED:
            yield from unlocked(given, "Word document")
            return
        table, text = b"", ""
        if is_older(main):
            text, whole = older_text(main)
            if text.strip() and not whole:
                yield Problem(ProblemCode.PARTLY_READ, "extract", "damaged piece table; text in the order of the file")
        else:
            try:
                table = ole.read("1Table" if flags & _TABLE_1 else "0Table", _STREAM_MAX)
                text = _pieces(main, table)
            except (KeyError, struct.error):
                table = b""
        tidy = re.sub(r"\n{3,}", "\n\n", text.translate(_TABLE))
        if tidy.strip():
            yield Text(tidy)
        else:
            rest = carve(main)
            if rest:
                yield Text(rest, How.CARVED)
                yield Problem(ProblemCode.PARTLY_READ, "extract", "no piece table; readable strings only")
        if people := [*dict.fromkeys([*_comment_authors(main, table), *_saved_by(main, table)])]:
            yield Text("\n".join(people), How.METADATA, layer="properties")
        yield from old_office(stream, "doc")


def _part(main: bytes, table: bytes, place: int) -> bytes:
    """The stretch of the table stream that the file's head names at `place` ([MS-DOC] 2.5.6)."""
    if len(main) < place + 8:
        return b""
    at, length = struct.unpack_from("<II", main, place)
    return table[at : at + length] if length < _NAMES_MAX else b""


def _comment_authors(main: bytes, table: bytes) -> Iterator[str]:
    """Names of those who wrote comments (GrpXstAtnOwners, 2.9.118)."""
    data = _part(main, table, 0x01BA)
    at = 0
    while at + 2 <= len(data):
        length = int.from_bytes(data[at : at + 2], "little")
        if name := data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace").strip():
            yield name
        at += 2 + 2 * length


def _saved_by(main: bytes, table: bytes) -> Iterator[str]:
    """The last ten people who saved the document, and under which paths (SttbSavedBy, 2.9.288)."""
    data = _part(main, table, 0x02D2)
    if data[:2] != b"\xff\xff":
        return
    at = 6
    while at + 2 <= len(data):
        length = int.from_bytes(data[at : at + 2], "little")
        if words := data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace").strip():
            yield words
        at += 2 + 2 * length


def _pieces(main: bytes, table: bytes) -> str:
    """Joins the pieces in character order ([MS-DOC] 2.4.1).

    Raises:
        struct.error: an offset leaves its stream.
    """
    at, length = struct.unpack_from("<II", main, 0x01A2)
    clx = table[at : at + length]
    place = 0
    while place < len(clx) and clx[place] == 1:
        place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
    if place >= len(clx) or clx[place] != 2:
        raise struct.error("no piece table")
    size = struct.unpack_from("<I", clx, place + 1)[0]
    count = (size - 4) // 12
    start = place + 5
    ends = struct.unpack_from(f"<{count + 1}I", clx, start)
    out: list[str] = []
    for i in range(count):
        number = struct.unpack_from("<I", clx, start + 4 * (count + 1) + 8 * i + 2)[0]
        length = ends[i + 1] - ends[i]
        if length <= 0:
            continue
        if number & 0x40000000:
            offset = (number & 0x3FFFFFFF) // 2
            out.append(main[offset : offset + length].decode("cp1252", "replace"))
        else:
            out.append(main[number : number + 2 * length].decode("utf-16-le", "replace"))
    return "".join(out)


EXTRACTOR = Extractor(
    id="doc",
    title="Word 6 to 2003 document (doc)",
    media_types=(DOC,),
    extract=extract,
    extensions=(".doc", ".dot"),
    library="own",
    reads="text of body, notes, headers, comments and text boxes, authors of comments, who saved it last and where, "
    "properties, JPEG and PNG pictures, embedded files",
    not_read="documents that no password of the list opens; other picture formats",
)
