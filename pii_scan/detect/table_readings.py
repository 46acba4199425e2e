"""What is read from one judged column of a large table: for each kind that it holds, how its cells become values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.detect.cell import CellReader
from pii_scan.detect.column import Accepted, Column, is_null, sample_of
from pii_scan.detect.column_rules import ColumnReader
from pii_scan.detect.detector import Verdict
from pii_scan.detect.score import band_of, logistic
from pii_scan.detect.table_cells import BETWEEN, Cells, CellsReader
from pii_scan.detect.table_counts import CellSort
from pii_scan.model.match import Band

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True)
class Reading:
    """One kind in one column, with one degree of certainty."""

    column: Column
    accepted: Accepted
    example: str
    verdict: Verdict
    qualifiers: "CellReader | str | None" = None
    """What makes its values unique: the same for all of the sample, or told by the check of each; None for nothing."""
    cells: list[int] = field(default_factory=lambda: [0] * len(CellSort))
    """How many, by `CellSort`; of a kind that does not link."""

    @property
    def kind(self) -> str:
        return self.accepted.detector.kind.id

    @property
    def links(self) -> bool:
        """Numbers that are only possible, order numbers say, must neither make nor join people."""
        return not self.accepted.detector.kind.identifies or _band(self.accepted, self.verdict) is Band.HIGH


@dataclass(slots=True)
class ReadColumn:
    """A column and the kinds that it holds, by the order in which they claim its cells."""

    index: int
    readings: tuple[Reading, ...]
    reader: CellsReader
    beside: int | None = None
    """A column that says row by row what this one holds."""

    def strings(self, batch: "pa.RecordBatch") -> "pa.Array":
        """What `reader` reads."""
        if self.beside is None:
            return batch.column(self.index)
        import pyarrow.compute as pc

        return pc.binary_join_element_wise(batch.column(self.beside), batch.column(self.index), BETWEEN)

    def read(self, batch: "pa.RecordBatch") -> list[Cells]:
        """For each reading."""
        return self.reader.batch(self.strings(batch))


def read_claims(
    index: int,
    column: Column,
    claims: Sequence[Accepted],
    cells: Sequence[str | None],
    *,
    null: Callable[[str], bool] = is_null,
    beside: int | None = None,
) -> ReadColumn | None:
    """A column by these claims, the first one that takes a cell having it; None where nobody takes any. Claims of one
    kind are one reading, if their values are equally certain.

    Args:
        cells: a sample; each claim needs one that is no placeholder.
        null: whether a cell says nothing.
        beside: `ReadColumn.beside`.
    """
    sample = sample_of(cells)
    examples: dict[int, tuple[str, Verdict]] = {}
    for some in (sample, cells) if len(claims) > 1 else (sample,):
        for at, cell, verdict in _won(claims, some, null):
            if not verdict.dummy and at not in examples:
                examples[at] = cell, verdict
        if len(examples) == len(claims):
            break
    grouped: dict[tuple[str, Band | None], list[int]] = {}
    for at in sorted(examples):
        accepted, (_, verdict) = claims[at], examples[at]
        grouped.setdefault((accepted.detector.kind.id, _band(accepted, verdict)), []).append(at)
    if not grouped:
        return None
    number_of = {at: number for number, ats in enumerate(grouped.values()) for at in ats}
    told = [(number_of[at], claims[at]) for at in range(len(claims)) if at in number_of]

    def claim(cell: str) -> tuple[int, Verdict] | None:
        for number, accepted in told:
            verdict = accepted.read(cell)
            if verdict is not None:
                return (number, verdict) if _band(accepted, verdict) is not None else None
        return None

    reads = [_only(claim, number) for number in range(len(grouped))]
    readings = tuple(
        Reading(column, claims[ats[0]], *examples[ats[0]], qualifiers=_qualified(read, sample))
        for ats, read in zip(grouped.values(), reads, strict=True)
    )
    rules = [ColumnReader(read, sample, alone=len(reads) == 1) for read in reads]
    return ReadColumn(index, readings, CellsReader(claim, rules, null), beside)


def _won(
    claims: Sequence[Accepted], cells: Sequence[str | None], null: Callable[[str], bool]
) -> Iterator[tuple[int, str, Verdict]]:
    """(claim, cell, verdict) of cells that a claim takes."""
    for cell in cells:
        if cell is None or null(cell):
            continue
        for at, accepted in enumerate(claims):
            verdict = accepted.read(cell)
            if verdict is not None:
                yield at, cell.rpartition(BETWEEN)[2].strip(), verdict
                break


def _only(claim: Callable[[str], tuple[int, Verdict] | None], number: int) -> CellReader:
    """The verdict where a cell is of this kind."""

    def read(cell: str) -> Verdict | None:
        claimed = claim(cell)
        return claimed[1] if claimed is not None and claimed[0] == number else None

    return read


def _band(accepted: Accepted, verdict: Verdict) -> Band | None:
    return band_of(logistic(accepted.base + verdict.log_odds), verdict.dummy)


def _qualified(read: CellReader, sample: Sequence[str]) -> "CellReader | str | None":
    found = {v.qualifier for cell in sample if (v := read(cell)) is not None and not v.dummy}
    if len(found) > 1:
        return read
    return next(iter(found), None) or None


def said_of(read: CellReader, cells: "pa.Array") -> "pa.Array":
    """What the check says makes each cell's value unique; null for nothing."""
    import pyarrow as pa

    coded = cells.dictionary_encode()
    said = [v.qualifier or None if (v := read(cell)) is not None else None for cell in coded.dictionary.to_pylist()]
    return pa.array(said, pa.string()).take(coded.indices)


def counted(sorts: Any) -> list[int]:
    """How many cells of each `CellSort`."""
    import numpy as np

    counts: list[int] = np.bincount(sorts, minlength=len(CellSort)).tolist()
    return counts
