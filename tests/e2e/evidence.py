"""What a folder of evidence is, so that it can be compared with itself later."""

import hashlib
import os
import stat
from pathlib import Path

Snapshot = dict[str, tuple[int, int, int, int, int, str]]
"""Path → mode, inode, size, times of change and access in ns, content or link target."""


def snapshot(root: Path) -> Snapshot:
    """Every folder, file and link; reading leaves the times of access as they are."""
    found: Snapshot = {}
    for folder, folders, names in os.walk(root):
        for name in (".", *folders, *names):
            path = os.path.normpath(os.path.join(folder, name))
            info = os.lstat(path)
            found[path] = (info.st_mode, info.st_ino, info.st_size, info.st_mtime_ns, info.st_atime_ns, "")
    # Contents last: listing a folder may move its own time of access, so those of folders are left out.
    for path, entry in found.items():
        mode = entry[0]
        if stat.S_ISDIR(mode):
            found[path] = (*entry[:4], 0, "")
        elif stat.S_ISLNK(mode):
            found[path] = (*entry[:4], 0, os.readlink(path))
        elif stat.S_ISREG(mode):
            found[path] = (*entry[:5], _digest(path))
    return found


def _digest(path: str) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOATIME", 0))
    except PermissionError:
        return "not readable"
    with os.fdopen(handle, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
