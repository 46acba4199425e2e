"""Puts an HEVC picture and its EXIF into the container that phones write (ISO/IEC 23008-12)."""

import struct

from PIL import Image

from sample_data.generator import hevc


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _full(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags), *parts)


def heic(image: Image.Image, exif: bytes) -> bytes:
    """`exif` begins with `Exif\\0\\0`; the picture's sides are multiples of 32."""
    sets, slice_nal = hevc.encode(image)
    picture = struct.pack(">I", len(slice_nal)) + slice_nal
    block = struct.pack(">I", 6) + exif
    arrays = b"".join(struct.pack(">BHH", 0x80 | 32 + n, 1, len(nal)) + nal for n, nal in enumerate(sets))
    config = b"\x01" + hevc.PROFILE + b"\xf0\x00\xfc\xfd\xf8\xf8\x00\x00\x0f\x03" + arrays
    properties = _box(
        b"ipco", _box(b"hvcC", config), _full(b"ispe", 0, 0, struct.pack(">2I", *image.size)),
        _full(b"pixi", 0, 0, b"\x03\x08\x08\x08"), _box(b"colr", b"nclx" + struct.pack(">3HB", 1, 13, 5, 0x80)),
    )  # fmt: skip
    shared = _full(b"ipma", 0, 0, struct.pack(">IHB4B", 1, 1, 4, 0x81, 2, 3, 4))
    infos = [
        _full(b"infe", 2, flag, struct.pack(">HH4s", item, 0, kind) + b"\0")
        for item, kind, flag in ((1, b"hvc1", 0), (2, b"Exif", 1))
    ]
    head = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def meta(at: int) -> bytes:
        places = struct.pack(">HHHIIHHHII", 1, 0, 1, at, len(picture), 2, 0, 1, at + len(picture), len(block))
        return _full(
            b"meta", 0, 0, _full(b"hdlr", 0, 0, bytes(4) + b"pict" + bytes(13)), _full(b"pitm", 0, 0, struct.pack(">H", 1)),
            _full(b"iloc", 0, 0, b"\x44\x00", struct.pack(">H", 2), places), _full(b"iinf", 0, 0, struct.pack(">H", 2), *infos),
            _full(b"iref", 0, 0, _box(b"cdsc", struct.pack(">3H", 2, 1, 1))), _box(b"iprp", properties, shared),
        )  # fmt: skip

    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + _box(b"mdat", picture, block)
