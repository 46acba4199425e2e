"""Asks the ledger, from any process, whether bytes were read already."""

import os
import sqlite3
import threading
from functools import lru_cache
from pathlib import Path

from pii_scan.model.problem import ProblemCode
from pii_scan.store.database import open_reader

_BY_PLACE = frozenset({ProblemCode.TOO_DEEP.value, ProblemCode.BOMB_SUSPECTED.value})
_BY_CHANCE = frozenset(
    code.value
    for code in (
        ProblemCode.TIMED_OUT,
        ProblemCode.KILLED,
        ProblemCode.OUT_OF_MEMORY,
        ProblemCode.INTERNAL,
        ProblemCode.CHANGED,
    )
)
_TRIES = 3
_PROBLEMS = (
    "WITH RECURSIVE down (item_id) AS (VALUES (?)"
    " UNION ALL SELECT i.item_id FROM items i JOIN down d ON i.parent_id = d.item_id)"
    " SELECT DISTINCT code FROM problems JOIN down USING (item_id) WHERE effect <> 'note'"
)
"""Codes of all that kept an item and what lies inside it from being read."""


def known_content(path: Path | str, sha256: str, media_type: str) -> bool:
    """Whether a committed item has these bytes, read as this type, and its reading counts for every copy.

    It does not where it was cut short by what surrounded it: the same bytes less deep, in a smaller archive or on
    a quieter machine give more. What kills or stalls its reader is tried at `_TRIES` places.

    Args:
        path: `case.sqlite`, or the case folder.
    """
    ledger = Path(path) / "case.sqlite" if Path(path).is_dir() else Path(path)
    connection = _connection(str(ledger), ledger.stat().st_ino, os.getpid(), threading.get_ident())
    query = (
        "SELECT contents.content_id, read_item_id, depth FROM contents JOIN items ON item_id = read_item_id"
        " WHERE sha256 = ? AND contents.media_type = ?"
    )
    row = connection.execute(query, (sha256, media_type)).fetchone()
    if row is None:
        return False
    content_id, read_item_id, depth = row
    codes = {code for (code,) in connection.execute(_PROBLEMS, (read_item_id,))}
    # The one that was listed itself had all the room there is.
    if codes & _BY_PLACE and depth > 0:
        return False
    if codes & _BY_CHANCE:
        count = "SELECT count(*) FROM (SELECT 1 FROM items WHERE content_id = ? LIMIT ?)"
        return int(connection.execute(count, (content_id, _TRIES)).fetchone()[0]) >= _TRIES
    return True


@lru_cache(maxsize=16)
def _connection(path: str, inode: int, process: int, thread: int) -> sqlite3.Connection:
    # SQLite connections must not cross a fork or outlive their file: that is what the further keys are for.
    del inode, process, thread
    return open_reader(Path(path))
