"""The cells of one judged column of a large table, batch by batch: canonical values, and what each cell is."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.detect.cell import CellReader
from pii_scan.detect.column import is_null
from pii_scan.detect.column_rules import ColumnReader
from pii_scan.detect.detector import Verdict
from pii_scan.detect.table_counts import CellSort

if TYPE_CHECKING:
    import pyarrow as pa

_MASKED = re.compile(
    r"(?=.*[*#Xx•])(?:[*#Xx•][*#Xx• ./-]{2,}[0-9A-Za-z]{0,6}|[0-9A-Za-z]{1,4}[*#Xx• ./-]{3,}[0-9A-Za-z]{0,4})"
)
_REMEMBERED = 100_000


@dataclass(slots=True)
class CellsReader:
    """Reads whole batches of a column. Where a rule takes the place of the check, what the rule refuses is still put to
    the check, so that a rare form of the value is not lost."""

    read: CellReader
    rules: ColumnReader
    _odd: dict[str, tuple[CellSort, str | None]] = field(default_factory=dict)

    def batch(self, cells: "pa.Array") -> "tuple[pa.Array, Any]":
        """(canonical values, null where a cell is not valid; the `CellSort` of each cell)."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        normal = self.rules.normal(cells)
        valid = normal.is_valid().to_numpy(zero_copy_only=False)
        sorts = valid.astype(np.uint8)
        if valid.all():
            return normal, sorts
        odd = np.flatnonzero(~valid)
        coded = cells.take(pa.array(odd)).dictionary_encode()
        known = [self._look(cell) for cell in coded.dictionary.to_pylist()]
        indices = coded.indices.fill_null(len(known)).to_numpy(zero_copy_only=False)
        sorts[odd] = np.array([*(int(sort) for sort, _ in known), int(CellSort.EMPTY)], np.uint8)[indices]
        if any(value is not None for _, value in known):
            saved = pa.array([*(value for _, value in known), None], pa.string()).take(pa.array(indices))
            whole = np.full(len(cells), len(odd), np.int64)
            whole[odd] = np.arange(len(odd))
            normal = pc.coalesce(normal, pa.concat_arrays([saved, pa.nulls(1, pa.string())]).take(pa.array(whole)))
        return normal, sorts

    def _look(self, cell: str) -> tuple[CellSort, str | None]:
        found = self._odd.get(cell)
        if found is None:
            if len(self._odd) >= _REMEMBERED:
                self._odd.clear()
            found = self._odd[cell] = _sort_of(cell, self.read(cell))
        return found


def _sort_of(cell: str, verdict: Verdict | None) -> tuple[CellSort, str | None]:
    if is_null(cell):
        return CellSort.EMPTY, None
    if verdict is not None:
        return (CellSort.DUMMY, None) if verdict.dummy else (CellSort.VALID, verdict.normal)
    return (CellSort.MASKED if _MASKED.fullmatch(cell.strip()) else CellSort.INVALID), None
