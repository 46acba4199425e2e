"""Writes CSV so that no cell can become a formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pii_scan.report.escape import csv_cell

Cell = str | int | float | None


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """UTF-8 without BOM, comma, LF. Text is escaped, numbers are written as they are, None is empty."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([csv_cell(cell) if isinstance(cell, str) else cell for cell in row])
