"""MP3, OGG, Opus, FLAC, WAV, AIFF and Windows Media: tags and embedded pictures; not the recording."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.image.ending import behind
from pii_scan.extract.video.iso6709 import iso6709_point
from pii_scan.extract.video.recording import not_transcribed
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_AUTHORS = ("artist", "albumartist", "composer")
_PLAIN = ("title", "album", "comment", "genre", "year")
_LONGEST = 1 << 20
_PICTURES_MOST = 16


def _extract(request: Input) -> Iterator[Evidence]:
    tag = _tags(request)
    if tag is None:
        raise NotThisFormat
    found: dict[str, list[str]] = {}
    for name in (*_AUTHORS, *_PLAIN):
        if value := getattr(tag, name, None):
            found.setdefault(name, []).append(str(value))
    for name, values in dict(tag.other or {}).items():
        found.setdefault(str(name), []).extend(str(value) for value in values)
    for name in _AUTHORS:
        for value in found.get(name, ()):
            yield Fact("author", value[:_LONGEST], "tags")
    for values in found.values():
        for value in values:
            if (point := iso6709_point(value)) is not None:
                yield Fact("gps", point, "tags")
    lines = [f"{name}: {value[:_LONGEST]}" for name, values in found.items() for value in values]
    if lines:
        yield Text("\n".join(dict.fromkeys(lines)), How.METADATA, layer="properties")
    yield from _pictures(tag)
    yield from behind(request)
    yield from not_transcribed(request)


def _tags(request: Input) -> Any:
    import tinytag

    with request.payload.open() as stream:
        try:
            return tinytag.TinyTag.get(file_obj=stream, image=True, duration=False)
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; its strings are carved instead
            return None


def _pictures(tag: Any) -> Iterator[Evidence]:
    try:
        groups = tag.images.as_dict()
    except Exception:  # noqa: BLE001 - third-party parser over hostile bytes
        yield Problem(ProblemCode.PARTLY_READ, "extract", "embedded pictures are damaged", Effect.NOTE)
        return
    pictures = [bytes(image.data) for images in groups.values() for image in images if image.data]
    for number, data in enumerate(dict.fromkeys(pictures[:_PICTURES_MOST]), 1):
        yield Child("cover", f"cover {number}", Payload(data=data), len(data))


EXTRACTOR = Extractor(
    id="audio",
    title="MP3, OGG, Opus, FLAC, WAV, AIFF and Windows Media recordings",
    media_types=("audio/mpeg", "audio/ogg", "audio/flac", "audio/x-wav", "audio/x-aiff", "video/x-ms-asf"),
    extract=_extract,
    extensions=(".mp3", ".ogg", ".flac", ".wav", ".aif"),
    library="tinytag",
    reads="tags: names, titles, comments, lyrics, own fields; embedded pictures",
    not_read="sound and picture",
)
