"""Names in a list of shell items, which is a path of the desktop's own ([MS-SHLLINK] 2.2; libyal, "Windows Shell Item
format", for the kinds that Microsoft leaves open)."""

import struct

from pii_scan.extract.text.carved import carve

_EXTENSION = b"\x04\x00\xef\xbe"
"""Signature 0xBEEF0004 of the block that has the long name."""


def names(data: bytes) -> list[str]:
    """What each item is called, from the desktop down; nothing for those that are only numbers."""
    out: list[str] = []
    at = 0
    while at + 2 <= len(data):
        size = struct.unpack_from("<H", data, at)[0]
        if size < 3:
            break
        name = _name(data[at + 2 : at + size])
        if name:
            out.append(name)
        at += size
    return out


def path(data: bytes) -> str:
    """The names as one path."""
    found = names(data)
    return "\\".join([name.rstrip("\\") for name in found[:-1]] + found[-1:])


def _name(item: bytes) -> str:
    kind = item[0] if item else 0
    if kind & 0x70 == 0x30 and len(item) > 12:
        return _file(item)
    if kind & 0x70 == 0x20 and item[2:3] == b":":
        return _ansi(item, 1)
    if kind & 0x70 == 0x40:
        return _ansi(item, 3)
    # Folders of a view, web addresses, devices: their strings.
    return " ".join(words(item))


def words(data: bytes) -> list[str]:
    """Strings of a block, without the mark of a property store ([MS-PROPSTORE] 2.2) and without numbers that read as
    letters of other scripts."""
    return [run for run in carve(data).split("\n") if run and not run.startswith("1SPS") and _mostly_ascii(run)]


def _mostly_ascii(run: str) -> bool:
    return 4 * sum(not ch.isascii() for ch in run) <= len(run)


def _file(item: bytes) -> str:
    block = item.find(_EXTENSION, 12)
    if block >= 0:
        # Behind the signature: two times, and from Windows 7 on more; the name is the first text that follows.
        version = struct.unpack_from("<H", item, block - 2)[0] if block >= 2 else 0
        start = block + 4 + {3: 12, 7: 30, 8: 34, 9: 38}.get(version, 38)
        if name := wide(item, start):
            return name
    return wide(item, 12) if item[0] & 0x04 else _ansi(item, 12)


def wide(data: bytes, start: int) -> str:
    """UTF-16 up to a zero; empty where there is none."""
    end = start
    while end + 2 <= len(data) and data[end : end + 2] != b"\x00\x00":
        end += 2
    return data[start:end].decode("utf-16-le", "replace")


def _ansi(data: bytes, start: int) -> str:
    return data[start:].partition(b"\x00")[0].decode("cp1252", "replace")
