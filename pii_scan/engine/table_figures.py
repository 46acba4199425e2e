"""What the report tells of a large table: counts by column, without a value; names are masked as in findings."""

import json
from collections.abc import Callable, Collection
from typing import Any

from pii_scan.detect.table_counts import CellSort, TableCounts

_MOST_COLUMNS = 200
_MOST_SORTS = 40


def table_figures(
    name: str, rows: int, counts: TableCounts, mask: Callable[[str], str], wanted: Collection[str] = (), number: int = 0
) -> dict[str, Any]:
    """For one table.

    Args:
        mask: masks a table's or column's name.
        wanted: kinds to tell of; empty means all.
        number: of the table in its content, from 0.
    """
    told = [column for column in counts.columns if not wanted or column.kind in wanted]
    classes = {column.legal_class for column in told}
    together: dict[str, int] = {}
    for held, held_rows in counts.together.items():
        if kept := " + ".join(one for one in held if one in classes):
            together[kept] = together.get(kept, 0) + held_rows
    return {
        "table": mask(name) if name else "",
        "number": number,
        "rows": rows,
        "columns": [
            {
                "columns": [mask(part) for part in column.columns],
                "kind": column.kind,
                "number": column.number,
                **{sort.name.lower(): column.cells[sort] for sort in CellSort},
            }
            for column in told[:_MOST_COLUMNS]
        ],
        "more_columns": max(0, len(told) - _MOST_COLUMNS),
        "together": dict(sorted(together.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_SORTS]),
        "rows_by_state": counts.states,
    }


def as_fact(tables: list[dict[str, Any]]) -> str:
    """Facts are plain values: JSON, so that a reader needs nothing of ours."""
    return json.dumps(tables, separators=(",", ":"), sort_keys=True)
