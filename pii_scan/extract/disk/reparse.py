"""Reparse points of NTFS ([MS-FSCC] 2.1.2): links, and files whose bytes lie somewhere else."""

import struct
from dataclasses import dataclass

ATTRIBUTE = 192
"""Type of the attribute ($REPARSE_POINT)."""
_SYMLINK, _MOUNT_POINT, _LX_SYMLINK = 0xA000000C, 0xA0000003, 0xA000001D


@dataclass(frozen=True, slots=True)
class Reparse:
    """What the attribute says."""

    link: bool
    """A link or a junction; if not, what is there was put away: deduplicated, in a cloud, packed by Windows."""
    target: str = ""


def parsed(data: bytes) -> Reparse | None:
    """None where the attribute is too short to say anything."""
    if len(data) < 8:
        return None
    tag, size = struct.unpack_from("<IH", data)
    body = data[8 : 8 + size]
    if tag == _LX_SYMLINK:
        return Reparse(True, body[4:].decode("utf-8", "replace"))
    if tag not in (_SYMLINK, _MOUNT_POINT):
        return Reparse(False)
    names = 12 if tag == _SYMLINK else 8
    if len(body) < names:
        return Reparse(True)
    start, length = struct.unpack_from("<HH", body)
    name = body[names + start : names + start + length]
    return Reparse(True, name[: len(name) // 2 * 2].decode("utf-16-le", "replace"))
