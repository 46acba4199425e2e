"""Embedded objects of RTF files ([MS-OLEDS] 2.2): a file that was packed, or another program's document."""

import struct
from dataclasses import dataclass

_EMBEDDED, _LINKED = 2, 1
_PACKAGE = b"package"


@dataclass(frozen=True, slots=True)
class EmbeddedObject:
    """`data` is empty for a link, whose target is its `name`."""

    name: str
    data: bytes


def embedded_object(raw: bytes) -> EmbeddedObject | None:
    """None where the header is damaged."""
    try:
        _, form = struct.unpack_from("<II", raw, 0)
        at = 8
        names: list[bytes] = []
        for _ in range(3):
            length = struct.unpack_from("<I", raw, at)[0]
            names.append(raw[at + 4 : at + 4 + length].rstrip(b"\0"))
            at += 4 + length
        if form == _LINKED:
            return EmbeddedObject(names[1].decode("cp1252", "replace"), b"")
        if form != _EMBEDDED:
            return None
        size = struct.unpack_from("<I", raw, at)[0]
    except struct.error:
        return None
    data = raw[at + 4 : at + 4 + size]
    if not data:
        return None
    if names[0].lower() == _PACKAGE:
        return _packed(data)
    return EmbeddedObject("", data)


def _packed(data: bytes) -> EmbeddedObject:
    """The packager's stream: a label, the file's path, its temporary path, its length, its bytes."""
    label, _, rest = data[2:].partition(b"\0")
    _, _, rest = rest.partition(b"\0")
    length = int.from_bytes(rest[4:8], "little")
    rest = rest[8 + length :]
    size = int.from_bytes(rest[:4], "little")
    name = label.decode("cp1252", "replace").replace("\\", "/").rsplit("/", 1)[-1]
    if 0 < size <= len(rest) - 4:
        return EmbeddedObject(name, rest[4 : 4 + size])
    return EmbeddedObject("", data)
