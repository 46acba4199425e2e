"""Which places of a volume its file system calls unused: bitmaps and allocation tables of each, in their own layout."""

import struct
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.disk.disk import Disk
from pii_scan.extract.disk.spans import Span, joined, unset_bits

if TYPE_CHECKING:
    import numpy as np

Content = Callable[[int | str], bytes]
"""Of a file of the file system's own, by record or path."""
_BITS_AT_ONCE = 1 << 20


def free(kind: str, disk: Disk, size: int, block: int, content: Content) -> list[Span] | None:
    """Unused places in bytes, in order; None where that is not known.

    Args:
        kind: `NTFS`, `FAT32`, `ext4`…
        block: bytes of a block or cluster.
    """
    try:
        if kind == "NTFS":
            spans: list[Span] | None = list(_bitmap(content(6), 0, block))
        elif kind == "HFS+":
            spans = list(_bitmap(content(6), 0, block, big=True))
        elif kind == "exFAT":
            spans = _exfat(disk, content)
        elif kind.startswith("FAT"):
            spans = _fat(disk)
        elif kind.startswith("ext"):
            spans = _ext(disk)
        else:
            return None
    except (OSError, struct.error, ValueError, ZeroDivisionError):
        return None
    return None if spans is None else joined((start, min(end, size)) for start, end in spans if start < size)


def _bitmap(data: bytes, first: int, unit: int, big: bool = False, count: int | None = None) -> Iterator[Span]:
    """A bit for each unit, the lowest (`big`: the highest) of a byte first."""
    import numpy as np

    for at in range(0, len(data), _BITS_AT_ONCE):
        part = np.frombuffer(data, np.uint8, min(_BITS_AT_ONCE, len(data) - at), at)
        bits = np.unpackbits(part, bitorder="big" if big else "little")
        if count is not None:
            bits = bits[: max(0, count - at * 8)]
        yield from unset_bits(bits, first + at * 8 * unit, unit)


def _exfat(disk: Disk, content: Content) -> list[Span]:
    """exFAT specification 1.00, section 3.1 (boot sector) and 7.1 (allocation bitmap)."""
    boot = disk.read_at(0, 512)
    heap, clusters = struct.unpack_from("<II", boot, 88)
    sector, cluster = 1 << (boot[108] & 15), 1 << (boot[109] & 31)
    return list(_bitmap(content("/$ALLOC_BITMAP"), heap * sector, sector * cluster, count=clusters))


def _fat(disk: Disk) -> list[Span]:
    """ECMA-107 and Microsoft's FAT specification 1.03: which kind it is follows from the number of clusters alone."""
    import numpy as np

    boot = disk.read_at(0, 512)
    sector, cluster, reserved, tables, roots, small, _, length16 = struct.unpack_from("<HBHBHHBH", boot, 11)
    (total32,) = struct.unpack_from("<I", boot, 32)
    length = length16 or struct.unpack_from("<I", boot, 36)[0]
    begin = reserved + tables * length + -(-roots * 32 // sector)
    clusters = ((small or total32) - begin) // cluster
    table = disk.read_at(reserved * sector, min(length * sector, disk.size))
    if clusters < 4085:
        numbers = _twelve_bits(table)
    elif clusters < 65525:
        numbers = np.frombuffer(table, "<u2", len(table) // 2)
    else:
        numbers = np.frombuffer(table, "<u4", len(table) // 4) & 0x0FFFFFFF
    return unset_bits(numbers[2 : clusters + 2] != 0, begin * sector, cluster * sector)


def _twelve_bits(table: bytes) -> "np.ndarray":
    import numpy as np

    data = np.frombuffer(table, np.uint8, len(table) // 3 * 3).reshape(-1, 3).astype(np.uint16)
    even, odd = data[:, 0] | (data[:, 1] & 15) << 8, data[:, 1] >> 4 | data[:, 2] << 4
    return np.stack((even, odd), axis=1).reshape(-1)


def _ext(disk: Disk) -> list[Span] | None:
    """Linux, Documentation/filesystems/ext4: super block at byte 1,024, then a descriptor for each group of blocks."""
    import numpy as np

    top = disk.read_at(1024, 1024)
    blocks, first, scale, each = (struct.unpack_from("<I", top, at)[0] for at in (4, 20, 24, 32))
    (features,) = struct.unpack_from("<I", top, 96)
    (spare,) = struct.unpack_from("<H", top, 206)
    wide = bool(features & 0x80)
    if features & 0x10 or scale > 6 or not each:
        return None
    step = max(32, struct.unpack_from("<H", top, 254)[0]) if wide else 32
    block = 1024 << scale
    if each > block * 8:
        return None
    blocks = min(blocks, disk.size // block)
    groups = -(-(blocks - first) // each)
    table = disk.read_at((first + 1) * block, groups * step)
    kept = 1 + -(-groups * step // block) + spare
    out: list[Span] = []
    for group in range(min(groups, len(table) // step)):
        (bitmap,) = struct.unpack_from("<I", table, group * step)
        if step >= 64:
            bitmap |= struct.unpack_from("<I", table, group * step + 32)[0] << 32
        (flags,) = struct.unpack_from("<H", table, group * step + 18)
        start = first + group * each
        count = min(each, blocks - start)
        if flags & 2:
            # Its bitmap was never written: all is unused behind copies of the super block.
            out.append(((start + kept) * block, (start + count) * block))
            continue
        bits = np.unpackbits(np.frombuffer(disk.read_at(bitmap * block, block), np.uint8), bitorder="little")
        out += unset_bits(bits[:count], start * block, block)
    return out
