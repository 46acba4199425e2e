"""A compound file ([MS-CFB] version 3) with streams of any size in whole sectors and siblings in a plain chain."""

import struct
from collections.abc import Mapping

_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def ole_file(streams: Mapping[str, bytes]) -> bytes:
    """Names with `/` lie in storages of one level."""
    tree: dict[str, dict[str, bytes] | bytes] = {}
    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        if folder:
            inner = tree.setdefault(folder, {})
            assert isinstance(inner, dict)
            inner[name] = data
        else:
            tree[name] = data
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(data) // 512))
        for at in range(count):
            sectors.append(data[512 * at : 512 * at + 512].ljust(512, b"\0"))
            chains.append(first + at + 1 if at + 1 < count else _END)
        return first

    entries: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, _END, 0]]

    def level(parent: int, members: Mapping[str, object]) -> None:
        before = None
        for name, value in members.items():
            index = len(entries)
            if isinstance(value, bytes):
                entries.append([name, 2, _NONE, _NONE, store(value), len(value)])
            else:
                entries.append([name, 1, _NONE, _NONE, 0, 0])
            if before is None:
                entries[parent][3] = index
            else:
                entries[before][2] = index
            before = index
            if isinstance(value, dict):
                level(index, value)

    level(0, tree)
    directory = b""
    for name, kind, right, child, start, size in entries:
        raw = str(name).encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
        directory += struct.pack("<III", _NONE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
    place = store(directory)
    fat_count = 1
    while (len(sectors) + fat_count) * 4 > fat_count * 512:
        fat_count += 1
    table = [*chains, *[_FAT] * fat_count]
    table += [_FREE] * (fat_count * 128 - len(table))
    fat_at = len(sectors)
    fat = struct.pack(f"<{len(table)}I", *table)
    difat = [fat_at + n for n in range(fat_count)] + [_FREE] * (109 - fat_count)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fat_count, place, 0, 0, _END, 0, _END, 0) + struct.pack("<109I", *difat)
    return head + b"".join(sectors) + fat
