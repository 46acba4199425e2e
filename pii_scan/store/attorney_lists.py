"""The lists of attorneys that were given to a case: who they are is known only as tokens."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.model.result import SidePart
from pii_scan.store.call_rows import ATTORNEYS
from pii_scan.store.side_parts import write_named

if TYPE_CHECKING:
    from pii_scan.store.case import Case


@dataclass(frozen=True, slots=True)
class AttorneyList:
    """One given file."""

    list_sha256: str
    added: str
    """UTC"""
    withdrawn: str
    """UTC; empty while it counts."""
    rows: int
    rows_with_number: int
    numbers: int
    """Different ones."""


def known_lists(case: "Case") -> list[AttorneyList]:
    """All that were ever given, in order of time."""
    with case.ledger.transaction() as connection:
        rows = connection.execute(
            "SELECT list_sha256, added, withdrawn, rows, rows_with_number, numbers FROM attorney_lists"
            " ORDER BY added, list_sha256"
        ).fetchall()
    return [AttorneyList(*row) for row in rows]


def add_list(case: "Case", sha256: str, part: SidePart, rows: int, rows_with_number: int, numbers: int) -> None:
    """Writes the tokens, then the entry, then the journal's line; a list given again after its end counts again."""
    name = f"part-list-{sha256[:16]}.parquet"
    digest = write_named(case.paths.root / ATTORNEYS, name, ATTORNEYS, part)
    now = case.journal.now()
    with case.ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO attorney_lists VALUES (?, ?, '', ?, ?, ?, ?, ?) ON CONFLICT (list_sha256) DO UPDATE"
            " SET added = excluded.added, withdrawn = '', rows = excluded.rows, part_sha256 = excluded.part_sha256,"
            " rows_with_number = excluded.rows_with_number, numbers = excluded.numbers",
            (sha256, now, rows, rows_with_number, numbers, name, digest),
        )
    case.journal.append(
        "attorneys_added", sha256=sha256, rows=rows, rows_with_number=rows_with_number, numbers=numbers, part=digest
    )


def withdraw_list(case: "Case", entry: AttorneyList) -> None:
    with case.ledger.transaction() as connection:
        connection.execute(
            "UPDATE attorney_lists SET withdrawn = ? WHERE list_sha256 = ?", (case.journal.now(), entry.list_sha256)
        )
    case.journal.append("attorneys_withdrawn", sha256=entry.list_sha256)
