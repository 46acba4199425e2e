"""The packaged table of breach-notification laws: cells, how sure each is, and counsel's changes to them.

54 rows: 50 states, the District of Columbia, Puerto Rico, Guam, the U.S. Virgin Islands. `tools/load_law.py` makes the
files; docs/reference/law.md says where the cells come from. A triage table for counsel to confirm, not legal advice.
"""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from pii_scan.law.check import CONFIDENCE, GROUPS, faults
from pii_scan.law.inputs import Override
from pii_scan.model.errors import UsageError

TABLE, CELLS, REGIMES, SOURCES = (
    "us_breach_notification.csv", "us_breach_notification_cells.csv.gz", "other_breach_regimes.csv", "sources.csv",
)  # fmt: skip
FURTHER = "further_regimes.csv"
"""Regimes that were looked up for this package; kept by hand."""
_GROUP_OF = {column: group for group, columns in GROUPS.items() for column in columns}
_ONE_SOURCE = frozenset({"ag_count_basis", "cra_count_basis"})
"""Columns that rest on source A alone, for every row."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One row. Values are text, as the table has them."""

    code: str
    cells: Mapping[str, str]
    sure: Mapping[str, str]
    """Column → confidence, where the cell has one of its own."""
    changed: Mapping[str, str]
    """Column → counsel's note, of cells that were overridden."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def number(self, column: str) -> int | None:
        return int(self.cells[column]) if self.cells[column] else None

    def confidence(self, column: str) -> str:
        """Of the cell; of its group where it has none of its own."""
        if column in self.changed:
            return CONFIDENCE[-1]
        if column in _ONE_SOURCE:
            return "one_source"
        return self.sure.get(column) or self.cells[_GROUP_OF.get(column, "confidence")]

    def weakest(self, columns: Iterable[str]) -> str:
        return min((self.confidence(column) for column in columns), key=CONFIDENCE.index, default=CONFIDENCE[-1])


@cache
def packaged() -> Mapping[str, Jurisdiction]:
    """Code → row, as it is packaged."""
    sure: dict[str, dict[str, str]] = {}
    for cell in _rows(gzip.decompress(_bytes(CELLS)).decode("utf-8")):
        sure.setdefault(cell["code"], {})[cell["field"]] = cell["confidence"]
    rows = _rows(_bytes(TABLE).decode("utf-8"))
    return {row["code"]: Jurisdiction(row["code"], row, sure.get(row["code"], {}), {}) for row in rows}


def with_overrides(overrides: Iterable[Override]) -> Mapping[str, Jurisdiction]:
    """The table with counsel's changes.

    Raises:
        UsageError: a changed row no longer holds.
    """
    table = dict(packaged())
    touched = set()
    for one in overrides:
        row = table[one.code]
        touched.add(one.code)
        table[one.code] = replace(
            row, cells={**row.cells, one.field: one.value}, changed={**row.changed, one.field: one.note}
        )
    for code in sorted(touched):
        for fault in faults(table[code].cells):
            raise UsageError(f"--law: after the changes to {code}, {fault.what}", "Change both cells in the file")
    return table


def regimes() -> list[dict[str, str]]:
    """Federal, sector and foreign regimes."""
    return [row for name in (REGIMES, FURTHER) for row in _rows(_bytes(name).decode("utf-8"))]


def as_of() -> str:
    """The state of the table, as its cells say it."""
    return "; ".join(sorted({row["as_of"] for row in packaged().values()}))


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))


def _bytes(name: str) -> bytes:
    return files("pii_scan.law.data").joinpath(name).read_bytes()
