"""User data and metadata boxes of MP4, QuickTime and 3GPP as names and values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pii_scan.extract.image.position import plausible
from pii_scan.extract.video.boxes import Box, content, inside
from pii_scan.extract.video.iso6709 import iso6709_point
from pii_scan.model.evidence import GpsPoint

Value = str | GpsPoint | bytes


@dataclass(frozen=True, slots=True)
class Property:
    """`name` is one of ours (`gps`, `precision_m`, `author`, `owner`, `title`, `caption`, `copyright`, `make`,
    `model`, `taken`, `account`, `place`, `cover`, `xmp`, `other`)."""

    name: str
    value: Value
    label: str = ""
    """How the file calls it, where it is none of ours."""


_CODES = {
    b"\xa9xyz": "gps", b"\xa9nam": "title", b"\xa9ART": "author", b"\xa9aut": "author", b"\xa9wrt": "author",
    b"\xa9dir": "author", b"\xa9prd": "author", b"aART": "author", b"\xa9prf": "author", b"\xa9cmt": "caption",
    b"\xa9des": "caption", b"\xa9inf": "caption", b"desc": "caption", b"ldes": "caption", b"keyw": "caption",
    b"\xa9lyr": "caption", b"\xa9cpy": "copyright", b"cprt": "copyright", b"\xa9mak": "make", b"manu": "make",
    b"\xa9mod": "model", b"modl": "model", b"\xa9day": "taken", b"ownr": "owner", b"apID": "account",
    b"titl": "title", b"dscp": "caption", b"perf": "author", b"auth": "author", b"kywd": "caption", b"albm": "caption",
    b"\xa9alb": "caption", b"\xa9gen": "other", b"\xa9swr": "other", b"\xa9too": "other", b"\xa9enc": "other",
    b"\xa9req": "other", b"\xa9src": "caption", b"name": "title", b"\xa9hst": "other", b"\xa9ope": "author",
}  # fmt: skip
"""QuickTime file format, user data; iTunes-style item codes (Apple); 3GPP TS 26.244, 8."""
_3GPP = frozenset((b"titl", b"dscp", b"cprt", b"perf", b"auth", b"kywd", b"albm"))
_KEYS = {
    "location.iso6709": "gps", "location.accuracy.horizontal": "precision_m", "location.name": "place",
    "location.body": "place", "location.note": "place", "make": "make", "manufacturer": "make", "model": "model",
    "creationdate": "taken", "author": "author", "artist": "author", "director": "author", "producer": "author",
    "publisher": "author", "title": "title", "displayname": "title", "description": "caption", "comment": "caption",
    "information": "caption", "keywords": "caption", "copyright": "copyright",
}  # fmt: skip
"""Last words of `com.apple.quicktime.*` and `com.android.*` keys (QuickTime file format, metadata keys)."""
_PICTURES = {13: b"\xff\xd8\xff", 14: b"\x89PNG"}
_KEYS_MOST = 1000


def user_data(stream: BinaryIO, udta: Box) -> Iterator[Property]:
    """The properties of a `udta` box, with those of a `meta` box inside it."""
    for box in inside(stream, udta):
        if box.kind == b"meta":
            yield from metadata(stream, box)
        elif box.kind == b"loci":
            if point := _loci(content(stream, box)):
                yield Property("gps", point)
        elif box.kind == b"XMP_":
            yield Property("xmp", content(stream, box))
        elif box.kind in _CODES or box.kind[:1] == b"\xa9":
            name = _CODES.get(box.kind, "other")
            data = content(stream, box)
            texts = [_three_gpp(data)] if box.kind in _3GPP else _strings(data) if box.kind[:1] == b"\xa9" else []
            if not texts:
                texts = [_plain(data)]
            for text in texts:
                yield from _property(name, text, box.kind[1:].decode("latin-1"))


def metadata(stream: BinaryIO, meta: Box) -> Iterator[Property]:
    """The properties of a `meta` box: numbered keys (`mdta`) or four-letter codes (`mdir`)."""
    keys: list[str] = []
    for box in inside(stream, meta):
        if box.kind == b"keys":
            keys = _keys(content(stream, box))
        elif box.kind == b"xml ":
            yield Property("xmp", content(stream, box)[4:])
        elif box.kind == b"ilst":
            for item in inside(stream, box):
                yield from _item(stream, item, keys)


def _item(stream: BinaryIO, item: Box, keys: list[str]) -> Iterator[Property]:
    number = int.from_bytes(item.kind, "big")
    key = keys[number - 1] if 0 < number <= len(keys) else ""
    named = ""
    for box in inside(stream, item):
        if box.kind == b"name":
            named = _plain(content(stream, box)[4:])
        if box.kind != b"data":
            continue
        data = content(stream, box, 32 << 20)
        kind, value = int.from_bytes(data[:4], "big") & 0xFFFFFF, data[8:]
        if item.kind == b"covr" or kind in _PICTURES:
            yield Property("cover", value)
            continue
        label = key or named or item.kind.decode("latin-1")
        name = _CODES.get(item.kind) or _by_key(label) or "other"
        if kind in (1, 0) and (text := _plain(value)):
            yield from _property(name, text, label)
        elif kind == 2:
            yield from _property(name, value.decode("utf-16-be", "replace"), label)


def _by_key(key: str) -> str:
    lower = key.lower()
    return next((name for tail, name in _KEYS.items() if lower == tail or lower.endswith("." + tail)), "")


def _property(name: str, text: str, label: str) -> Iterator[Property]:
    text = text.strip("\0 \r\n")
    if not text:
        return
    if name == "gps":
        if point := iso6709_point(text):
            yield Property("gps", point)
        return
    yield Property(name, text, label)


def _keys(data: bytes) -> list[str]:
    out: list[str] = []
    at = 8
    while at + 8 <= len(data) and len(out) < _KEYS_MOST:
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8:
            break
        out.append(data[at + 8 : at + length].decode("utf-8", "replace"))
        at += length
    return out


def _strings(data: bytes) -> list[str]:
    """QuickTime's international text: length, language, text, again and again."""
    out: list[str] = []
    at = 0
    while at + 4 <= len(data):
        length, language = int.from_bytes(data[at : at + 2], "big"), int.from_bytes(data[at + 2 : at + 4], "big")
        if at + 4 + length > len(data):
            break
        raw = data[at + 4 : at + 4 + length]
        # Below 0x400 the language is a Macintosh one, and so is the encoding.
        out.append(raw.decode("utf-8", "replace") if language >= 0x400 else _mac(raw))
        at += 4 + length
    return [text for text in out if text.strip("\0 ")]


def _mac(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("mac-roman")


def _three_gpp(data: bytes) -> str:
    return _string(data, 6)[0]


def _string(data: bytes, at: int) -> tuple[str, int]:
    """A null-ended string, UTF-8 or (with its mark) UTF-16, and where the next field starts."""
    if data[at : at + 2] in (b"\xfe\xff", b"\xff\xfe"):
        end = at
        while end + 2 <= len(data) and data[end : end + 2] != b"\0\0":
            end += 2
        return data[at:end].decode("utf-16", "replace"), end + 2
    end = data.find(b"\0", at)
    end = len(data) if end < 0 else end
    return data[at:end].decode("utf-8", "replace"), end + 1


def _loci(data: bytes) -> GpsPoint | None:
    """3GPP TS 26.244, 8.10: name, role, then longitude, latitude and altitude as 16.16 fixed point."""
    at = _string(data, 6)[1] + 1
    if at + 12 > len(data):
        return None
    longitude, latitude, altitude = (
        int.from_bytes(data[at + step : at + step + 4], "big", signed=True) / 65536 for step in (0, 4, 8)
    )
    return GpsPoint(latitude, longitude, altitude) if plausible(latitude, longitude) else None


def _plain(data: bytes) -> str:
    text = data.split(b"\0")[0] if data[:1] != b"\0" else data.strip(b"\0")
    try:
        plain = text.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return plain if plain.isprintable() or "\n" in plain else ""
