"""`keychain-2.db` of iOS and macOS: every secret in it is encrypted with keys of the device."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.store import Store, rows_of
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

_TABLES = ("genp", "inet", "cert", "keys")


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    count = sum(data is not None for table in _TABLES for (data,) in rows_of(connection, table, ("data",)))
    if count:
        yield Problem(ProblemCode.ENCRYPTED, "extract", f"{count:,} entries of a keychain are encrypted")


STORE = Store(
    id="ios_keychain",
    title="keychain of iOS and macOS (keychain-2.db)",
    hint=b"agrp",
    columns={"genp": frozenset({"acct", "svce", "agrp", "data"}), "inet": frozenset({"acct", "srvr", "data"})},
    read=_read,
    told={table: frozenset({"data", "sha1", "UUID", "musr", "persistref", "pkhh"}) for table in _TABLES},
)
