"""Windows shortcuts, and the jump lists that are made of them."""

import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.tail import leftover
from pii_scan.extract.windows.link import HEADER, links_in, read_link
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Problem, ProblemCode

LNK, AUTOMATIC, CUSTOM = "application/x-ms-shortcut", "application/x-ms-jumplist", "application/x-ms-jumplist-custom"
_LINK_MAX, _LIST_MAX = 16 << 20, 64 << 20
_VERSIONS = (1, 2, 3)


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001 - the bytes say it all
    """A list that a program made itself: a number, then links, each behind the class of a link."""
    known = len(head) > 4 and int.from_bytes(head[:4], "little") in _VERSIONS and HEADER[4:] + HEADER in head
    return CUSTOM if known else None


def extract(given: Input) -> Iterator[Evidence]:
    """Each link as a text of named lines."""
    if given.media_type == AUTOMATIC:
        yield from _automatic(given)
        return
    data = given.payload.read(_LIST_MAX if given.media_type == CUSTOM else _LINK_MAX)
    cut, end = 0, len(data)
    if given.media_type == CUSTOM:
        for link in links_in(data):
            cut += link.cut
            yield Text(link.text)
        # The list closes with a mark of its own.
        cut += not data.rstrip(b"\x00").endswith(b"\xab\xfb\xbf\xba")
    else:
        one = read_link(data)
        if one is None:
            raise NotThisFormat
        cut, end = int(one.cut), one.end
        yield Text(one.text)
    if cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"{cut} links or lists break off")
    yield from leftover(given.payload, end, given.limits)


def _automatic(given: Input) -> Iterator[Evidence]:
    damaged = 0
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
        except OleError:
            raise NotThisFormat from None
        for path in ole.streams():
            data = ole.read(path, _LIST_MAX)
            if path.lower() == "destlist":
                text, short = _destinations(data)
                damaged += short
                if text:
                    yield Text(text)
                continue
            link = read_link(data)
            damaged += link is None or link.cut
            if link is not None and link.text:
                yield Text(link.text)
        cut = ole.cut
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} links are cut or damaged")
    if cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the compound file breaks off")


def _destinations(data: bytes) -> tuple[str, bool]:
    """Machine and path of each entry (libyal, "Jump lists format"), and whether entries are missing."""
    if len(data) < 32:
        return "", True
    version, count = struct.unpack_from("<II", data)
    fixed, behind = (114, 0) if version == 1 else (130, 4)
    lines: dict[str, None] = {}
    at, got = 32, 0
    while got < count and at + fixed <= len(data):
        machine = data[at + 72 : at + 88].partition(b"\x00")[0].decode("cp1252", "replace")
        end = at + fixed + 2 * struct.unpack_from("<H", data, at + fixed - 2)[0]
        if end > len(data):
            break
        lines[f"path: {data[at + fixed : end].decode('utf-16-le', 'replace')}"] = None
        if machine:
            lines[f"machine: {machine}"] = None
        at, got = end + behind, got + 1
    return "\n".join(lines), got < count


EXTRACTOR = Extractor(
    id="lnk",
    title="Windows shortcuts and jump lists",
    media_types=(LNK, AUTOMATIC, CUSTOM),
    extract=extract,
    probe=probe,
    extensions=(".lnk", ".automaticdestinations-ms", ".customdestinations-ms"),
    priority=10,
    library="own",
    reads="target, path, share, volume's name, working directory, arguments, machine and properties of each link; "
    "machines and paths of a jump list",
    not_read="times and identifiers of the target",
)
