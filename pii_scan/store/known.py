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
    connection = _connection(str(path), os.getpid(), threading.get_ident())
    query = "SELECT 1 FROM contents WHERE sha256 = ? AND media_type = ?"
    return connection.execute(query, (sha256, media_type)).fetchone() is not None


@lru_cache(maxsize=16)
def _connection(path: str, process: int, thread: int) -> sqlite3.Connection:
    # SQLite connections must not cross a fork; process and thread are part of the cache's key for that.
    del process, thread
    ledger = Path(path)
    return open_reader(ledger / "case.sqlite" if ledger.is_dir() else ledger)
