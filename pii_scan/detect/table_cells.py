"""The cells of one judged column of a large table, batch by batch: canonical values, and what each cell is.

A column may hold several kinds, or one kind in spellings that several detectors know. The first claim that takes a
cell has it, as in a small table.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
_NOBODY = -1

BETWEEN = "\x1f"
"""Stands between what a neighbour says a cell is and the cell."""
Claim = Callable[[str], "tuple[int, Verdict] | None"]
"""Which of a column's kinds takes a cell (its number from 0), and the verdict; None where none does."""
Cells = tuple["pa.Array", Any]
"""Canonical values, null where a cell is not valid; the `CellSort` of each cell (numpy)."""


@dataclass(slots=True)
class CellsReader:
    """Reads whole batches of a column. Where a rule takes the place of the check, what the rule refuses is still put to
    the check, so that a rare form of the value is not lost.

    Args:
        claim: has the last word on each cell that no rule takes.
        rules: one for each kind.
        is_null: whether a cell says nothing.
    """

    claim: Claim
    rules: Sequence[ColumnReader]
    is_null: Callable[[str], bool] = is_null
    _odd: dict[str, tuple[int, CellSort, str | None]] = field(default_factory=dict)

    def batch(self, cells: "pa.Array") -> list[Cells]:
        """For each kind. What is neither is invalid (or masked) with the first one and `OTHER` with the rest."""
        import numpy as np

        if len(self.rules) == 1:
            normal = self.rules[0].normal(cells)
            valid = normal.is_valid().to_numpy(zero_copy_only=False)
            return [self._completed(cells, [(normal, valid.astype(np.uint8))], valid)[0]]
        found, taken = self._by_rules(cells)
        return self._completed(cells, found, taken)

    def _by_rules(self, cells: "pa.Array") -> tuple[list[Cells], Any]:
        """What rules take, and which cells these are; where two rules take a cell, the check decides later."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        nothing = pa.scalar(None, pa.string())
        normals = [r.normal(cells) if r.rule_name else pa.nulls(len(cells), pa.string()) for r in self.rules]
        valids = [normal.is_valid().to_numpy(zero_copy_only=False) for normal in normals]
        claims = np.sum(valids, axis=0)
        if (claims > 1).any():
            disputed = claims > 1
            normals = [pc.if_else(pa.array(disputed), nothing, normal) for normal in normals]
            valids = [valid & ~disputed for valid in valids]
        taken = claims == 1
        sorts = [
            np.where(valid, CellSort.VALID, np.where(taken, CellSort.OTHER, 0)).astype(np.uint8) for valid in valids
        ]
        return list(zip(normals, sorts, strict=True)), taken

    def _completed(self, cells: "pa.Array", found: list[Cells], taken: Any) -> list[Cells]:
        """With the cells that no rule takes, each different one looked at once."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        odd = np.flatnonzero(~taken)
        if not len(odd):
            return found
        coded = cells.take(pa.array(odd)).dictionary_encode()
        known = [self._look(cell) for cell in coded.dictionary.to_pylist()]
        indices = coded.indices.fill_null(len(known)).to_numpy(zero_copy_only=False)
        out: list[Cells] = []
        for number, (normal, sorts) in enumerate(found):
            own = [int(_seen_by(number, who, sort)) for who, sort, _ in known]
            sorts[odd] = np.array([*own, int(CellSort.EMPTY)], np.uint8)[indices]
            values = [value if who == number else None for who, _, value in known]
            if any(value is not None for value in values):
                saved = pa.array([*values, None], pa.string()).take(pa.array(indices))
                whole = np.full(len(cells), len(odd), np.int64)
                whole[odd] = np.arange(len(odd))
                late = pa.concat_arrays([saved, pa.nulls(1, pa.string())]).take(pa.array(whole))
                normal = pc.coalesce(normal, late)
            out.append((normal, sorts))
        return out

    def _look(self, cell: str) -> tuple[int, CellSort, str | None]:
        found = self._odd.get(cell)
        if found is None:
            if len(self._odd) >= _REMEMBERED:
                self._odd.clear()
            found = self._odd[cell] = self._sort_of(cell)
        return found

    def _sort_of(self, cell: str) -> tuple[int, CellSort, str | None]:
        if self.is_null(cell):
            return _NOBODY, CellSort.EMPTY, None
        claimed = self.claim(cell)
        if claimed is None:
            shown = cell.rpartition(BETWEEN)[2].strip()
            return _NOBODY, CellSort.MASKED if _MASKED.fullmatch(shown) else CellSort.INVALID, None
        number, verdict = claimed
        return (number, CellSort.DUMMY, None) if verdict.dummy else (number, CellSort.VALID, verdict.normal)


def _seen_by(number: int, who: int, sort: CellSort) -> CellSort:
    """What a cell is for the kind of this number."""
    if who == _NOBODY:
        return sort if number == 0 or sort is CellSort.EMPTY else CellSort.OTHER
    return sort if who == number else CellSort.OTHER
