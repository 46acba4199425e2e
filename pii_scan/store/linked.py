"""People and ties as linking left them: Parquet files whose names the ledger holds, so that a reader sees one linking.

`people`: person_id, record_ids, classes, state, state_basis, minor, ordered by person_id. `ties`: record_a, record_b,
reason, sure, ordered. Ids and fixed words only.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.errors import CaseError
from pii_scan.model.record import Person, Tie
from pii_scan.store.paths import make_private_folder, sync_folder
from pii_scan.store.records import file_sha256

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.store.case import Case

PEOPLE, TIES = "people", "ties"
FILES = "linked"
"""Derived object: sort → file, sha256, rows."""
_GROUP_ROWS = 100_000


@cache
def people_schema() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [
            ("person_id", pa.string()),
            ("record_ids", pa.list_(pa.string())),
            # Legal classes, sorted.
            ("classes", pa.list_(pa.string())),
            ("state", pa.string()),
            # address, issuing_state or weak; null without a state.
            ("state_basis", pa.string()),
            # Null where no birth date is known.
            ("minor", pa.bool_()),
        ]
    )


@cache
def ties_schema() -> "pa.Schema":
    import pyarrow as pa

    # `sure`: merged in the best count; else in the low count only.
    return pa.schema(
        [("record_a", pa.string()), ("record_b", pa.string()), ("reason", pa.string()), ("sure", pa.bool_())]
    )


@dataclass(slots=True)
class LinkedWriter:
    """Replaces what an earlier linking left, all at once with `commit`: a run that is killed before leaves the old one
    whole."""

    case: "Case"
    _written: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        make_private_folder(self.case.paths.linked)
        _remove_others(self.case)

    def people(self, batches: "Iterable[pa.RecordBatch]") -> None:
        self._written[PEOPLE] = _write(self.case.paths.linked, PEOPLE, people_schema(), batches)

    def ties(self, batches: "Iterable[pa.RecordBatch]") -> None:
        self._written[TIES] = _write(self.case.paths.linked, TIES, ties_schema(), batches)

    def commit(self, derived: Mapping[str, Any]) -> None:
        """
        Args:
            derived: further objects by name that belong to the same linking.
        """
        with self.case.ledger.transaction() as connection:
            for name, found in {**derived, FILES: self._written}.items():
                connection.execute(
                    "INSERT INTO derived VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json",
                    (name, json.dumps(found, sort_keys=True)),
                )
        self.case.ledger.set_meta(linked=self.case.journal.now())
        _remove_others(self.case)


def _remove_others(case: "Case") -> None:
    """What an earlier linking, or a killed one, wrote and the ledger does not name."""
    named = {entry["file"] for entry in linked_files(case.ledger.connection).values()}
    if case.paths.linked.is_dir():
        for path in case.paths.linked.iterdir():
            if path.name not in named:
                path.unlink()


def people_batches(connection: sqlite3.Connection, folder: Path) -> "Iterator[pa.RecordBatch]":
    return _batches(connection, folder, PEOPLE)


def read_people(connection: sqlite3.Connection, folder: Path) -> Iterator[Person]:
    for batch in _batches(connection, folder, PEOPLE):
        for row in batch.to_pylist():
            yield Person(
                row["person_id"], tuple(row["record_ids"]), tuple(row["classes"]), row["state"], row["state_basis"],
                row["minor"],
            )  # fmt: skip


def read_ties(connection: sqlite3.Connection, folder: Path) -> Iterator[Tie]:
    for batch in _batches(connection, folder, TIES):
        for row in batch.to_pylist():
            yield Tie(row["record_a"], row["record_b"], row["reason"], row["sure"])


def _batches(connection: sqlite3.Connection, folder: Path, sort: str) -> "Iterator[pa.RecordBatch]":
    entry = linked_files(connection).get(sort)
    if entry is None:
        if connection.execute("SELECT 1 FROM derived WHERE name = 'people'").fetchone():
            raise CaseError("An earlier version linked this case", "Run `pii-scan report` on the case first")
        return
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(folder / entry["file"]) as file:
            yield from file.iter_batches(_GROUP_ROWS // 10)
    except OSError as error:
        raise CaseError("The case's list of people is gone or damaged", "Run `pii-scan report` on the case") from error


def linked_files(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """`people` and `ties` → file, sha256, rows; empty before the first linking."""
    row = connection.execute("SELECT json FROM derived WHERE name = ?", (FILES,)).fetchone()
    found: dict[str, dict[str, Any]] = json.loads(row[0]) if row else {}
    return found


def _write(folder: Path, sort: str, schema: "pa.Schema", batches: "Iterable[pa.RecordBatch]") -> dict[str, Any]:
    """Named by what it holds, so that equal linkings leave equal files."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    part = folder / f".{sort}.part"
    rows = 0
    descriptor = os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_table(pa.Table.from_batches([batch], schema), row_group_size=_GROUP_ROWS)
                rows += batch.num_rows
        stream.flush()
        os.fsync(stream.fileno())
    digest = file_sha256(part)
    name = f"{sort}-{digest[:16]}.parquet"
    part.replace(folder / name)
    sync_folder(folder)
    return {"file": name, "sha256": digest, "rows": rows}
