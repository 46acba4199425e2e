"""The running digest of the ledger: each batch's covers its own rows and the digest before."""

import hashlib
import json
import sqlite3

from pii_scan.store.database import has_table

GENESIS = "0" * 64

_ROWS = (
    "SELECT batch_id, sort, part, part_sha256, part_rows FROM batches WHERE batch_id = ?",
    "SELECT i.address_key, i.address, i.sealed_address, i.order_key, l.* FROM listing l JOIN items i USING (item_id)"
    " WHERE l.batch_id = ? ORDER BY l.item_id",
    "SELECT item_id, parent_id, address_key, address, sealed_address, depth, state, size_bytes, media_type,"
    " content_id, shares_matches, document_type, document_confidence, document_reasons, facts, cpu_s"
    " FROM items WHERE batch_id = ? ORDER BY item_id",
    "SELECT * FROM contents WHERE batch_id = ? ORDER BY content_id",
    "SELECT * FROM matches WHERE batch_id = ? ORDER BY id",
    "SELECT * FROM problems WHERE batch_id = ? ORDER BY id",
)
_SIDES = "SELECT sort, part, part_sha256, part_rows FROM side_parts WHERE batch_id = ? ORDER BY sort, part"


def batch_digest(connection: sqlite3.Connection, batch_id: int, previous: str) -> str:
    """SHA-256, hex."""
    digest = hashlib.sha256(previous.encode())
    for query in _ROWS:
        for row in connection.execute(query, (batch_id,)):
            digest.update(json.dumps(row, separators=(",", ":"), ensure_ascii=True).encode() + b"\n")
        digest.update(b"\n")
    # Added later: batches without such parts keep the digest that they had.
    for row in connection.execute(_SIDES, (batch_id,)) if has_table(connection, "side_parts") else ():
        digest.update(json.dumps(row, separators=(",", ":"), ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def last_digest(connection: sqlite3.Connection) -> tuple[int, str]:
    """(number of the last batch, its digest); (0, 64 zeros) before the first."""
    row = connection.execute("SELECT batch_id, digest FROM batches ORDER BY batch_id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)
