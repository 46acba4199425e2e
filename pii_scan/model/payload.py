"""Bytes to be read: in memory or behind a path, always read-only."""

import hashlib
import io
import os
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of one item or child. Exactly one of `data` and `path` is set.

    `path` is a file of the evidence or an anonymous file of the fetcher (`/proc/<pid>/fd/<n>`);
    it is opened read-only and never written.
    """

    data: bytes | None = None
    path: str | None = None

    @property
    def size_bytes(self) -> int:
        if self.data is not None:
            return len(self.data)
        assert self.path is not None
        return os.stat(self.path).st_size

    def open(self) -> BinaryIO:
        """A fresh, seekable, read-only stream; the caller closes it."""
        if self.data is not None:
            return io.BytesIO(self.data)
        assert self.path is not None
        return io.BufferedReader(_open_readonly(self.path))

    def head(self, count: int = 8192) -> bytes:
        if self.data is not None:
            return self.data[:count]
        with self.open() as stream:
            return stream.read(count)

    def read(self, limit: int | None = None) -> bytes:
        """All bytes, or the first `limit`."""
        if self.data is not None:
            return self.data if limit is None else self.data[:limit]
        with self.open() as stream:
            # A stream sets the whole of what it is asked for aside before it reads a byte.
            return stream.read() if limit is None else stream.read(min(limit, self.size_bytes))

    def sha256(self) -> str:
        digest = hashlib.sha256()
        with self.open() as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
        return digest.hexdigest()


def _open_readonly(path: str) -> io.FileIO:
    def opener(name: str, flags: int) -> int:
        flags |= os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0)
        # O_NOATIME keeps the evidence's access time; the kernel grants it to the owner and root only.
        try:
            return os.open(name, flags | getattr(os, "O_NOATIME", 0))
        except PermissionError:
            return os.open(name, flags)

    return io.FileIO(path, "rb", opener=opener)
