"""Listed items: how they enter the ledger, and how they come back as work."""

from datetime import datetime
from typing import Any

from pii_scan.model.item import Item
from pii_scan.model.state import State
from pii_scan.store.entries import ListingEntry, PendingItem
from pii_scan.store.keys import order_key
from pii_scan.store.sealing import Sealer
from pii_scan.store.unit_writer import UnitWriter

PENDING = (
    "SELECT item_id, address, sealed_address, attempts, target_id, l.size_bytes, modified, etag, version, listed_type"
    " FROM items i JOIN listing l USING (item_id)"
)
"""The rows that `pending_item` takes."""


def add_listed(writer: UnitWriter, entry: ListingEntry, seed: int) -> bool:
    """Whether the item is new. One that the listing shows to be unreadable is skipped at once, with its problem.

    Args:
        seed: of the order of work.
    """
    item, problem = entry.item, entry.item.problem
    key = writer.sealer.address_key(item.address)
    sealed = writer.sealer.seal_address(item.address) if entry.masked.masked else None
    cursor = writer.connection.execute(
        "INSERT INTO items (address_key, address, sealed_address, depth, order_key, state, size_bytes, batch_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address_key) DO NOTHING",
        (
            key,
            entry.masked.text,
            sealed,
            item.address.depth,
            order_key(seed, key),
            State.PENDING if problem is None else State.SKIPPED,
            item.size_bytes,
            None if problem is None else writer.batch_id,
        ),
    )
    if cursor.rowcount == 0:
        return False
    item_id = cursor.lastrowid
    assert item_id is not None
    writer.connection.execute(
        "INSERT INTO listing VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item_id,
            entry.target_id,
            item.size_bytes,
            item.modified.isoformat() if item.modified is not None else None,
            item.etag,
            item.version,
            item.listed_type,
            writer.batch_id,
        ),
    )
    rows = writer.sealer.seal_matches(entry.masked.matches, {}, writer.mask_name)
    writer.insert_matches(rows, None, item_id)
    writer.insert_problems(item_id, [problem] if problem is not None else [])
    return True


def pending_item(row: tuple[Any, ...], sealer: Sealer) -> PendingItem:
    item_id, text, sealed, attempts, target_id, size, modified, etag, version, listed_type = row
    item = Item(
        address=sealer.open_address(text, sealed),
        size_bytes=size,
        modified=datetime.fromisoformat(modified) if modified is not None else None,
        etag=etag,
        version=version,
        listed_type=listed_type,
    )
    return PendingItem(item_id, item, attempts, target_id)
