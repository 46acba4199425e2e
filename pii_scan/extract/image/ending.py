"""Where a picture ends by its own format, and what stands behind: second pictures, videos, anything hidden."""

import re
import struct
from collections.abc import Generator, Iterator
from typing import BinaryIO

from pii_scan.extract.extractor import Input
from pii_scan.extract.tail import cut_out, first_inked, leftover
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_JPEG = b"\xff\xd8\xff"
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_SECOND_MAX = 32
_SAMSUNG = b"SEFT"
_WORDS_MAX = 64 << 10
_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"idat", b"free", b"skip", b"uuid", b"jp2h", b"jp2c", b"mpvd"})
_CODESTREAM_MAX = 256 << 20


def behind(request: Input) -> Iterator[Evidence]:
    """Each further JPEG (phones store previews, depth and gain maps so), then the rest, as items of their own."""
    payload = request.payload
    size = payload.size_bytes
    with payload.open() as stream:
        end = _end(stream, size)
        if end is None or end >= size:
            return
        for number in range(2, _SECOND_MAX):
            start = first_inked(payload, end, size)
            if start is None:
                return
            stream.seek(start)
            if stream.read(3) != _JPEG:
                break
            stream.seek(start)
            stop = _jpeg_end(stream) or size
            yield from _part(request, start, stop, f"picture {number}.jpg")
            end = stop
        if not (yield from _samsung(request, stream, end, size)):
            yield from leftover(payload, end, request.limits)


def _part(request: Input, start: int, stop: int, key: str) -> Iterator[Evidence]:
    got = cut_out(request.payload, start, stop, request.limits)
    if got.payload is None:
        yield Problem(got.problem or ProblemCode.UNREADABLE, "extract", "bytes behind the picture")
        return
    yield Child("tail", key, got.payload, got.size)


def _samsung(request: Input, stream: BinaryIO, start: int, size: int) -> Generator[Evidence, None, bool]:
    """The trailer of Samsung's camera: named blocks between which a picture or a video may lie. True where it is one.

    Its own records are words only; an item of its own would stay unread for nothing.
    """
    stream.seek(max(start, size - 4))
    if stream.read(4) != _SAMSUNG:
        return False
    stream.seek(start)
    data = stream.read(_WORDS_MAX)
    media = min((at for at in (data.find(_JPEG), data.find(b"ftyp") - 4) if at >= 0), default=None)
    if media is not None:
        yield from _part(request, start + media, size, "media")
        data = data[:media]
    elif size - start > _WORDS_MAX:
        return False
    if words := carve(data):
        yield Text(words, How.METADATA, layer="properties")
    return True


def _end(stream: BinaryIO, size: int) -> int | None:
    head = stream.read(32)
    stream.seek(0)
    if head.startswith(_JPEG):
        return _jpeg_end(stream)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png_end(stream)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _gif_end(stream)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        length = struct.unpack_from("<I", head, 4)[0]
        return int(8 + length + length % 2)
    if head.startswith(b"BM") and len(head) >= 30:
        return _bmp_end(head)
    if head.startswith(b"\xff\x4f\xff\x51"):
        return _codestream_end(stream)
    if head[4:8] == b"ftyp" or head.startswith(b"\0\0\0\x0cjP  "):
        return _boxes_end(stream, size)
    return None


def _jpeg_end(stream: BinaryIO) -> int | None:
    """Behind EOI, counted from the stream's start; None where there is none (ITU-T T.81, annex B)."""
    stream.seek(2, 1)
    while True:
        mark = stream.read(2)
        while mark[:1] == b"\xff" and mark[1:] == b"\xff":
            mark = mark[1:] + stream.read(1)
        if len(mark) < 2 or mark[0] != 0xFF:
            return None
        if mark[1] == 0xD9:
            return stream.tell()
        if mark[1] == 0x01 or 0xD0 <= mark[1] <= 0xD8:
            continue
        length = stream.read(2)
        if len(length) < 2:
            return None
        stream.seek(int.from_bytes(length, "big") - 2, 1)
        if mark[1] == 0xDA and not _skip_scan(stream):
            return None


def _skip_scan(stream: BinaryIO) -> bool:
    """To the next marker that is neither a stuffed byte nor a restart."""
    at = stream.tell()
    before = b""
    while block := stream.read(1 << 20):
        joined = before + block
        found = _MARKER.search(joined)
        if found is not None:
            stream.seek(at - len(before) + found.start())
            return True
        at += len(block)
        before = joined[-1:] if joined.endswith(b"\xff") else b""
    return False


def _png_end(stream: BinaryIO) -> int | None:
    stream.seek(8)
    while len(head := stream.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        stream.seek(length + 4, 1)
        if kind == b"IEND":
            return stream.tell()
    return None


def _gif_end(stream: BinaryIO) -> int | None:
    """Behind the trailer byte (GIF89a, appendix A)."""
    head = stream.read(13)
    if len(head) < 13:
        return None
    stream.seek(_colours(head[10]), 1)
    while mark := stream.read(1):
        if mark == b";":
            return stream.tell()
        if mark == b"!":
            stream.read(1)
        elif mark == b",":
            image = stream.read(9)
            if len(image) < 9:
                return None
            stream.seek(_colours(image[8]) + 1, 1)
        else:
            return None
        while (length := stream.read(1)) and length[0]:
            stream.seek(length[0], 1)
    return None


def _colours(flags: int) -> int:
    return int(3 << ((flags & 7) + 1)) if flags & 0x80 else 0


def _bmp_end(head: bytes) -> int | None:
    """The larger of what the header states and what the pixels take; some writers state nothing."""
    stated, _, offset = struct.unpack_from("<III", head, 2)
    width, height, _, bits, packed = struct.unpack_from("<iiHHI", head + bytes(8), 18)
    if packed not in (0, 3):
        return int(stated) or None
    row = (abs(width) * bits + 31) // 32 * 4
    return int(max(stated, offset + row * abs(height)))


def _boxes_end(stream: BinaryIO, size: int) -> int | None:
    """Behind the last box (ISO 14496-12, 4.2)."""
    at = 0
    while at + 8 <= size:
        stream.seek(at)
        length, kind = struct.unpack(">I4s", stream.read(8))
        if length == 1:
            large = stream.read(8)
            length = int.from_bytes(large, "big") if len(large) == 8 else 0
        elif length == 0:
            return _codestream_end(stream) if kind == b"jp2c" else size
        if length < 8 or not all(32 <= byte < 127 for byte in kind):
            return at
        if at + length > size:
            # A cut file, or words that read like a box.
            return size if kind in _BOXES else at
        at += length
    return at


def _codestream_end(stream: BinaryIO) -> int | None:
    """Behind EOC: after the first tile starts no data holds its two bytes (ISO 15444-1, annex A)."""
    at = stream.tell()
    data = stream.read(_CODESTREAM_MAX)
    tile = data.find(b"\xff\x93")
    end = data.find(b"\xff\xd9", tile) if tile >= 0 else -1
    return at + end + 2 if end >= 0 else None
