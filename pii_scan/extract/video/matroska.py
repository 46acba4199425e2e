"""Matroska and WebM: tags, titles, chapters, attached files and subtitles (RFC 9559); not the recording."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.image.ending import behind
from pii_scan.extract.video.iso6709 import iso6709_point
from pii_scan.extract.video.recording import not_transcribed
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_MKV = "video/x-matroska"
_HEAD, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_INFO, _TRACKS, _TAGS, _CHAPTERS, _ATTACHMENTS = 0x1549A966, 0x1654AE6B, 0x1254C367, 0x1043A770, 0x1941A469
_MASTERS = frozenset({
    _SEGMENT, _INFO, _TRACKS, _TAGS, _CHAPTERS, _ATTACHMENTS, 0xAE, 0x7373, 0x67C8, 0x45B9, 0xB6, 0x80, 0x61A7,
    _CLUSTER, 0xA0,
})  # fmt: skip
_TITLES = {0x7BA9: "title", 0x4D80: "program", 0x5741: "program", 0x7384: "file", 0x536E: "track", 0x85: "chapter"}
_DATE, _TAG_NAME, _TAG_STRING, _LANGUAGE = 0x4461, 0x45A3, 0x4487, 0x22B59C
_FILE_NAME, _FILE_DATA, _FILE_WORDS = 0x466E, 0x465C, 0x467E
_TRACK_NUMBER, _TRACK_TYPE, _CODEC = 0xD7, 0x83, 0x86
_BLOCK, _SIMPLE_BLOCK = 0xA1, 0xA3
_SUBTITLES = 0x11
_AUTHORS = frozenset({"ARTIST", "AUTHOR", "DIRECTOR", "PRODUCER", "PERFORMER", "COMPOSER", "WRITTEN_BY"})
_LEAF_MAX = 1 << 20
_FILE_MAX = 512 << 20
_ELEMENTS_MAX = 2_000_000
_SUBTITLE_CHARS = 4 << 20
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class _Film:
    lines: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    files: list[tuple[str, int, int]] = field(default_factory=list)
    """(name, start, end)."""
    texts: set[int] = field(default_factory=set)
    """Numbers of tracks that are subtitles in text."""
    kinds: set[int] = field(default_factory=set)
    tag: str = ""
    name: str = ""
    number: int = 0
    chars: int = 0
    cut: bool = False
    over: bool = False


def _extract(request: Input) -> Iterator[Evidence]:
    with request.payload.open() as stream:
        film = _Film()
        size = request.payload.size_bytes
        if _header(stream, size) is None:
            raise NotThisFormat
        for ident, start, end in _elements(stream, 0, size, film):
            _take(stream, ident, start, end, film)
    yield from film.facts
    if film.lines:
        yield Text("\n".join(dict.fromkeys(film.lines)), How.METADATA, layer="properties")
    if film.said:
        yield Text("\n".join(film.said), layer="body")
    for number, (name, start, end) in enumerate(film.files, 1):
        if end - start > _FILE_MAX:
            yield Child("attachment", name or f"file {number}", None, end - start, ProblemCode.TOO_LARGE)
            continue
        with request.payload.open() as stream:
            stream.seek(start)
            data = stream.read(end - start)
        yield Child("attachment", f"{number}/{name}" if name else f"file {number}", Payload(data=data), len(data))
    yield from behind(request)
    if film.cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the file ends inside an element")
    if film.over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "more elements or subtitles than are looked at")
    yield from not_transcribed(request, video=1 in film.kinds or not film.kinds, sound=2 in film.kinds)


def _header(stream: BinaryIO, at: int) -> tuple[int, int, int] | None:
    """Of the file's first element."""
    stream.seek(0)
    head = stream.read(12)
    found = _number(head, 0, keep=True)
    return (found[0], found[1], at) if found is not None and found[0] == _HEAD else None


def _elements(stream: BinaryIO, start: int, end: int, film: _Film) -> Iterator[tuple[int, int, int]]:
    """(id, start, end) of every element that is no container, in order; containers are entered."""
    at = start
    seen = 0
    while at < end:
        seen += 1
        if seen > _ELEMENTS_MAX:
            film.over = True
            return
        stream.seek(at)
        head = stream.read(12)
        ident = _number(head, 0, keep=True)
        size = _number(head, ident[1], keep=False) if ident is not None else None
        if ident is None or size is None:
            film.cut = film.cut or bool(head.strip(b"\0"))
            return
        begin = at + size[1]
        if ident[0] in _MASTERS:
            at = begin
            continue
        if size[0] < 0:
            # Only containers may leave their length open.
            film.cut = True
            return
        stop = begin + size[0]
        film.cut = film.cut or stop > end
        yield ident[0], begin, min(stop, end)
        at = stop


def _number(data: bytes, at: int, keep: bool) -> tuple[int, int] | None:
    """(value, place behind it) of a number of variable length; -1 where a length is left open."""
    if at >= len(data) or not data[at]:
        return None
    width = 9 - data[at].bit_length()
    if at + width > len(data):
        return None
    value = int.from_bytes(data[at : at + width], "big")
    if keep:
        return value, at + width
    value &= (1 << 7 * width) - 1
    return (-1 if value == (1 << 7 * width) - 1 else value), at + width


def _take(stream: BinaryIO, ident: int, start: int, end: int, film: _Film) -> None:
    if ident == _FILE_DATA:
        film.files.append((film.name, start, end))
        film.name = ""
        return
    if ident in (_BLOCK, _SIMPLE_BLOCK):
        if film.texts and not film.over:
            _subtitle(stream, start, end, film)
        return
    wanted = ident in _TITLES or ident in (
        _DATE, _TAG_NAME, _TAG_STRING, _FILE_NAME, _FILE_WORDS, _TRACK_NUMBER, _TRACK_TYPE, _CODEC
    )  # fmt: skip
    if not wanted:
        return
    stream.seek(start)
    data = stream.read(min(end - start, _LEAF_MAX))
    text = data.rstrip(b"\0").decode("utf-8", "replace").strip()
    if ident == _TRACK_NUMBER:
        film.number = int.from_bytes(data, "big")
    elif ident == _TRACK_TYPE:
        film.kinds.add(int.from_bytes(data, "big"))
    elif ident == _CODEC:
        if text.startswith(("S_TEXT", "D_WEBVTT")):
            film.texts.add(film.number)
    elif ident == _DATE and len(data) == 8:
        made = _EPOCH + timedelta(microseconds=int.from_bytes(data, "big", signed=True) // 1000)
        film.facts.append(Fact("taken", made.strftime("%Y-%m-%dT%H:%M:%SZ"), "matroska"))
    elif ident == _TAG_NAME:
        film.tag = text
    elif ident == _TAG_STRING and text:
        _tag(film, text)
    elif ident == _FILE_NAME:
        film.name = text
        film.lines.append(f"file: {text}")
    elif text and ident in _TITLES:
        film.lines.append(f"{_TITLES[ident]}: {text}")
        if ident == 0x7BA9:
            film.facts.append(Fact("title", text, "matroska"))
    elif text:
        film.lines.append(text)


def _tag(film: _Film, text: str) -> None:
    film.lines.append(f"{film.tag}: {text}" if film.tag else text)
    if film.tag.upper() in _AUTHORS:
        film.facts.append(Fact("author", text, "matroska"))
    if (point := iso6709_point(text)) is not None:
        film.facts.append(Fact("gps", point, "matroska"))


def _subtitle(stream: BinaryIO, start: int, end: int, film: _Film) -> None:
    """A block: number of its track, two bytes of time, one of flags, the text."""
    stream.seek(start)
    head = stream.read(12)
    track = _number(head, 0, keep=False)
    if track is None or track[0] not in film.texts:
        return
    begin = start + track[1] + 3
    stream.seek(begin)
    text = stream.read(max(0, min(end - begin, 1 << 16))).decode("utf-8", "replace").strip()
    film.chars += len(text)
    if film.chars > _SUBTITLE_CHARS:
        film.over = True
    elif text:
        film.said.append(text)


EXTRACTOR = Extractor(
    id="matroska",
    title="Matroska, WebM",
    media_types=(_MKV, "video/webm", "audio/x-matroska"),
    extract=_extract,
    extensions=(".mkv", ".webm", ".mka"),
    library="own",
    reads="tags, position, titles, chapters, names of tracks, date; attached files and cover pictures as items of "
    "their own; subtitles in text",
    not_read="picture and sound, subtitles that are pictures",
)
