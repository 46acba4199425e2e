"""PowerPoint 97–2003 presentations ([MS-PPT]): all text atoms."""

import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.encrypted import unlocked
from pii_scan.extract.office.ole_package import old_office
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Evidence, Fact, Text

PPT = "application/vnd.ms-powerpoint"
_TEXT_CHARS, _TEXT_BYTES, _STRING, _CRYPT = 0x0FA0, 0x0FA8, 0x0FBA, 0x2F14
_STREAM_MAX = 512 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """One Text with a line per text atom, earlier versions of an edited slide included; then pictures."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
            data = ole.read("PowerPoint Document", _STREAM_MAX)
        except (OleError, KeyError) as error:
            raise NotThisFormat from error
        lines: dict[str, None] = {}
        encrypted = False
        for kind, body in _atoms(data):
            encrypted = encrypted or kind == _CRYPT
            if kind in (_TEXT_CHARS, _STRING):
                text = body.decode("utf-16-le", "replace")
            elif kind == _TEXT_BYTES:
                text = body.decode("latin-1")
            else:
                continue
            text = text.replace("\r", "\n").replace("\x0b", "\n").replace("\x00", "").strip()
            # Saving appends: the same words stand once per version.
            if text and not text.startswith("___PPT"):
                lines.setdefault(text)
        if encrypted:
            yield from unlocked(given, "presentation")
            return
        if lines:
            yield Text("\n".join(lines))
        if user := _last_user(ole):
            yield Fact("last_author", user, "current-user")
        yield from old_office(stream, "ppt")


def _last_user(ole: OleFile) -> str:
    """Of the Current User stream ([MS-PPT] 2.3.2)."""
    try:
        data = ole.read("Current User", 4096)
        length = struct.unpack_from("<H", data, 20)[0]
    except (KeyError, struct.error):
        return ""
    return data[28 : 28 + min(length, 255)].decode("cp1252", "replace").strip("\0 ")


def _atoms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(type, body) of each record; containers are entered, damaged lengths end the walk."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        at += 8
        if version & 0x0F == 0x0F:
            yield kind, b""
            continue
        yield kind, data[at : at + length]
        at += length


EXTRACTOR = Extractor(
    id="ppt",
    title="PowerPoint 97–2003 presentation (ppt)",
    media_types=(PPT,),
    extract=extract,
    extensions=(".ppt", ".pps", ".pot"),
    library="own",
    reads="text of slides, notes, masters and comments, properties, JPEG and PNG pictures",
    not_read="presentations that no password of the list opens; embedded objects and other picture formats; "
    "PowerPoint 95",
)
