"""Containers that no program at hand writes, after their formats' descriptions."""

import plistlib
import struct
import zlib

_SECTOR = 512
_CHUNK = 512
"""Sectors of a packed piece."""


def udif(disk: bytes) -> bytes:
    """A packed Apple disk image: pieces, a property list that says where they are, a trailer of 512 bytes (`koly`)."""
    count = len(disk) // _SECTOR
    packed, entries = b"", b""
    for start in range(0, count, _CHUNK):
        size = min(_CHUNK, count - start)
        piece = disk[start * _SECTOR : (start + size) * _SECTOR]
        if any(piece):
            data = zlib.compress(piece)
            entries += struct.pack(">IIQQQQ", 0x80000005, 0, start, size, len(packed), len(data))
            packed += data
        else:
            entries += struct.pack(">IIQQQQ", 2, 0, start, size, len(packed), 0)
    entries += struct.pack(">IIQQQQ", 0xFFFFFFFF, 0, count, 0, len(packed), 0)
    table = struct.pack(">4sIQQQII24x", b"mish", 1, 0, count, 0, _CHUNK + 8, 0)
    table += struct.pack(">II128xI", 2, 32, len(entries) // 40) + entries
    block = {"Attributes": "0x0050", "CFName": "whole disk", "Data": table, "ID": "0", "Name": "whole disk"}
    words = plistlib.dumps({"resource-fork": {"blkx": [block]}})
    trailer = struct.pack(">4sIIIQQQQQII16s", b"koly", 4, 512, 1, 0, 0, len(packed), 0, 0, 1, 1, bytes(range(16)))
    trailer += struct.pack(">II128x", 2, 32) + struct.pack(">QQ120x", len(packed), len(words))
    trailer += struct.pack(">II128xIQ12x", 2, 32, 1, count)
    return packed + words + trailer


def differencing(parent: bytes, path: str) -> bytes:
    """A VHD that changes nothing of its parent (Virtual Hard Disk Image Format Specification 1.0)."""
    footer = bytearray(parent[-512:])
    footer[60:64] = struct.pack(">I", 4)
    footer[68:84] = bytes(range(16))
    head = bytearray(parent[512:1536])
    entries = struct.unpack_from(">I", head, 28)[0]
    head[40:56] = parent[-512 + 68 : -512 + 84]
    name = path.rpartition("\\")[2].encode("utf-16-be")
    head[64 : 64 + 512] = name.ljust(512, b"\x00")
    table = (b"\xff" * (entries * 4)).ljust(-(-entries * 4 // 512) * 512, b"\xff")
    head[16:24] = struct.pack(">Q", 1536)
    place = path.encode("utf-16-le")
    head[576:600] = struct.pack(">4sIIIQ", b"W2ku", 512, len(place), 0, 1536 + len(table))
    for block, at in ((footer, 64), (head, 36)):
        block[at : at + 4] = bytes(4)
        block[at : at + 4] = struct.pack(">I", ~sum(block) & 0xFFFFFFFF)
    return bytes(footer) + bytes(head) + table + place.ljust(512, b"\x00") + bytes(footer)
