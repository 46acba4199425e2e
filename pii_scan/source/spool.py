"""Fetched bytes in anonymous files: they have no name in any folder and vanish with the process."""

import os
import tempfile
from collections.abc import Iterable

from pii_scan.model.payload import Payload

_IN_MEMORY = 64 << 20


class Spool:
    """Hands out payloads and keeps their descriptors until they are released."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}

    def write(self, blocks: Iterable[bytes], size_hint: int | None) -> Payload:
        """Writes the blocks; up to 64 MiB stay in memory, larger ones go to an unlinked file (the folder of
        TMPDIR), because several of them are held at a time.

        Raises:
            OSError: no room.
        """
        fd = _anonymous(size_hint is not None and size_hint <= _IN_MEMORY)
        try:
            for block in blocks:
                view = memoryview(block)
                while view:
                    view = view[os.write(fd, view) :]
        except BaseException:
            os.close(fd)
            raise
        path = f"/proc/{os.getpid()}/fd/{fd}"
        self._open[path] = fd
        return Payload(path=path)

    def release(self, payload: Payload) -> None:
        if payload.path is not None and (fd := self._open.pop(payload.path, None)) is not None:
            os.close(fd)

    def close(self) -> None:
        for fd in self._open.values():
            os.close(fd)
        self._open.clear()


def _anonymous(in_memory: bool) -> int:
    if in_memory:
        return os.memfd_create("pii-scan-item", os.MFD_CLOEXEC)
    try:
        return os.open(tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:
        # A file system without O_TMPFILE: a name for the blink of an eye.
        fd, name = tempfile.mkstemp()
        os.unlink(name)  # noqa: PTH108
        return fd
