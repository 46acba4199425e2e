"""EXIF that a container carries where neither Pillow nor exifread looks: JPEG 2000, JPEG XL, PSD, BPG, CR3, raw."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Input
from pii_scan.extract.video.boxes import boxes, content

_LOOKED_AT = 64 << 20
_BLOCK_MAX = 4 << 20
_JP2_EXIF = b"JpgTiffExif->JP2"
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_TIFF = (b"II*\0", b"MM\0*")
_RAW_MARKS = {b"IIRO": b"II*\0", b"IIRS": b"II*\0", b"IIU\0": b"II*\0", b"MMOR": b"MM\0*"}
"""Olympus and Panasonic write TIFF with a number of their own behind the byte order."""
_PHOTOSHOP_EXIF = 1058


def exif_blocks(request: Input) -> Iterator[bytes]:
    """Each block from its byte-order mark on. Nothing for formats whose EXIF the two readers find themselves."""
    head = request.payload.head(32)
    if head[4:8] in (b"ftyp", b"jP  ", b"JXL "):
        yield from _in_boxes(request)
    elif head.startswith(b"8BPS"):
        yield from _in_photoshop(request.payload.read(_LOOKED_AT))
    elif head.startswith(b"BPG\xfb"):
        yield from _in_bpg(request.payload.read(_BLOCK_MAX))
    elif head[:4] in _RAW_MARKS:
        yield _RAW_MARKS[head[:4]] + request.payload.read(_LOOKED_AT)[4:]
    elif head.startswith(b"FUJIFILMCCD-RAW"):
        yield from _in_jpeg(raf_preview(request))


def raf_preview(request: Input) -> bytes:
    """The JPEG inside a Fuji raw file: its offset and length stand at byte 84, big-endian."""
    with request.payload.open() as stream:
        stream.seek(84)
        head = stream.read(8)
        stream.seek(int.from_bytes(head[:4], "big"))
        return stream.read(min(int.from_bytes(head[4:], "big"), _LOOKED_AT))


def _in_boxes(request: Input) -> Iterator[bytes]:
    with request.payload.open() as stream:
        for box in boxes(stream, 0, request.payload.size_bytes):
            if box.kind == b"Exif":
                # JPEG XL: four bytes say how far behind them TIFF starts (ISO/IEC 18181-2, 9.4).
                data = content(stream, box, _BLOCK_MAX)
                yield from _tiff(data[4 + int.from_bytes(data[:4], "big") :])
            elif box.kind == b"uuid" and content(stream, box, 16) == _JP2_EXIF:
                yield from _tiff(content(stream, box, _BLOCK_MAX)[16:].removeprefix(b"Exif\0\0"))
            elif box.kind == b"moov":
                for part in boxes(stream, box.start, box.end):
                    if part.kind == b"uuid" and content(stream, part, 16) == _CANON:
                        for block in boxes(stream, part.start + 16, part.end):
                            if block.kind in (b"CMT1", b"CMT2", b"CMT4"):
                                yield from _tiff(content(stream, block, _BLOCK_MAX))


def _tiff(data: bytes) -> Iterator[bytes]:
    if data[:4] in _TIFF:
        yield data


def _in_photoshop(data: bytes) -> Iterator[bytes]:
    """Image resources: mark, number, padded name, length, bytes (Adobe Photoshop file formats, image resources)."""
    at = 26 + 4 + int.from_bytes(data[26:30], "big")
    end = min(at + 4 + int.from_bytes(data[at : at + 4], "big"), len(data))
    at += 4
    while at + 12 <= end and data[at : at + 4] == b"8BIM":
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        start = at + 6 + (data[at + 6] + 2) // 2 * 2
        length = int.from_bytes(data[start : start + 4], "big")
        if number == _PHOTOSHOP_EXIF:
            yield from _tiff(data[start + 4 : start + 4 + length])
        at = start + 4 + (length + 1) // 2 * 2


def _in_bpg(data: bytes) -> Iterator[bytes]:
    """Extension data behind the header, each tag and length in seven bits a byte (BPG specification 0.9.8)."""
    if len(data) < 8 or not data[5] & 0x08:
        return
    at = 6
    values: list[int] = []
    for _ in range(4):
        value, at = _ue7(data, at)
        values.append(value)
    end = min(at + values[3], len(data))
    while at < end:
        tag, at = _ue7(data, at)
        length, at = _ue7(data, at)
        if tag == 1:
            yield from _tiff(data[at : at + length].lstrip(b"\0"))
        at += length


def _ue7(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(5):
        if at >= len(data):
            break
        byte, at = data[at], at + 1
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value, at


def _in_jpeg(data: bytes) -> Iterator[bytes]:
    at = data.find(b"Exif\0\0", 0, 1 << 16)
    if at >= 0:
        yield from _tiff(data[at + 6 : at + 6 + (1 << 16)])
