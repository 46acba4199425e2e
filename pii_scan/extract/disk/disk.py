"""Bytes that can be read at any place: of a file, of several in a row, of a part, of what a library unpacks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from pii_scan.model.payload import Payload

_GRAIN = 4096
"""Bytes that are given up together."""


class Disk(Protocol):
    """Read-only; places and sizes in bytes."""

    @property
    def size(self) -> int: ...

    def read_at(self, start: int, length: int) -> bytes:
        """Fewer bytes than asked for only at the end.

        Raises:
            OSError: what lies there is damaged.
        """

    def hole_at(self, start: int) -> int:
        """So many bytes from there on were never written and read as zeros; 0 where that is not known."""


class _NoHoles:
    def hole_at(self, _: int) -> int:
        return 0


class StreamDisk(_NoHoles):
    """A stream, which the caller closes."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.size = size

    def read_at(self, start: int, length: int) -> bytes:
        length = min(length, self.size - start)
        if start < 0 or length <= 0:
            return b""
        self._stream.seek(start)
        return self._stream.read(length)


class Window:
    """`size` bytes of another one from `start` on, as far as that one goes."""

    def __init__(self, disk: Disk, start: int, size: int) -> None:
        self._disk, self._start = disk, start
        self.size = max(0, min(size, disk.size - start))

    def read_at(self, start: int, length: int) -> bytes:
        length = min(length, self.size - start)
        return self._disk.read_at(self._start + start, length) if start >= 0 and length > 0 else b""

    def hole_at(self, start: int) -> int:
        return min(self._disk.hole_at(self._start + start), self.size - start)


class Chain(_NoHoles):
    """Files one behind the other; one of them is open at a time."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._parts = [Payload(path=str(part)) for part in parts]
        self._ends: list[int] = []
        for part in self._parts:
            self._ends.append(self.size + part.size_bytes)
        self._open: tuple[int, BinaryIO] | None = None

    @property
    def size(self) -> int:
        return self._ends[-1] if self._ends else 0

    def read_at(self, start: int, length: int) -> bytes:
        blocks = []
        while length > 0 and 0 <= start < self.size:
            index = next(number for number, end in enumerate(self._ends) if start < end)
            first = self._ends[index] - self._parts[index].size_bytes
            stream = self._stream(index)
            stream.seek(start - first)
            block = stream.read(min(length, self._ends[index] - start))
            if not block:
                raise OSError
            blocks.append(block)
            start, length = start + len(block), length - len(block)
        return b"".join(blocks)

    def _stream(self, index: int) -> BinaryIO:
        if self._open is None or self._open[0] != index:
            self.close()
            self._open = index, self._parts[index].open()
        return self._open[1]

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


class Counted(_NoHoles):
    """Counts what is read of another one."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.size = disk.size
        self.read = 0

    def read_at(self, start: int, length: int) -> bytes:
        data = self._disk.read_at(start, length)
        self.read += len(data)
        return data


class PatchedDisk(_NoHoles):
    """Another one with zeros where it is damaged, so that a walk goes on; where that was is kept."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.size = disk.size
        self.lost: list[tuple[int, int]] = []

    def read_at(self, start: int, length: int) -> bytes:
        length = max(0, min(length, self.size - start))
        try:
            return self._disk.read_at(start, length)
        except OSError:
            if length <= _GRAIN:
                self._lose(start, start + length)
                return bytes(length)
        # Halves, so that no more is given up than has to be.
        half = max(_GRAIN, length // 2 // _GRAIN * _GRAIN)
        return self.read_at(start, half) + self.read_at(start + half, length - half)

    def _lose(self, start: int, end: int) -> None:
        if self.lost and self.lost[-1][0] <= start <= self.lost[-1][1]:
            self.lost[-1] = self.lost[-1][0], max(end, self.lost[-1][1])
        else:
            self.lost.append((start, end))


class LibraryDisk(_NoHoles):
    """What one of the libyal libraries makes of a container."""

    def __init__(self, handle: Any, size: int) -> None:
        """
        Args:
            handle: has `read_buffer_at_offset(length, start)`.
        """
        self._read: Callable[[int, int], bytes] = handle.read_buffer_at_offset
        self.size = size

    def read_at(self, start: int, length: int) -> bytes:
        length = min(length, self.size - start)
        if start < 0 or length <= 0:
            return b""
        # The libraries answer damage with OSError; a hostile file may bring out others.
        try:
            return bytes(self._read(length, start))
        except (ValueError, OverflowError, SystemError) as error:
            raise OSError(type(error).__name__) from None


class DiskStream:
    """A disk as a file object, for libraries that want one."""

    def __init__(self, disk: Disk) -> None:
        self._disk, self._at = disk, 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._disk.size)[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def get_size(self) -> int:
        return self._disk.size

    def read(self, length: int = -1) -> bytes:
        data = self._disk.read_at(self._at, self._disk.size if length < 0 else length)
        self._at += len(data)
        return data
