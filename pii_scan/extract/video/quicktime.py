"""MP4, MOV, 3GP and M4A: position, time, device, names, cover pictures, subtitles; not the recording."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.image.ending import behind
from pii_scan.extract.image.position import same_place
from pii_scan.extract.image.xmp import packets, read_xmp
from pii_scan.extract.text.carved import carve
from pii_scan.extract.video.boxes import Box, boxes, content, inside
from pii_scan.extract.video.properties import Property, metadata, user_data
from pii_scan.extract.video.recording import not_transcribed
from pii_scan.extract.video.tracks import Track, track, words
from pii_scan.model.evidence import Child, Evidence, Fact, GpsPoint, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_KNOWN = frozenset((b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"uuid", b"meta", b"pnot", b"moof", b"sidx"))
_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_LABELS = {"author": "Author", "owner": "Owner", "title": "Title", "caption": "Caption", "copyright": "Copyright",
           "account": "Account", "place": "Place"}  # fmt: skip
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")
_TRACKS_MOST = 64
_SUBTITLES_MOST = 4 << 20
_COVERS_MOST = 16


@dataclass(slots=True)
class _Film:
    """What was gathered of one file before it is told."""

    properties: list[Property] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    made: str = ""
    cut: bool = False
    index: bool = False


def _extract(request: Input) -> Iterator[Evidence]:
    with request.payload.open() as stream:
        film = _film(stream, request.payload.size_bytes)
        if film is None:
            raise NotThisFormat
        yield from _places(film)
        yield from _device(film)
        yield from _written(film)
        yield from _xmp(film)
        yield from _subtitles(stream, film)
    covers = [p.value for p in film.properties if p.name == "cover" and isinstance(p.value, bytes)]
    for number, cover in enumerate(dict.fromkeys(covers[:_COVERS_MOST]), 1):
        yield Child("cover", f"cover {number}", Payload(data=cover), len(cover))
    yield from behind(request)
    if film.cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the file ends inside a box")
    if not film.index:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "no index (moov): position and names were not found")
    for maker in sorted({t.telemetry for t in film.tracks if t.telemetry}):
        yield Problem(ProblemCode.LOCATION_NOT_READ, "extract", f"{maker} telemetry track", Effect.NOTE)
    handlers = Counter(t.handler for t in film.tracks)
    yield from not_transcribed(request, video=bool(handlers[b"vide"]), sound=bool(handlers[b"soun"]))


def _film(stream: BinaryIO, size: int) -> _Film | None:
    film, known = _Film(), False
    for box in boxes(stream, 0, size):
        known = known or box.kind in _KNOWN
        film.cut = film.cut or (box.cut and box.kind in _KNOWN)
        if box.kind == b"moov":
            film.index = True
            _moov(stream, box, film)
        elif box.kind == b"meta":
            film.properties += metadata(stream, box)
        elif box.kind == b"uuid":
            _uuid(stream, box, film)
        elif box.kind in (b"free", b"skip", b"wide"):
            _words(stream, box, film)
        elif box.kind == b"moof":
            film.index = True
    return film if known else None


def _moov(stream: BinaryIO, moov: Box, film: _Film) -> None:
    for box in inside(stream, moov):
        if box.kind == b"mvhd":
            film.made = _made(content(stream, box, 32))
        elif box.kind == b"udta":
            film.properties += user_data(stream, box)
        elif box.kind == b"meta":
            film.properties += metadata(stream, box)
        elif box.kind == b"trak" and len(film.tracks) < _TRACKS_MOST:
            one = track(stream, box)
            film.tracks.append(one)
            if one.user_data is not None:
                film.properties += user_data(stream, one.user_data)
        elif box.kind == b"uuid":
            _uuid(stream, box, film)
        elif box.kind in (b"free", b"skip"):
            _words(stream, box, film)


def _uuid(stream: BinaryIO, box: Box, film: _Film) -> None:
    data = content(stream, box)
    if data[:16] == _XMP:
        film.properties.append(Property("xmp", data[16:]))
    elif text := carve(data[16:]):
        film.properties.append(Property("hidden", text))


def _words(stream: BinaryIO, box: Box, film: _Film) -> None:
    """Space that the format leaves free is where things are hidden, and where cameras keep their own notes."""
    if text := carve(content(stream, box)):
        film.properties.append(Property("hidden", text))


def _made(mvhd: bytes) -> str:
    """Creation time; seconds since 1904, 32 or 64 bits wide. Zero and times to come say nothing."""
    wide = mvhd[:1] == b"\x01"
    seconds = int.from_bytes(mvhd[4:12] if wide else mvhd[4:8], "big")
    # Some writers count from 1970; before that no film was digital.
    if not 2_082_844_800 < seconds < 2**33:
        return ""
    return (_EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _places(film: _Film) -> Iterator[Fact]:
    precision = next((_number(p.value) for p in film.properties if p.name == "precision_m"), None)
    taken = next((m[1] for p in film.properties if p.name == "taken" and (m := _TIME.match(str(p.value)))), None)
    known: list[GpsPoint] = []
    for prop in film.properties:
        if isinstance(prop.value, GpsPoint) and not any(same_place(prop.value, other) for other in known):
            known.append(prop.value)
            yield Fact("gps", replace(prop.value, precision_m=precision, taken=taken or film.made or None), "quicktime")


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if 0 < number < 1e6 else None


def _device(film: _Film) -> Iterator[Fact]:
    first = {p.name: str(p.value) for p in reversed(film.properties)}
    make, model = first.get("make", ""), first.get("model", "")
    if device := (model if model.startswith(make) else f"{make} {model}").strip():
        yield Fact("device", device, "quicktime")
    match = _TIME.match(first.get("taken", ""))
    if taken := match[1] if match else film.made:
        yield Fact("taken", taken, "quicktime")
    for prop in film.properties:
        if prop.name in ("author", "owner", "copyright", "title") and isinstance(prop.value, str):
            yield Fact(prop.name, prop.value, "quicktime")


def _written(film: _Film) -> Iterator[Text]:
    texts = [(p.name, p.label, p.value) for p in film.properties if isinstance(p.value, str)]
    lines = [f"{_LABELS[name]}: {value}" for name, _, value in texts if name in _LABELS]
    lines += [f"{label}: {value}" for name, label, value in texts if name == "other"]
    if lines:
        yield Text("\n".join(dict.fromkeys(lines)), How.METADATA, layer="properties")
    yield from (Text(value, How.CARVED, layer="hidden") for name, _, value in texts if name == "hidden")


def _xmp(film: _Film) -> Iterator[Fact | Text]:
    told = [p.value for p in film.properties if isinstance(p.value, GpsPoint)]
    for prop in film.properties:
        if prop.name != "xmp" or not isinstance(prop.value, bytes):
            continue
        for packet in packets(prop.value):
            points, facts, captions = read_xmp(packet)
            yield from (Fact("gps", point, "xmp") for point in points if not any(same_place(point, t) for t in told))
            yield from facts
            if captions is not None:
                yield captions


def _subtitles(stream: BinaryIO, film: _Film) -> Iterator[Evidence]:
    for one in film.tracks:
        if not one.is_text:
            continue
        lines: list[str] = []
        length = 0
        for line in words(stream, one):
            length += len(line)
            if length > _SUBTITLES_MOST:
                yield Problem(ProblemCode.PARTLY_READ, "extract", "subtitles past 4 MiB")
                break
            lines.append(line)
        if lines:
            yield Text("\n".join(lines), layer="subtitles")


EXTRACTOR = Extractor(
    id="quicktime",
    title="MP4, MOV, 3GP and M4A recordings",
    media_types=("video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"),
    extract=_extract,
    extensions=(".mp4", ".mov", ".3gp", ".m4a"),
    library="own",
    reads="position (`©xyz`, `loci`, Apple's and Android's keys), its precision and time; device, names, captions, "
    "account; XMP; cover pictures; subtitles; words in free space; bytes behind the end",
    not_read="picture and sound; telemetry tracks of GoPro, DJI, Sony and others (named)",
)
