"""What later stages learn from the ledger; each set is rewritten whole in one transaction."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pii_scan.store.case import Case


def write_derived(case: Case, name: str, json_obj: Any) -> None:
    """Stores one object (`people`, `residents`, `severity`, `homes`…); it holds no raw value."""
    with case.ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO derived VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json",
            (name, json.dumps(json_obj, sort_keys=True)),
        )


def write_item_risk(case: Case, rows: Iterable[tuple[int, str, Sequence[str]]]) -> None:
    """
    Args:
        rows: (item_id, risk, reasons).
    """
    with case.ledger.transaction() as connection:
        connection.execute("DELETE FROM item_risk")
        connection.executemany(
            "INSERT INTO item_risk VALUES (?, ?, ?)",
            ((item_id, str(risk), json.dumps(list(reasons))) for item_id, risk, reasons in rows),
        )
    case.ledger.set_meta(assessed=case.journal.now())
