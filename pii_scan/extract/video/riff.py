"""AVI films: the INFO list, dates, names of streams, cameras' own notes (Microsoft RIFF, 1991); not the recording."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.image.ending import behind
from pii_scan.extract.text.carved import carve
from pii_scan.extract.video.iso6709 import iso6709_point
from pii_scan.extract.video.recording import not_transcribed
from pii_scan.model.evidence import Evidence, Fact, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_AVI = "video/x-msvideo"
_INFO = {
    b"IART": "artist", b"INAM": "title", b"ICMT": "comment", b"ICOP": "copyright", b"ICRD": "created",
    b"IENG": "engineer",
    b"ISBJ": "subject", b"ISFT": "software", b"ISRC": "source", b"ITCH": "technician", b"IKEY": "keywords",
    b"IARL": "archived at", b"ICMS": "commissioned by", b"IPRD": "product", b"IGNR": "genre", b"IMED": "medium",
    b"IDIT": "recorded", b"ISMP": "time code", b"strn": "stream", b"ICNT": "country", b"ILOC": "location",
    b"ISTR": "starring", b"IDST": "distributed by", b"IPRO": "produced by", b"IWRI": "written by",
}  # fmt: skip
_NOTES = frozenset({b"strd", b"JUNK", b"_PMX", b"vedt", b"CTLG", b"LGWV"})
"""Cameras keep EXIF-like blocks here."""
_LISTS_DEEP = 8
_CHUNKS_MAX = 100_000
_LEAF_MAX = 1 << 20


@dataclass(slots=True)
class _Film:
    lines: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    cut: bool = False
    over: bool = False


def _extract(request: Input) -> Iterator[Evidence]:
    with request.payload.open() as stream:
        head = stream.read(12)
        if head[:4] != b"RIFF" or head[8:11] != b"AVI":
            raise NotThisFormat
        film = _Film()
        _walk(stream, request.payload.size_bytes, film)
    for line in dict.fromkeys(film.lines):
        name, _, value = line.partition(": ")
        if name == "artist":
            yield Fact("author", value, "riff")
        if (point := iso6709_point(value)) is not None:
            yield Fact("gps", point, "riff")
    if film.lines:
        yield Text("\n".join(dict.fromkeys(film.lines)), How.METADATA, layer="properties")
    if film.hidden:
        yield Text("\n".join(dict.fromkeys(film.hidden)), How.CARVED, layer="hidden")
    yield from behind(request)
    if film.cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the file ends inside a chunk")
    if film.over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "more chunks than are looked at")
    yield from not_transcribed(request, video=True)


def _walk(stream: BinaryIO, size: int, film: _Film) -> None:
    """Every list but that of the pictures themselves; files above 1 GiB go on in further RIFF chunks."""
    todo = [(0, size, 0)]
    seen = 0
    while todo:
        at, end, depth = todo.pop()
        while at + 8 <= end:
            seen += 1
            if seen > _CHUNKS_MAX:
                film.over = True
                return
            stream.seek(at)
            head = stream.read(12)
            kind, length = head[:4], int.from_bytes(head[4:8], "little")
            stop = at + 8 + length
            if not all(32 <= byte < 127 for byte in kind):
                break
            film.cut = film.cut or (stop > size and kind != b"RIFF")
            if kind in (b"RIFF", b"LIST"):
                if head[8:12] not in (b"movi", b"rec ") and depth < _LISTS_DEEP:
                    todo.append((at + 12, min(stop, end), depth + 1))
            else:
                _take(stream, kind, at + 8, min(stop, end), film)
            at = stop + (length & 1)


def _take(stream: BinaryIO, kind: bytes, start: int, end: int, film: _Film) -> None:
    if kind not in _INFO and kind not in _NOTES:
        return
    stream.seek(start)
    data = stream.read(min(end - start, _LEAF_MAX))
    if kind in _NOTES:
        if words := carve(data):
            film.hidden.append(words)
        return
    raw = data.split(b"\0")[0]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if text.strip():
        film.lines.append(f"{_INFO[kind]}: {text.strip()}")


EXTRACTOR = Extractor(
    id="avi",
    title="AVI",
    media_types=(_AVI,),
    extract=_extract,
    extensions=(".avi",),
    library="own",
    reads="names, comments, dates, places of the INFO list; names of streams; readable strings of cameras' notes",
    not_read="picture and sound; EXIF of cameras inside of the stream (its strings are read)",
)
