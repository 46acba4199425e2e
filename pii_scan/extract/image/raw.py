"""Camera raw files, JPEG XL and BPG: their metadata and previews; their own pixels are not decoded."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.image.decode import pillow
from pii_scan.extract.image.exif import read_exif
from pii_scan.extract.image.exif_blocks import raf_preview
from pii_scan.extract.image.xmp import raw_packets, read_xmp
from pii_scan.extract.video.boxes import boxes, content
from pii_scan.model.evidence import Child, Evidence, Fact
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from PIL.Image import Exif

_READ_MAX = 256 << 20
_JPEG = b"\xff\xd8\xff"
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIRO", b"IIRS", b"IIU\0", b"MMOR")
_PANASONIC_PREVIEW = 0x002E
_LEAST = 16 << 10
"""Bytes below which a preview is a thumbnail of the next one."""


def _extract(request: Input) -> Iterator[Evidence]:
    head = request.payload.head(32)
    tiff = head[:4] in _TIFF_MARKS
    exif = _directory(request) if tiff else None
    if not tiff and not head.startswith((b"FUJIFILM", b"BPG\xfb", b"\xff\x0a")) and head[4:8] not in (b"ftyp", b"JXL "):
        raise NotThisFormat
    yield Fact("picture_class", "not decoded", "format")
    yield from read_exif(request, exif)
    for packet in dict.fromkeys(raw_packets(request.payload.read(_READ_MAX))):
        points, facts, captions = read_xmp(packet)
        yield from (Fact("gps", point, "xmp") for point in points)
        yield from facts
        if captions is not None:
            yield captions
    shown = False
    for number, data in enumerate(_previews(request, exif), 1):
        shown = True
        yield Child("preview", f"preview {number}.jpg", Payload(data=data), len(data))
    if head[4:8] == b"JXL " and _compressed(request):
        yield Problem(ProblemCode.LOCATION_NOT_READ, "extract", "compressed metadata box of JPEG XL")
    seen = "raw pixels not decoded; the camera's own preview was read" if shown else "pixels not decoded"
    yield Problem(ProblemCode.UNSUPPORTED, "extract", seen)


def _directory(request: Input) -> "Exif | None":
    from PIL.Image import Exif

    exif = Exif()
    with request.payload.open() as stream, pillow():
        try:
            exif.load_from_fp(stream)
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes; exifread reads it as well
            return None
    return exif


def _previews(request: Input, exif: "Exif | None") -> list[bytes]:
    """JPEGs that the directories name, the largest only: the others show the same picture smaller."""
    found: list[bytes] = []
    if request.payload.head(16).startswith(b"FUJIFILM"):
        found.append(raf_preview(request))
    elif request.payload.head(12)[4:] == b"ftypcrx ":
        found += _canon(request)
    elif exif is not None:
        for offset, length in _places(exif):
            with request.payload.open() as stream:
                stream.seek(offset)
                found.append(stream.read(min(length, _READ_MAX)))
        if isinstance(data := exif.get(_PANASONIC_PREVIEW), bytes):
            found.append(data)
    pictures = [data for data in found if data.startswith(_JPEG) and len(data) >= _LEAST]
    return [max(pictures, key=len)] if pictures else []


def _places(exif: "Exif") -> Iterator[tuple[int, int]]:
    """(offset, length) of single-strip and old-style JPEGs in the first directory, the second and its SubIFDs."""
    directories: list[Mapping[int, Any]] = []
    with pillow():
        with suppress(Exception):
            directories.append(dict(exif))
        with suppress(Exception):
            directories.append(exif.get_ifd(1))
        for part in (0x014A, 0x8769):
            with suppress(Exception):
                found: Any = exif.get_ifd(part)
                directories += found if isinstance(found, list) else [found]
    for directory in directories:
        for start, size in ((0x0201, 0x0202), (0x0111, 0x0117)):
            offset, length = directory.get(start), directory.get(size)
            offset = offset[0] if isinstance(offset, tuple) and len(offset) == 1 else offset
            length = length[0] if isinstance(length, tuple) and len(length) == 1 else length
            if isinstance(offset, int) and isinstance(length, int) and offset > 0 and length > 0:
                yield offset, length


def _canon(request: Input) -> list[bytes]:
    out: list[bytes] = []
    with request.payload.open() as stream:
        for box in boxes(stream, 0, request.payload.size_bytes):
            if box.kind == b"uuid":
                data = content(stream, box, _READ_MAX)
                at = data.find(_JPEG)
                out += [data[at:]] if at >= 0 else []
    return out


def _compressed(request: Input) -> bool:
    with request.payload.open() as stream:
        return any(box.kind == b"brob" for box in boxes(stream, 0, request.payload.size_bytes))


EXTRACTOR = Extractor(
    id="raw",
    title="Camera raw files, JPEG XL, BPG",
    media_types=(
        "image/x-adobe-dng", "image/x-canon-cr2", "image/x-canon-cr3", "image/x-nikon-nef", "image/x-sony-arw",
        "image/x-pentax-pef", "image/x-olympus-orf", "image/x-panasonic-rw2", "image/x-fuji-raf", "image/x-raw",
        "image/jxl", "image/bpg",
    ),
    extract=_extract,
    extensions=(),
    library="exifread, pillow",
    reads="EXIF and XMP: position, device, time, owner, captions; the camera's own preview picture",
    not_read="raw pixels; pixels of JPEG XL and BPG; compressed metadata of JPEG XL (named)",
)  # fmt: skip
