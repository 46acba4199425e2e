"""The tracks of a film: which sort, and the words of subtitle tracks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pii_scan.extract.video.boxes import Box, boxes, content, inside

_TABLE_MAX = 16 << 20
_SAMPLES_MOST = 50_000
_TEXT_HANDLERS = frozenset((b"text", b"sbtl", b"subt", b"clcp"))
_TELEMETRY = {
    b"gpmd": "GoPro", b"djmd": "DJI", b"dbgi": "DJI", b"camm": "camera motion", b"rtmd": "Sony", b"mebx": "timed",
}  # fmt: skip
"""Formats of tracks in which cameras write where they were, many times a second."""


@dataclass(frozen=True, slots=True)
class Track:
    """`handler` as the file says it (`vide`, `soun`, `text`); `format` of its first sample description."""

    handler: bytes
    format: bytes
    samples: Box | None = None
    """Its sample table."""
    user_data: Box | None = None

    @property
    def telemetry(self) -> str:
        """Whose positions it may hold; empty where none."""
        return _TELEMETRY.get(self.format, "")

    @property
    def is_text(self) -> bool:
        return self.handler in _TEXT_HANDLERS and not self.telemetry


def track(stream: BinaryIO, trak: Box) -> Track:
    """What can be told of a `trak` box, whatever is missing in it."""
    found: dict[bytes, Box] = {}
    _gather(stream, trak, found, 0)
    handler = content(stream, found[b"mdia/hdlr"], 12)[8:12] if b"mdia/hdlr" in found else b""
    described = content(stream, found[b"stsd"], 16)[12:16] if b"stsd" in found else b""
    return Track(handler, described, found.get(b"stbl"), found.get(b"udta"))


def _gather(stream: BinaryIO, box: Box, found: dict[bytes, Box], depth: int) -> None:
    for child in inside(stream, box):
        # `minf` has a handler of its own, which says where the data is and not what it is.
        key = b"mdia/hdlr" if child.kind == b"hdlr" and box.kind == b"mdia" else child.kind
        found.setdefault(key, child)
        if child.kind in (b"mdia", b"minf", b"stbl") and depth < 4:
            _gather(stream, child, found, depth + 1)


def words(stream: BinaryIO, one: Track) -> Iterator[str]:
    """The texts of a subtitle track in order of time (3GPP timed text, QuickTime text, WebVTT in MP4)."""
    if one.samples is None:
        return
    for offset, size in _places(stream, one.samples):
        stream.seek(offset)
        data = stream.read(min(size, 1 << 16))
        text = _vtt(data) if one.format in (b"wvtt", b"stpp") else _timed(data)
        if text := text.strip("\0 \r\n"):
            yield text


def _timed(data: bytes) -> str:
    length = int.from_bytes(data[:2], "big")
    raw = data[2 : 2 + length]
    return raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "replace")


def _vtt(data: bytes) -> str:
    if data.lstrip()[:1] == b"<":
        return data.decode("utf-8", "replace")
    at = data.find(b"payl")
    return data[at + 4 : at - 4 + int.from_bytes(data[at - 4 : at], "big")].decode("utf-8", "replace") if at > 3 else ""


def _places(stream: BinaryIO, stbl: Box) -> Iterator[tuple[int, int]]:
    """(offset, size) of each sample: chunks from `stco`, how many samples each has from `stsc`, sizes from `stsz`."""
    tables = {box.kind: content(stream, box, _TABLE_MAX) for box in boxes(stream, stbl.start, stbl.end)}
    wide = b"co64" in tables
    chunks = _numbers(tables.get(b"co64" if wide else b"stco", b""), 8, 8 if wide else 4)
    runs = _numbers(tables.get(b"stsc", b""), 8, 4)
    sizes = tables.get(b"stsz", b"")
    same, count = int.from_bytes(sizes[4:8], "big"), int.from_bytes(sizes[8:12], "big")
    each = [same] * min(count, _SAMPLES_MOST) if same else _numbers(sizes, 12, 4)
    number = run = 0
    for chunk, offset in enumerate(chunks, 1):
        while 3 * run + 3 < len(runs) and runs[3 * run + 3] <= chunk:
            run += 1
        for _ in range(min(runs[3 * run + 1] if len(runs) >= 3 * run + 3 else 1, _SAMPLES_MOST)):
            if number >= len(each):
                return
            yield offset, each[number]
            offset += each[number]
            number += 1


def _numbers(table: bytes, start: int, width: int) -> list[int]:
    end = min(len(table), start + width * _SAMPLES_MOST)
    return [int.from_bytes(table[at : at + width], "big") for at in range(start, end - width + 1, width)]
