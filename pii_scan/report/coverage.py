"""coverage.csv: one line per item, read or not, and why."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View
from pii_scan.store.rows import ItemRow

HEADER = ("address", "state", "reason", "detail")
_EFFECTS = {"skipped": 0, "partial": 1, "note": 2}


def reasons(row: ItemRow) -> list[tuple[str, str]]:
    """(code, detail), what kept most from being read first; each pair once."""
    worst_first = sorted(row.problems, key=lambda problem: _EFFECTS.get(problem[2], 3))
    return list(dict.fromkeys((code, detail) for code, _, _, detail in worst_first))


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """Several reasons stand in one cell, separated by `; `."""
    for row in view.reader.items():
        found = reasons(row)
        yield (
            view.address(row.item_id, row.address),
            row.state,
            "; ".join(dict.fromkeys(code for code, _ in found)),
            "; ".join(detail for _, detail in found if detail),
        )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="coverage", filename="coverage.csv", title="What was read and what not", write=_write, reveals=True)
