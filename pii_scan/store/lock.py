"""One writer per case."""

import fcntl
import os
from pathlib import Path

from pii_scan.model.errors import CaseError


class CaseLock:
    """An exclusive lock of the operating system: gone with the process, however it ends."""

    def __init__(self, path: Path) -> None:
        """
        Raises:
            CaseError: another process writes to the case.
        """
        self._descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            whom = f"process {holder}" if holder.isdigit() else "another process"
            raise CaseError(f"The case is in use by {whom}", "Wait for it, or take another --case folder") from None
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
