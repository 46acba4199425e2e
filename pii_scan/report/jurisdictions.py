"""jurisdictions.csv: residents per state, on what their number rests, and what the laws ask for."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pii_scan.report import law
from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View
from pii_scan.report.words import state_title

HEADER = (
    "state", "name", "residents_low", "residents_best", "residents_high", "basis_address", "basis_issuing_state",
    "basis_weak", *law.HEADER,
)  # fmt: skip
_FIGURES = ("low", "best", "high", "address", "issuing_state", "weak")


def states(view: View) -> list[Mapping[str, Any]]:
    """Most residents first."""
    found = (view.residents or {}).get("states", ())
    return sorted(found, key=lambda entry: (-int(entry.get("best", 0)), str(entry.get("state"))))


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """States without a resident, of which a law counts records that name nobody, come last."""
    decided = law.by_state(view)
    for entry in states(view):
        code = str(entry.get("state", ""))
        figures = (int(entry.get(key) or 0) for key in _FIGURES)
        yield (code, state_title(code), *figures, *law.cells(decided.pop(code, None)))
    for code, one in decided.items():
        yield (code, state_title(code), *(0 for _ in _FIGURES), *law.cells(one))


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(
    id="jurisdictions",
    filename="jurisdictions.csv",
    title="Residents per state and the duty to notify",
    write=_write,
)
