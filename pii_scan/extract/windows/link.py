"""A shell link ([MS-SHLLINK] 8.0): the file that it stands for, and where that was."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.windows.shell_items import path, wide, words

HEADER = b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F"
_HEADER_BYTES = 76
_STRINGS = ((0x04, "description"), (0x08, "relative path"), (0x10, "working directory"), (0x20, "arguments"),
            (0x40, "icon"))  # fmt: skip
_ITEMS, _INFO, _WIDE, _NO_INFO = 0x01, 0x02, 0x80, 0x100
_TRACKER, _PROPERTIES, _ITEMS_AGAIN = 0xA0000003, 0xA0000009, 0xA000000C
_TARGETS = {0xA0000001: "target", 0xA0000007: "icon", 0xA0000006: "application"}


@dataclass(slots=True)
class Link:
    """`end` is the byte behind it; `cut` says that something leads beyond the bytes that there are."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    end: int = 0
    cut: bool = False

    def add(self, name: str, text: str) -> None:
        text = " ".join(text.replace("\x00", " ").split())
        if text and (name, text) not in self.facts:
            self.facts.append((name, text))

    @property
    def text(self) -> str:
        return "\n".join(f"{name}: {text}" for name, text in self.facts)


def read_link(data: bytes, at: int = 0) -> Link | None:
    """The link that begins there; None where none does."""
    if not data.startswith(HEADER, at):
        return None
    link = Link()
    if at + _HEADER_BYTES > len(data):
        link.end, link.cut = len(data), True
        return link
    flags = struct.unpack_from("<I", data, at + 20)[0]
    at += _HEADER_BYTES
    if flags & _ITEMS:
        part, at = _sized(data, at, 2, link)
        link.add("target", path(part))
    if flags & _INFO and not flags & _NO_INFO:
        part, at = _sized(data, at, 4, link)
        _info(part, link)
    for flag, name in _STRINGS:
        if flags & flag:
            part, at = _string(data, at, bool(flags & _WIDE), link)
            link.add(name, part.decode("utf-16-le" if flags & _WIDE else "cp1252", "replace"))
    link.end = _blocks(data, at, link)
    return link


def _sized(data: bytes, at: int, width: int, link: Link) -> tuple[bytes, int]:
    """A part that tells its own length: of two bytes without, of four with the length itself."""
    size = int.from_bytes(data[at : at + width], "little")
    end = at + size + (2 if width == 2 else 0)
    if at + width > len(data) or end > len(data) or (width == 4 and size < 4):
        link.cut = True
        end = max(at, min(end, len(data)))
    return data[at + 2 : end] if width == 2 else data[at:end], end


def _string(data: bytes, at: int, is_wide: bool, link: Link) -> tuple[bytes, int]:
    count = int.from_bytes(data[at : at + 2], "little")
    end = at + 2 + count * (2 if is_wide else 1)
    if at + 2 > len(data) or end > len(data):
        link.cut = True
        end = min(end, len(data))
    return data[at + 2 : end], max(at, end)


def _info(part: bytes, link: Link) -> None:
    """2.3: the volume, the path on it, the share."""
    if len(part) < 28:
        return
    head, flags, volume, base, share, suffix = struct.unpack_from("<6I", part, 4)
    base_wide, suffix_wide = struct.unpack_from("<2I", part, 28) if head >= 36 and len(part) >= 36 else (0, 0)
    # A place of zero is none.
    rest = (suffix_wide and wide(part, suffix_wide)) or (suffix and _ansi(part, suffix)) or ""
    if flags & 1:
        link.add("path", ((base_wide and wide(part, base_wide)) or _ansi(part, base)) + rest)
        label = part[volume:]
        if len(label) >= 16:
            _, _, serial, offset = struct.unpack_from("<4I", label)
            far = struct.unpack_from("<I", label, 16)[0] if offset == 0x14 and len(label) >= 20 else 0
            link.add("volume", wide(label, far) if far else _ansi(label, offset))
            link.add("volume serial", f"{serial:08X}")
    net = part[share:] if flags & 2 else b""
    if len(net) >= 20:
        _, valid, name, device = struct.unpack_from("<4I", net)
        far = struct.unpack_from("<I", net, 20)[0] if name > 0x14 and len(net) >= 28 else 0
        link.add("share", "\\".join(filter(None, (wide(net, far) if far else _ansi(net, name), rest))))
        if valid & 1:
            link.add("drive", _ansi(net, device))


def _blocks(data: bytes, at: int, link: Link) -> int:
    """2.5: further blocks, up to one that is too short to be one."""
    while True:
        size = int.from_bytes(data[at : at + 4], "little")
        if at + 4 > len(data):
            link.cut = True
            return len(data)
        if size < 4:
            return at + 4
        block = data[at : at + size]
        if len(block) < size or size < 8:
            link.cut = True
            _block(block, link)
            return len(data)
        _block(block, link)
        at += size


def _block(block: bytes, link: Link) -> None:
    kind = int.from_bytes(block[4:8], "little")
    if kind == _TRACKER:
        link.add("machine", _ansi(block[16:32], 0))
    elif kind in _TARGETS:
        link.add(_TARGETS[kind], wide(block[:788], 268) or _ansi(block[:268], 8))
    elif kind == _ITEMS_AGAIN:
        link.add("target", path(block[8:]))
    elif kind == _PROPERTIES:
        for run in words(block):
            link.add("property", run)


def _ansi(data: bytes, start: int) -> str:
    return data[start:].partition(b"\x00")[0].decode("cp1252", "replace")


def links_in(data: bytes) -> Iterator[Link]:
    """All that stand in a row or with something between them."""
    at = data.find(HEADER)
    while at >= 0:
        link = read_link(data, at)
        if link is None:
            return
        yield link
        # What a broken link claims for itself may hold the next one.
        at = data.find(HEADER, at + _HEADER_BYTES if link.cut else max(link.end, at + _HEADER_BYTES))
