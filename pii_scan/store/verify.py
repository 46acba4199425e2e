"""Checks that a case is whole and as it was written. Nothing is repaired here.

What the checks rest on: each journal line holds the hash of the one before; each batch of the ledger holds
a digest over its rows and the batch before; the journal anchors those digests whenever a case is opened or
closed, and the digests of the report's files (event `report_written`, `files`: name → SHA-256).
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pii_scan.model.errors import CaseError
from pii_scan.store.call_rows import SORTS
from pii_scan.store.database import FORMAT, has_table, is_damage, open_reader
from pii_scan.store.digest import GENESIS, batch_digest
from pii_scan.store.journal import read_journal, verify_chain
from pii_scan.store.keys import load_key
from pii_scan.store.linked import linked_files
from pii_scan.store.paths import CasePaths
from pii_scan.store.records import EMPTY_PART, file_sha256
from pii_scan.store.suppressions import unaccounted
from pii_scan.store.vault import Vault

_SAMPLE = 200
"""Entries of the vault that are opened."""

_RECONCILIATION = {
    "an item has a state that no batch accounts for": """
        SELECT count(*) FROM items WHERE state <> 'pending' AND batch_id IS NULL""",
    "an item is partial or skipped without a reason": """
        SELECT count(*) FROM items i WHERE state IN ('partial', 'skipped')
        AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.item_id = i.item_id)""",
    "a member waits although its container is done": """
        SELECT count(*) FROM items WHERE state = 'pending' AND parent_id IS NOT NULL""",
    "an item was listed and has no line in the listing": """
        SELECT count(*) FROM items i WHERE order_key IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.item_id = i.item_id)""",
    "a value or address is missing in the vault": """
        SELECT count(*) FROM (SELECT sealed_key AS name FROM matches
        UNION SELECT sealed_address FROM items WHERE sealed_address IS NOT NULL) sealed_names
        WHERE NOT EXISTS (SELECT 1 FROM vault.sealed v WHERE v.sealed_key = name)""",
    "a rule of the case is missing in the vault": """
        SELECT count(*) FROM meta m, json_each(m.value, '$.rules') r WHERE m.key = 'settings'
        AND NOT EXISTS (SELECT 1 FROM vault.sealed v WHERE v.sealed_key = r.value)""",
}

_SIDE_PARTS = """
    SELECT sort, part, part_sha256 FROM side_parts
    UNION ALL SELECT 'attorneys', part, part_sha256 FROM attorney_lists"""


@dataclass(frozen=True, slots=True)
class VerifyIssue:
    """One thing that is not as it should be."""

    check: str
    """case, journal, ledger, vault, batches, records, suppressions, report or reconciliation."""
    subject: str
    """The file or the number of the batch."""
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.subject}: {self.detail}"


def verify(root: Path, key_file: Path | None = None) -> list[VerifyIssue]:
    """All issues; empty for a whole case. Works without the key, which adds the vault's own check.

    Raises:
        CaseError: `root` is no case.
    """
    paths = CasePaths(root)
    if not paths.info.exists() or not paths.ledger.exists():
        raise CaseError("This folder is not a case", "Give the folder that `pii-scan scan --case` made")
    try:
        issues = [*_info(paths), *_journal(paths)]
        connection = open_reader(paths.ledger)
        try:
            connection.execute("ATTACH ? AS vault", (f"file:{quote(str(paths.vault.absolute()))}?mode=ro",))
            # One snapshot, so that a run that is still writing does not look like damage.
            connection.execute("BEGIN")
            for schema, name in (("main", "case.sqlite"), ("vault", "vault/values.sqlite")):
                issues.extend(_database(connection, schema, name))
            issues.extend(_batches(connection))
            issues.extend(_anchors(connection, paths))
            issues.extend(_records(connection, paths))
            issues.extend(_sides(connection, paths))
            issues.extend(_linked(connection, paths))
            issues.extend(_reconciliation(connection))
            issues.extend(VerifyIssue("suppressions", *found) for found in unaccounted(connection, _events(paths)))
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        detail = f"{'damaged' if is_damage(error) else 'cannot be read'}: {type(error).__name__}"
        return [*issues, VerifyIssue("ledger", "case.sqlite", detail)]
    return [*issues, *_report(paths), *_vault(paths, key_file)]


def _info(paths: CasePaths) -> Iterator[VerifyIssue]:
    try:
        found = json.loads(paths.info.read_text("utf-8"))["format"]
    except (OSError, ValueError, LookupError, TypeError):
        yield VerifyIssue("case", paths.info.name, "damaged")
        return
    if found != FORMAT:
        yield VerifyIssue("case", paths.info.name, f"of format {found}, this version works with {FORMAT}")


def _journal(paths: CasePaths) -> Iterator[VerifyIssue]:
    if not paths.journal.exists():
        yield VerifyIssue("journal", paths.journal.name, "missing")
        return
    for sentence in verify_chain(paths.journal):
        yield VerifyIssue("journal", paths.journal.name, sentence)


def _database(connection: sqlite3.Connection, schema: str, name: str) -> Iterator[VerifyIssue]:
    for (answer,) in connection.execute(f"PRAGMA {schema}.integrity_check(5)"):
        if answer != "ok":
            yield VerifyIssue("ledger" if schema == "main" else "vault", name, "SQLite finds the file damaged")
    broken = connection.execute(f"PRAGMA {schema}.foreign_key_check").fetchall()
    if broken:
        yield VerifyIssue("ledger", name, f"{len(broken)} rows point to rows that are not there")


def _batches(connection: sqlite3.Connection) -> Iterator[VerifyIssue]:
    previous, due = GENESIS, 1
    for batch_id, digest in connection.execute("SELECT batch_id, digest FROM batches ORDER BY batch_id").fetchall():
        if batch_id != due:
            yield VerifyIssue("batches", str(due), "missing")
        if batch_digest(connection, batch_id, previous) != digest:
            yield VerifyIssue("batches", str(batch_id), "its rows are not the ones that were written")
        previous, due = digest, batch_id + 1


def _anchors(connection: sqlite3.Connection, paths: CasePaths) -> Iterator[VerifyIssue]:
    digests = dict(connection.execute("SELECT batch_id, digest FROM batches"))
    digests[0] = GENESIS
    for event in _events(paths):
        data = event.get("data", {})
        if "digest" in data and digests.get(data.get("batch")) != data["digest"]:
            detail = f"journal line {event['seq']} names another digest for it, or it is gone"
            yield VerifyIssue("batches", str(data.get("batch")), detail)


def _records(connection: sqlite3.Connection, paths: CasePaths) -> Iterator[VerifyIssue]:
    named = dict(connection.execute("SELECT part, part_sha256 FROM batches WHERE part IS NOT NULL"))
    for name, digest in sorted(named.items()):
        path = paths.records / name
        if not path.is_file():
            yield VerifyIssue("records", name, "missing")
        elif file_sha256(path) != digest:
            yield VerifyIssue("records", name, "changed")
    for path in sorted(paths.records.glob("*.parquet")):
        if path.name not in named and path.name != EMPTY_PART:
            yield VerifyIssue(
                "records", path.name, "no batch accounts for it (a killed run's is removed when continued)"
            )


def _sides(connection: sqlite3.Connection, paths: CasePaths) -> Iterator[VerifyIssue]:
    """Parts with calls, attorneys' numbers and keys."""
    if not has_table(connection, "attorney_lists"):
        return
    named = {(sort, part): digest for sort, part, digest in connection.execute(_SIDE_PARTS)}
    for (sort, name), digest in sorted(named.items()):
        path = paths.root / sort / name
        if not path.is_file():
            yield VerifyIssue("records", f"{sort}/{name}", "missing")
        elif file_sha256(path) != digest:
            yield VerifyIssue("records", f"{sort}/{name}", "changed")
    told = {event.get("data", {}).get("part") for event in _events(paths) if event.get("event") == "attorneys_added"}
    for (digest,) in connection.execute("SELECT part_sha256 FROM attorney_lists").fetchall():
        if digest not in told:
            yield VerifyIssue("records", "attorneys", "the journal does not know of a list")
    for path in sorted(path for sort in SORTS for path in (paths.root / sort).glob("*.parquet")):
        if (path.parent.name, path.name) not in named:
            detail = "no batch accounts for it (a killed run's is removed when continued)"
            yield VerifyIssue("records", f"{path.parent.name}/{path.name}", detail)


def _linked(connection: sqlite3.Connection, paths: CasePaths) -> Iterator[VerifyIssue]:
    """People and ties; the next report makes them anew."""
    for entry in linked_files(connection).values():
        path = paths.linked / entry["file"]
        if not path.is_file():
            yield VerifyIssue("records", f"linked/{path.name}", "missing")
        elif file_sha256(path) != entry["sha256"]:
            yield VerifyIssue("records", f"linked/{path.name}", "changed")


def _reconciliation(connection: sqlite3.Connection) -> Iterator[VerifyIssue]:
    for sentence, query in _RECONCILIATION.items():
        (count,) = connection.execute(query).fetchone()
        if count:
            yield VerifyIssue("reconciliation", "case.sqlite", f"{sentence} ({count} times)")


def _report(paths: CasePaths) -> Iterator[VerifyIssue]:
    named: dict[str, str] = {}
    for event in _events(paths):
        if event.get("event") == "report_written":
            named = event.get("data", {}).get("files", {})
    for name, digest in sorted(named.items()):
        path = paths.report / name
        if not path.is_file():
            yield VerifyIssue("report", name, "missing")
        elif file_sha256(path) != digest:
            yield VerifyIssue("report", name, "changed since it was written")


def _vault(paths: CasePaths, key_file: Path | None) -> Iterator[VerifyIssue]:
    try:
        key = load_key(paths.root, key_file, create=False)
    except CaseError as error:
        # Without a key the rest still counts; a key that was named and cannot be used is an issue.
        if key_file is not None:
            yield VerifyIssue("vault", "key", error.message)
        return
    try:
        vault = Vault(paths.vault, key.vault_key, read_only=True)
        try:
            for name in vault.sample(_SAMPLE):
                vault.get(name)
        finally:
            vault.close()
    except CaseError as error:
        yield VerifyIssue("vault", "vault/values.sqlite", error.message)


def _events(paths: CasePaths) -> Iterator[dict[str, Any]]:
    return read_journal(paths.journal) if paths.journal.exists() else iter(())
