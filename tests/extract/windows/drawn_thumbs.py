"""Caches of small pictures, drawn after libyal's descriptions of their layouts."""

import io
import struct
from functools import cache

from tests.extract.office.ole_file import ole_file


@cache
def picture(kind: str = "JPEG", shade: int = 90) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (48, 32), (shade, 120, 200)).save(out, kind)
    return out.getvalue()


def catalog(*names: str) -> bytes:
    out = struct.pack("<HHIII", 16, 7, len(names), 96, 96)
    for number, name in enumerate(names, 1):
        text = name.encode("utf-16-le") + bytes(4)
        out += struct.pack("<IIQ", 16 + len(text), number, 130_000_000_000_000_000) + text
    return out


def thumbs_db(*names: str, picture_bytes: bytes | None = None) -> bytes:
    """As Windows XP writes it: stream `1` for the first name, `21` for the twelfth."""
    data = picture() if picture_bytes is None else picture_bytes
    streams = {str(n)[::-1]: struct.pack("<III", 12, n, len(data)) + data for n in range(1, len(names) + 1)}
    return ole_file({**streams, "Catalog": catalog(*names)})


def entry(name: str, data: bytes, version: int, pad: int = 2) -> bytes:
    text = name.encode("utf-16-le")
    size = {20: 56, 21: 48}.get(version, 56) + len(text) + pad + len(data)
    head = b"CMMM" + struct.pack("<IQ", size, 0x1122334455667788)
    head += "jpg\x00".encode("utf-16-le") if version == 20 else b""
    head += struct.pack("<III", len(text), pad, len(data))
    head += struct.pack("<II", 48, 32) if version > 21 else b""
    return head + bytes(4) + bytes(16) + text + bytes(pad) + data


def thumbcache(version: int, *entries: bytes) -> bytes:
    """`available` is where Windows would write next."""
    body = b"".join(entries)
    fields = (version, 2, 24, 24 + len(body), len(entries)) if version <= 21 else (version, 2, 0, 28, 28 + len(body))
    head = b"CMMM" + struct.pack(f"<{len(fields)}I", *fields)
    return head.ljust(24 if version <= 21 else 28, b"\x00") + body
