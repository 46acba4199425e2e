"""A small, tolerant reader of OLE compound files ([MS-CFB] version 3 and 4): names and streams."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

_LAST_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF
_ENTRIES_MAX = 100_000
_STREAM, _ROOT = 2, 5


class OleError(Exception):
    """No compound file, or its directory is beyond repair."""


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    kind: int
    """1 storage, 2 stream, 5 root."""
    left: int
    right: int
    child: int
    start: int
    size: int


class OleFile:
    """Read-only view. Chains that loop or leave the file end where they break.

    Raises:
        OleError: from the constructor only.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length = stream.seek(0, 2)
        stream.seek(0)
        head = stream.read(512)
        if len(head) < 512 or head[:8] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise OleError("no compound file header")
        sector_shift, mini_shift = struct.unpack_from("<HH", head, 30)
        if sector_shift not in (9, 12) or not 4 <= mini_shift <= 12:
            raise OleError("sector size out of range")
        self._sector = 1 << sector_shift
        self._mini = 1 << mini_shift
        directory = struct.unpack_from("<I", head, 48)[0]
        self._cutoff, mini_fat = struct.unpack_from("<II", head, 56)
        self._fat = self._load_fat(head)
        self._entries = self._load_directory(directory)
        self._mini_fat = _numbers(self._read_chain(mini_fat, self._length))
        root = self._entries[0]
        self._mini_stream = self._read_chain(root.start, root.size)
        self._paths = self._walk()

    @property
    def cut(self) -> bool:
        """Whether a sector in use lies beyond the end of the file, or one of the table of sectors is short.

        Some writers leave the last sector of a stream short.
        """
        used = max((n for n, following in enumerate(self._fat) if following != _NO_ENTRY), default=-1)
        return self._table_end > self._length or (used + 1) * self._sector >= self._length

    def names(self) -> list[str]:
        """Paths of all streams and storages, parts joined with `/`."""
        return list(self._paths)

    def streams(self) -> list[str]:
        return [path for path, entry in self._paths.items() if entry.kind == _STREAM]

    def read(self, path: str, limit: int | None = None) -> bytes:
        """A stream's bytes, shorter where its chain is broken.

        Raises:
            KeyError: there is no such stream.
        """
        entry = self._paths[path]
        size = entry.size if limit is None else min(entry.size, limit)
        if entry.size >= self._cutoff:
            return self._read_chain(entry.start, size)
        out = bytearray()
        for number in self._follow(self._mini_fat, entry.start, size // self._mini + 1):
            out += self._mini_stream[number * self._mini : (number + 1) * self._mini]
        return bytes(out[:size])

    def _block(self, number: int) -> bytes:
        self._stream.seek((number + 1) * self._sector)
        return self._stream.read(self._sector)

    def _load_fat(self, head: bytes) -> tuple[int, ...]:
        sectors = [n for n in struct.unpack_from("<109I", head, 76) if n < _LAST_SECTOR]
        following, count = struct.unpack_from("<II", head, 68)
        seen: set[int] = set()
        while following < _LAST_SECTOR and len(seen) < count and following not in seen:
            seen.add(following)
            numbers = _numbers(self._block(following))
            if not numbers:
                break
            sectors += [n for n in numbers[:-1] if n < _LAST_SECTOR]
            following = numbers[-1]
        if len(sectors) > self._length // self._sector + 1:
            raise OleError("more allocation sectors than the file holds")
        self._table_end = max(((n + 2) * self._sector for n in sectors), default=0)
        return tuple(n for sector in sectors for n in _numbers(self._block(sector)))

    def _follow(self, table: tuple[int, ...], start: int, most: int) -> list[int]:
        out: list[int] = []
        number = start
        # A loop is cut by `most`: no chain is longer than its stream.
        while number < len(table) and len(out) < most:
            out.append(number)
            number = table[number]
        if number < _LAST_SECTOR and number >= len(table) and len(out) < most and not out:
            out.append(number)
        return out

    def _read_chain(self, start: int, size: int) -> bytes:
        size = min(size, self._length)
        out = bytearray()
        for number in self._follow(self._fat, start, size // self._sector + 1):
            block = self._block(number)
            if not block:
                break
            out += block
        return bytes(out[:size])

    def _load_directory(self, start: int) -> list[Entry]:
        data = self._read_chain(start, self._length)
        entries: list[Entry] = []
        for at in range(0, min(len(data), _ENTRIES_MAX * 128) - 127, 128):
            length = struct.unpack_from("<H", data, at + 64)[0]
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", data, at + 68)
            first, size = struct.unpack_from("<IQ", data, at + 116)
            # Version 3 leaves garbage in the upper half of the size.
            size &= 0xFFFFFFFF if self._sector == 512 else (1 << 63) - 1
            entries.append(Entry(name, data[at + 66], left, right, child, first, size))
        if not entries or entries[0].kind != _ROOT:
            raise OleError("no root entry")
        return entries

    def _walk(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        todo = [(self._entries[0].child, "")]
        seen: set[int] = set()
        while todo:
            index, folder = todo.pop()
            if index in seen or index >= len(self._entries) or index == _NO_ENTRY:
                continue
            seen.add(index)
            entry = self._entries[index]
            todo += [(entry.left, folder), (entry.right, folder)]
            found[folder + entry.name] = entry
            if entry.kind != _STREAM:
                todo.append((entry.child, f"{folder}{entry.name}/"))
        return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
