"""Truevision TGA: no first bytes of its own, so its header is checked, and only where the name says that it is one."""

import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.evidence import Evidence

_ENDINGS = (".tga", ".icb", ".vda", ".vst")
_KINDS = frozenset({1, 2, 3, 9, 10, 11})
"""Palette, colour and grey, plain or run-length coded."""
_DEPTHS = frozenset({8, 15, 16, 24, 32})


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


EXTRACTOR = Extractor(
    id="tga",
    title="TGA pictures",
    media_types=("image/x-tga",),
    extract=_extract,
    probe=_probe,
    extensions=_ENDINGS,
    priority=60,
    library="pillow",
    reads="as for other pictures",
    not_read="files of another ending",
)
