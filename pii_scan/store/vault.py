"""Values and original addresses, encrypted under a key that lies outside the case.

AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces; the entry's name is authenticated with it, so
that entries cannot be swapped.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from pii_scan.model.errors import CaseError
from pii_scan.store.database import close_writer, open_reader, open_writer

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sealed (
    -- keyed hash that names the entry
    sealed_key TEXT PRIMARY KEY,
    -- 12 random bytes
    nonce BLOB NOT NULL,
    -- AES-256-GCM with its tag
    ciphertext BLOB NOT NULL
) STRICT, WITHOUT ROWID
"""
_CHECK_KEY = "check"
_CHECK_TEXT = b"pii-scan vault 1"
_CHUNK = 500


class Vault:
    """A key-value store of sealed texts."""

    def __init__(self, path: Path, vault_key: bytes, *, read_only: bool = False) -> None:
        """
        Raises:
            CaseError: the key is not the one this vault was made with, or there is no vault.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(vault_key)
        self._read_only = read_only
        try:
            self._connection = open_reader(path) if read_only else open_writer(path)
            if not read_only:
                self._connection.execute(_SCHEMA)
            known = self.get(_CHECK_KEY)
        except sqlite3.Error as error:
            raise CaseError("The vault cannot be opened", "Run `pii-scan verify` on the case") from error
        if known is None and not read_only:
            self.put_many({_CHECK_KEY: _CHECK_TEXT})

    def put_many(self, values: Mapping[str, bytes]) -> int:
        """Seals what is not there yet, on the disk when it returns; the number of new entries."""
        missing = set(values)
        for chunk in _chunks(values):
            query = f"SELECT sealed_key FROM sealed WHERE sealed_key IN ({','.join('?' * len(chunk))})"
            missing.difference_update(row[0] for row in self._connection.execute(query, chunk))
        if not missing:
            return 0
        rows = []
        for key in sorted(missing):
            nonce = os.urandom(12)
            rows.append((key, nonce, self._cipher.encrypt(nonce, values[key], key.encode())))
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany("INSERT OR IGNORE INTO sealed VALUES (?, ?, ?)", rows)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        return len(rows)

    def get(self, sealed_key: str) -> bytes | None:
        """
        Raises:
            CaseError: the entry does not open under this key, or was changed.
        """
        return self.get_many([sealed_key]).get(sealed_key)

    def get_many(self, sealed_keys: Iterable[str]) -> dict[str, bytes]:
        """Those that are there; raises as `get` does."""
        found: dict[str, bytes] = {}
        for chunk in _chunks(sealed_keys):
            query = (
                f"SELECT sealed_key, nonce, ciphertext FROM sealed WHERE sealed_key IN ({','.join('?' * len(chunk))})"
            )
            for key, nonce, ciphertext in self._connection.execute(query, chunk):
                found[key] = self._open(key, nonce, ciphertext)
        return found

    def sample(self, count: int) -> list[str]:
        """Names of entries spread over the vault."""
        query = "SELECT sealed_key FROM sealed WHERE sealed_key >= ? ORDER BY sealed_key LIMIT 1"
        starts = [format(i * 65536 // max(count, 1), "04x") for i in range(count)]
        keys = {row[0] for start in starts for row in self._connection.execute(query, (start,))}
        return sorted(keys)

    def _open(self, key: str, nonce: bytes, ciphertext: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(nonce, ciphertext, key.encode())
        except InvalidTag:
            raise CaseError("The key does not open the vault", "Pass the --key-file this case was made with") from None

    def close(self) -> None:
        if self._read_only:
            self._connection.close()
        else:
            close_writer(self._connection)


def _chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    """SQLite bounds the number of parameters of one statement."""
    ordered = sorted(keys)
    return (ordered[i : i + _CHUNK] for i in range(0, len(ordered), _CHUNK))
