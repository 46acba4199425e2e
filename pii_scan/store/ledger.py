"""The ledger's one writer: every item, its state, and what was found in it, in whole transactions."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from pii_scan.model.address import Address
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.result import UnitResult
from pii_scan.model.settings import Settings
from pii_scan.model.state import State
from pii_scan.store.batch_sides import BatchSides
from pii_scan.store.call_rows import ATTORNEYS, SORTS
from pii_scan.store.database import close_writer, create_schema, open_writer
from pii_scan.store.digest import batch_digest, last_digest
from pii_scan.store.entries import CommitSummary, ListingEntry, MaskedAddress, PendingItem
from pii_scan.store.journal import Clock, utc_now
from pii_scan.store.keys import CaseKey, order_key
from pii_scan.store.listed import PENDING, add_listed, pending_item
from pii_scan.store.part_writer import PartWriter, write_part
from pii_scan.store.paths import CasePaths, link_or_copy, make_private_folder, sync_folder
from pii_scan.store.records import EMPTY_PART, count_rows, file_sha256, remove_strays
from pii_scan.store.sealing import Sealer
from pii_scan.store.side_parts import write_sides
from pii_scan.store.unit_writer import UnitWriter
from pii_scan.store.vault import Vault

SUSPECT_ATTEMPTS = 2
"""An item that was under way when so many runs ended without a word may be what ended them."""


class Ledger:
    """Made by `Case`, which holds the lock. May be called from several threads, one at a time inside."""

    def __init__(
        self, paths: CasePaths, key: CaseKey, vault: Vault, kinds: Iterable[Kind] = (), clock: Clock = utc_now
    ) -> None:
        self._paths = paths
        self._clock = clock
        self.configure(Settings())
        self._mutex = threading.RLock()
        self.connection = open_writer(paths.ledger)
        create_schema(self.connection)
        self._sealer = Sealer(key.hash_key, vault, self._declare(kinds))
        make_private_folder(paths.records)
        self.strays = remove_strays(paths.records, self._parts())
        for sort in SORTS:
            make_private_folder(paths.root / sort)
            self.strays += remove_strays(paths.root / sort, self._side_parts(sort))
        if not (paths.records / EMPTY_PART).exists():
            write_part(paths.records, EMPTY_PART, [], [])

    def configure(self, settings: Settings) -> None:
        """Takes the seed of the order of work, and the limits under which known containers are copied."""
        self._seed = settings.seed
        self._limits = settings.limits

    def add_listing(self, entries: Sequence[ListingEntry]) -> int:
        """Adds what is not listed yet; the number of new items.

        An item that the listing shows to be unreadable is skipped at once, with its problem.
        """
        with self._batch("listing") as writer:
            return sum(add_listed(writer, entry, self._seed) for entry in entries)

    def finish_listing(self, count: int) -> None:
        """Notes that every source was listed to its end, and how many lines that were."""
        self.set_meta(listing_finished=True, listing_count=count)

    def pending(self, limit: int, exclude: Collection[int] = ()) -> list[PendingItem]:
        """The next items in the order of work; those in whose company `SUSPECT_ATTEMPTS` runs ended come last.

        Args:
            exclude: item ids that are being worked on.
        """
        with self._mutex:
            skip = frozenset(exclude)
            for test, order in (("<", "order_key"), (">=", "attempts, order_key")):
                rows = self.connection.execute(
                    f"{PENDING} WHERE state = 'pending' AND attempts {test} ? ORDER BY {order} LIMIT ?",
                    (SUSPECT_ATTEMPTS, limit + len(skip)),
                ).fetchall()
                if found := [pending_item(row, self._sealer) for row in rows if row[0] not in skip][:limit]:
                    return found
            return []

    def begin_attempts(self, item_ids: Iterable[int]) -> None:
        """Notes on the disk that work on these begins: an item that kills the machine is known by it."""
        with self._mutex, self._transaction():
            self.connection.executemany(
                "UPDATE items SET attempts = attempts + 1 WHERE item_id = ?", ((item_id,) for item_id in item_ids)
            )

    def withdraw_attempts(self, item_ids: Iterable[int]) -> None:
        """Takes back what `begin_attempts` noted: the run ended in order, and nothing speaks against these."""
        with self._mutex, self._transaction():
            self.connection.executemany(
                "UPDATE items SET attempts = attempts - 1 WHERE item_id = ? AND state = 'pending' AND attempts > 0",
                ((item_id,) for item_id in item_ids),
            )

    def forget_earlier_attempts(self, item_id: int) -> None:
        """Only the one under way counts: the item gets on, so that earlier ones speak no more against it."""
        with self._mutex, self._transaction():
            query = "UPDATE items SET attempts = 1 WHERE item_id = ? AND state = 'pending' AND attempts > 1"
            self.connection.execute(query, (item_id,))

    def commit(
        self,
        units: Sequence[UnitResult],
        mask: Callable[[Address], MaskedAddress],
        mask_name: Callable[[str], str],
    ) -> CommitSummary:
        """Takes a batch of units whole or not at all; a unit that is in the ledger already is left out.

        Args:
            mask: masks a member's address; its matches are those in the member's own step.
            mask_name: masks a sheet's or a column's name.

        Raises:
            ValueError: a match of a kind that the case was not told of, or a known content that is unknown.
        """
        with self._batch("results", mask, mask_name) as writer:
            # The first reading of a content counts for its other sightings: within a batch, always the same one.
            for unit in sorted(units, key=lambda unit: self._order(unit.root)):
                writer.write(unit)
            return writer.summary

    def counts(self) -> dict[str, int]:
        """Listed items by state; for progress."""
        query = "SELECT state, count(*) FROM items WHERE parent_id IS NULL GROUP BY state"
        with self._mutex:
            found: dict[str, int] = dict(self.connection.execute(query).fetchall())
        return {state.value: found.get(state, 0) for state in State}

    def tip(self) -> tuple[int, str]:
        """(number of the last batch, running digest)."""
        with self._mutex:
            return last_digest(self.connection)

    def get_meta(self, key: str, default: Any = None) -> Any:
        with self._mutex:
            row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def set_meta(self, **values: Any) -> None:
        with self._mutex, self._transaction():
            self._put_meta(values)

    def close(self) -> None:
        with self._mutex:
            close_writer(self.connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """For the tables of later stages, which are rewritten whole."""
        with self._mutex, self._transaction():
            yield self.connection

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # An interrupt can arrive when COMMIT is done already: then it stands.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _batch(
        self,
        sort: str,
        mask: Callable[[Address], MaskedAddress] = lambda address: MaskedAddress(str(address), False),
        mask_name: Callable[[str], str] = lambda _: "***",
    ) -> Iterator[UnitWriter]:
        """One batch: rows, then vault and records on the disk, then the commit that makes them count."""
        with self._mutex:
            part: PartWriter | None = None
            sides: list[Path] = []
            taken: list[Path] = []
            try:
                with self._transaction():
                    number, previous = last_digest(self.connection)
                    batch_id = number + 1
                    self.connection.execute("INSERT INTO batches (batch_id, sort) VALUES (?, ?)", (batch_id, sort))
                    changes = self.connection.total_changes
                    part = PartWriter(self._paths.records, f"part-{batch_id:08d}.parquet")
                    beside = BatchSides(self._paths.unfinished_sides)
                    writer = UnitWriter(
                        self.connection, self._sealer, batch_id, self._limits, part, beside, mask, mask_name
                    )
                    yield writer
                    if self.connection.total_changes == changes:
                        self.connection.execute("DELETE FROM batches WHERE batch_id = ?", (batch_id,))
                        return
                    self._sealer.flush()
                    self._write_records(batch_id, writer)
                    sides.extend(self._write_sides(batch_id, writer))
                    digest = batch_digest(self.connection, batch_id, previous)
                    self.connection.execute("UPDATE batches SET digest = ? WHERE batch_id = ?", (digest, batch_id))
                    for offset, file in enumerate(writer.record_files, 1):
                        taken.append(self._paths.records / f"part-{batch_id + offset:08d}.parquet")
                        digest = self._take_records(batch_id + offset, Path(file), taken[-1], digest, writer)
                    self._put_meta({"last_commit": self._clock().astimezone(UTC).isoformat(timespec="milliseconds")})
            except BaseException:
                self._sealer.discard()
                if part is not None and part.name not in self._parts():
                    part.discard()
                for made in taken:
                    if made.name not in self._parts():
                        made.unlink(missing_ok=True)
                for side in sides:
                    if side.name not in self._side_parts(side.parent.name):
                        side.unlink(missing_ok=True)
                raise
            for folder in {Path(file).parent for file in writer.record_files}:
                shutil.rmtree(folder, ignore_errors=True)
            beside.remove_files()

    def _write_records(self, batch_id: int, writer: UnitWriter) -> None:
        if writer.records.empty:
            return
        digest = writer.records.finish()
        self.connection.execute(
            "UPDATE batches SET part = ?, part_sha256 = ?, part_rows = ? WHERE batch_id = ?",
            (writer.records.name, digest, writer.records.rows, batch_id),
        )
        writer.summary.records = writer.records.rows

    def _write_sides(self, batch_id: int, writer: UnitWriter) -> Iterator[Path]:
        for sort, name, digest, rows in write_sides(self._paths.root, batch_id, writer.sides.parts()):
            yield self._paths.root / sort / name
            self.connection.execute(
                "INSERT INTO side_parts VALUES (?, ?, ?, ?, ?)", (batch_id, sort, name, digest, rows)
            )

    def _side_parts(self, sort: str) -> set[str]:
        found = {row[0] for row in self.connection.execute("SELECT part FROM side_parts WHERE sort = ?", (sort,))}
        if sort == ATTORNEYS:
            found |= {row[0] for row in self.connection.execute("SELECT part FROM attorney_lists")}
        return found

    def _take_records(self, batch_id: int, file: Path, part: Path, previous: str, writer: UnitWriter) -> str:
        """A finished file becomes a part, with a batch of its own; the new digest. The file stays where it is until the
        commit stands."""
        link_or_copy(file, part)
        sync_folder(part.parent)
        rows = count_rows(part)
        self.connection.execute(
            "INSERT INTO batches (batch_id, sort, part, part_sha256, part_rows) VALUES (?, 'results', ?, ?, ?)",
            (batch_id, part.name, file_sha256(part), rows),
        )
        digest = batch_digest(self.connection, batch_id, previous)
        self.connection.execute("UPDATE batches SET digest = ? WHERE batch_id = ?", (digest, batch_id))
        writer.summary.records += rows
        return digest

    def _put_meta(self, values: Mapping[str, Any]) -> None:
        self.connection.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(key, json.dumps(value, sort_keys=True)) for key, value in values.items()],
        )

    def _order(self, address: Address) -> str:
        return order_key(self._seed, self._sealer.address_key(address))

    def _parts(self) -> set[str]:
        return {row[0] for row in self.connection.execute("SELECT part FROM batches WHERE part IS NOT NULL")}

    def _declare(self, kinds: Iterable[Kind]) -> Mapping[str, LegalClass]:
        """Remembers the kinds, so that a reader needs no detector to explain a match."""
        with self._transaction():
            self.connection.executemany(
                "INSERT INTO kinds VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind) DO UPDATE SET"
                " legal_class = excluded.legal_class, title = excluded.title, presidio = excluded.presidio,"
                " identifies = excluded.identifies",
                [(k.id, k.legal_class.value, k.title, k.presidio, int(k.identifies)) for k in kinds],
            )
        rows = self.connection.execute("SELECT kind, legal_class FROM kinds")
        return {kind: LegalClass(legal_class) for kind, legal_class in rows}
