"""Writes small files of Word before 97 by hand."""

import struct


def block(version: int, text: bytes, flags: int = 0, magic: int = 0xA5DC, size: int = 0x300) -> bytes:
    """The file information block and the text behind it."""
    out = bytearray(size)
    struct.pack_into("<HH", out, 0, magic, version)
    struct.pack_into("<H", out, 10, flags)
    struct.pack_into("<II", out, 0x18, size, size + len(text))
    struct.pack_into("<I", out, 0x34, len(text))
    return bytes(out) + text


def in_pieces(*pieces: bytes) -> bytes:
    """Word 6, saved in haste: the pieces stand in the file in reverse."""
    joined = b"".join(reversed(pieces))
    out = bytearray(block(101, joined, flags=4))
    places, at = [], len(out)
    for piece in pieces:
        at -= len(piece)
        places.append(at)
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    table = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\1\2\0xx" + b"\2" + struct.pack("<I", len(table)) + table
    struct.pack_into("<II", out, 0x160, len(out), len(clx))
    return bytes(out) + clx


def write(text: bytes, pages: int = 1) -> bytes:
    out = bytearray(0x80)
    out[:6] = b"\x31\xbe\0\0\0\xab"
    struct.pack_into("<I", out, 0x0E, 0x80 + len(text))
    struct.pack_into("<H", out, 0x60, pages)
    return bytes(out) + text + bytes(128)
