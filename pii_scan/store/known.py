"""Asks the ledger, from any process, whether bytes were read already."""

import os
import sqlite3
import threading
from functools import lru_cache
from pathlib import Path

from pii_scan.store.database import open_reader


def known_content(path: Path | str, sha256: str, media_type: str) -> bool:
    """Whether a committed item has these bytes, read as this type.

    Args:
        path: `case.sqlite`, or the case folder.
    """
    ledger = Path(path) / "case.sqlite" if Path(path).is_dir() else Path(path)
    connection = _connection(str(ledger), ledger.stat().st_ino, os.getpid(), threading.get_ident())
    query = "SELECT 1 FROM contents WHERE sha256 = ? AND media_type = ?"
    return connection.execute(query, (sha256, media_type)).fetchone() is not None


@lru_cache(maxsize=16)
def _connection(path: str, inode: int, process: int, thread: int) -> sqlite3.Connection:
    # SQLite connections must not cross a fork or outlive their file: that is what the further keys are for.
    del inode, process, thread
    return open_reader(Path(path))
