"""Writes small WordPerfect files by hand, after the layouts that were published for developers."""

import struct


def _head(major: int, minor: int, key: int = 0, index_at: int = 0) -> bytes:
    return b"\xffWPC" + struct.pack("<IBBBBHH", 0, 1, 10, major, minor, key, index_at)


def wp6(body: bytes, *packets: tuple[int, bytes], minor: int = 1, key: int = 0) -> bytes:
    """Header, index at 0x20, packets, text; from 6.1 on the header says the file's size."""
    index = struct.pack("<BBH10x", 2, 0, len(packets) + 1)
    at = 0x20 + 14 * (len(packets) + 1)
    for kind, data in packets:
        index += struct.pack("<BBHHII", 0, kind, 1, 0, len(data), at)
        at += len(data)
    out = bytearray(
        _head(2, minor, key, 0x20).ljust(0x20, b"\0") + index + b"".join(data for _, data in packets) + body
    )
    struct.pack_into("<I", out, 4, at)
    if minor:
        struct.pack_into("<I", out, 20, len(out))
    return bytes(out)


def wp5(body: bytes, *packets: tuple[int, bytes]) -> bytes:
    """Header, one block of an index, packets, text."""
    assert len(packets) <= 4
    index, at = struct.pack("<HHHI", 0xFFFB, 5, 50, 0), 16 + 50
    for kind, data in packets:
        index += struct.pack("<HII", kind, len(data), at)
        at += len(data)
    out = bytearray(_head(0, 1) + index.ljust(50, b"\0") + b"".join(data for _, data in packets) + body)
    struct.pack_into("<I", out, 4, at)
    return bytes(out)


def text6(words: str) -> bytes:
    """Characters of version 6: ASCII, a soft space, a line end for each line feed, a tab function."""
    return words.encode().replace(b" ", b"\x80").replace(b"\n", b"\xcc").replace(b"\t", stated6(0xE0, 0x11, b"\0\0"))


def stated6(function: int, kind: int, inside: bytes = b"", *names: int) -> bytes:
    """A function of stated length; with numbers of packets."""
    named = bytes([len(names)]) + struct.pack(f"<{len(names)}H", *names) if names else b""
    body = bytes([0x80 if names else 0]) + named + struct.pack("<H", len(inside)) + inside
    size = struct.pack("<H", 4 + len(body) + 3)
    return bytes([function, kind]) + size + body + size + bytes([function])


def stated5(function: int, kind: int, inside: bytes = b"") -> bytes:
    size = struct.pack("<H", len(inside) + 4)
    return bytes([function, kind]) + size + inside + size + bytes([kind, function])


def packet6(text: bytes) -> bytes:
    """A text in one block."""
    return struct.pack("<HII", 1, 10, len(text)) + text


def summary6(*entries: tuple[int, str, bytes]) -> bytes:
    """(tag, name, value as bytes)."""
    out = b""
    for tag, name, value in entries:
        group = struct.pack("<HH", tag, 0) + words6(name) + value
        out += struct.pack("<H", len(group) + 2) + group
    return out


def words6(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"
