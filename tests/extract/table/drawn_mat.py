"""MAT-files of level 5, drawn after "MAT-File Format" (MathWorks)."""

import struct
import zlib


def element(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", kind, len(data)) + data + bytes(-len(data) % 8)


def matrix(kind: int, shape: tuple[int, ...], name: str, *parts: bytes) -> bytes:
    head = element(6, struct.pack("<II", kind, 0)) + element(5, struct.pack(f"<{len(shape)}i", *shape))
    return element(14, head + element(1, name.encode()) + b"".join(parts))


def chars(text: str, name: str = "") -> bytes:
    return matrix(4, (1, len(text)), name, element(4, text.encode("utf-16-le")))


def numbers(*values: float, name: str = "") -> bytes:
    return matrix(6, (1, len(values)), name, element(9, struct.pack(f"<{len(values)}d", *values)))


def structure(name: str, fields: tuple[str, ...], *members: bytes) -> bytes:
    names = b"".join(field.encode().ljust(32, b"\0") for field in fields)
    shape = (1, len(members) // len(fields))
    return matrix(2, shape, name, struct.pack("<HHi", 5, 4, 32), element(1, names), *members)


def cells(name: str, shape: tuple[int, int], *members: bytes) -> bytes:
    return matrix(1, shape, name, *members)


def mat_file(*variables: bytes, packed: bool = True) -> bytes:
    head = b"MATLAB 5.0 MAT-file, Platform: PCWIN64".ljust(124) + struct.pack("<H", 0x0100) + b"IM"
    body = b"".join(
        struct.pack("<II", 15, len(small)) + small if packed else one
        for one in variables for small in (zlib.compress(one),)
    )  # fmt: skip
    return head + body
