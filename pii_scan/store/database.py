"""Opening the SQLite files of a case for its one writer and for readers."""

import os
import sqlite3
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from pii_scan.store.paths import make_private_file

FORMAT = 1
"""Version of everything in a case folder; another number is refused."""


def open_writer(path: Path) -> sqlite3.Connection:
    """Write-ahead log with a full sync: a commit survives power loss, and readers never wait."""
    make_private_file(path)
    connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Sorting must not leave values in a temporary file.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def close_writer(connection: sqlite3.Connection) -> None:
    """Moves the log into the file first, so that the one file is whole even where a reader is still open."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def open_reader(path: Path) -> sqlite3.Connection:
    """Read-only, also while a run writes and from a folder that cannot be written to.

    Raises:
        sqlite3.OperationalError: there is no such file.
    """
    options = "mode=ro"
    wal = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not wal.exists():
        options = "mode=ro&immutable=1"
    uri = f"file:{quote(str(path.absolute()))}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=30.0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA query_only = ON")
    return connection


def create_schema(connection: sqlite3.Connection) -> None:
    """Creates what is missing, all or nothing."""
    script = files("pii_scan.store").joinpath("schema.sql").read_text("utf-8")
    connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is none of SQLite's any more, and not just out of reach."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Cases of earlier versions lack the newer tables until they are opened for writing."""
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    return bool(connection.execute(query, (name,)).fetchone()[0])
