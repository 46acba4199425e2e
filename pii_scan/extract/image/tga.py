"""Truevision TGA: no first bytes of its own, so its header is checked, and only where the name says that it is one."""

import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload

_ENDINGS = (".tga", ".icb", ".vda", ".vst")
_KINDS = frozenset({1, 2, 3, 9, 10, 11})
"""Palette, colour and grey, plain or run-length coded."""
_DEPTHS = frozenset({8, 15, 16, 24, 32})
_FOOTER = 26
_MARK = b"TRUEVISION-XFILE.\0"
_EXTENSION = 495
_FIELDS = ((2, 41), (43, 81), (124, 81), (205, 81), (286, 81), (379, 41))
"""Where the extension area keeps what people write: author, four lines of comments, name of the job."""


def _probe(head: bytes, name: str) -> str | None:
    """By the header of the TGA File Format Specification, version 2.0: 18 bytes, little-endian."""
    if len(head) < 18 or not name.lower().endswith(_ENDINGS):
        return None
    _, palette, kind, first, length, bits, _, _, width, height, depth, flags = struct.unpack("<BBBHHBHHHHBB", head[:18])
    plain = palette == 0 and (first, length, bits) == (0, 0, 0)
    mapped = palette == 1 and length > 0 and bits in (15, 16, 24, 32)
    fits = kind in _KINDS and width and height and depth in _DEPTHS and not flags & 0xC0
    return "image/x-tga" if fits and (plain or mapped) else None


def _extract(request: Input) -> Iterator[Evidence]:
    yield from read_image(request)
    if words := _words(request.payload):
        yield Text("\n".join(words), How.METADATA, layer="comment")


def _words(payload: Payload) -> list[str]:
    """The image ID behind the header (field 6), and the fields of the extension area (fields 10 to 15)."""
    size = payload.size_bytes
    with payload.open() as stream:
        head = stream.read(18 + 255)
        raw = [head[18 : 18 + head[0]]] if head else []
        stream.seek(max(0, size - _FOOTER))
        footer = stream.read(_FOOTER)
        if footer[8:] == _MARK and 0 < (at := int.from_bytes(footer[:4], "little")) < size:
            stream.seek(at)
            area = stream.read(_EXTENSION)
            raw += [area[start : start + width] for start, width in _FIELDS]
    words = (field.partition(b"\0")[0].decode("utf-8", "replace").strip() for field in raw)
    return [word for word in words if word]


EXTRACTOR = Extractor(
    id="tga",
    title="TGA pictures",
    media_types=("image/x-tga",),
    extract=_extract,
    probe=_probe,
    extensions=_ENDINGS,
    priority=60,
    library="pillow",
    reads="as for other pictures; image ID, author, comments and job name",
    not_read="files of another ending",
)
