"""Tables in, matches out: each column is judged as a whole, then read.

Up to `cell_rows` rows every cell gets its match, with the row as record. Larger tables give one match per
column and kind with a count, and each row's canonical values as Arrow batches for linking.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pii_scan.detect.column import ColumnJudgement, judge_column, settle
from pii_scan.detect.compose import compose
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.table_counts import TableCounts
from pii_scan.model.evidence import Table, Text
from pii_scan.model.match import Match

if TYPE_CHECKING:
    import pyarrow as pa


_FORM_COLUMNS = 4
_SAMPLE_ROWS = 4000
_SEED = 20260507


@dataclass(frozen=True, slots=True)
class TableScan:
    """What a table holds."""

    matches: tuple[Match, ...]
    """`Match.record` is the row's index from 0; `spot.row` the number a spreadsheet shows."""
    rows: int
    columns: tuple[ColumnJudgement, ...]
    rows_normal: "tuple[pa.RecordBatch, ...]" = ()
    """Large tables only: string columns named by kind id (`phone`, `phone#2`…) with canonical values, null
    where a cell did not pass; `@state` with the two-letter code of an address or state column. Row order
    is the table's, no row is left out. Empty where a sink took them."""
    counts: TableCounts = field(default_factory=TableCounts)
    """Large tables only."""


def scan_table(
    engine: DetectEngine,
    table: Table,
    context: Context,
    cell_rows: int,
    sink: "Callable[[pa.RecordBatch], None] | None" = None,
    *,
    distinct: bool = False,
) -> TableScan:
    """Consumes `table.batches` once.

    Args:
        cell_rows: up to so many rows the table is read cell by cell.
        sink: takes each batch of `rows_normal` as it is made, so that memory stays bounded.
        distinct: give only rows that differ from all before in what links them, with their index in `@row`.
    """
    head: list[pa.RecordBatch] = []
    rows = 0
    batches = iter(table.batches)
    for batch in batches:
        head.append(batch)
        rows += batch.num_rows
        if rows > cell_rows:
            break
    large = rows > cell_rows
    sampled = table.source.sample(_SAMPLE_ROWS, _SEED) if large and table.source is not None else []
    # A head alone may be of one day or one state; where the whole can be looked at, the whole is judged.
    enough = sum(batch.num_rows for batch in sampled) >= _SAMPLE_ROWS // 4
    data = _columns(sampled if enough else head, len(table.columns))
    columns = settle(
        [
            judge_column(engine.detectors, name, cells, context, table.has_header)
            for name, cells in zip(table.columns, data, strict=True)
        ]
    )
    together = compose(table.columns if table.has_header else ())
    judgements = tuple(column.judgement for column in columns)
    header = _header_matches(engine, table, context)
    if not large:
        from pii_scan.detect.table_small import cell_matches

        matches = cell_matches(engine, table, columns, data, together, context)
        return TableScan((*header, *matches), rows, judgements)
    from pii_scan.detect.table_large import LargeScan

    kept: list[pa.RecordBatch] = []
    scan = LargeScan(engine, table, columns, data, together, context, distinct=distinct)
    for batch in _chain(head, batches):
        if scan.memory is not None and scan.memory.full(batch.num_rows):
            scan.memory.clear()
        normal = scan.batch(batch)
        if normal is not None:
            (sink or kept.append)(normal)
    return TableScan((*header, *scan.matches()), scan.rows, judgements, tuple(kept), scan.counts())


def _chain(head: "list[pa.RecordBatch]", rest: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    yield from head
    yield from rest


def _columns(batches: "list[pa.RecordBatch]", width: int) -> list[list[str | None]]:
    data: list[list[str | None]] = [[] for _ in range(width)]
    for batch in batches:
        for i in range(width):
            data[i].extend(batch.column(i).to_pylist())
    return data


def _header_matches(engine: DetectEngine, table: Table, context: Context) -> list[Match]:
    """A first row taken for a header may be data; values in it are not lost."""
    if not table.has_header:
        return []
    from pii_scan.detect.table_match import from_hit
    from pii_scan.model.match import Band

    suspicious = [("", name) for name in table.columns if "@" in name or any(c.isdigit() for c in name)]
    if len(table.columns) <= _FORM_COLUMNS:
        # The first line of a form, label and value, looks like a header.
        suspicious += [
            (f"{label}: ", name)
            for label, name in pairwise(table.columns)
            if ("", name) not in suspicious and any(c.isalpha() for c in name)
        ]
    return [
        replace(from_hit(table, -1, name, hit), record=None)
        for lead, name in suspicious
        for hit in engine.hits(Text(lead + name), context)
        if hit.band is Band.HIGH and hit.start >= len(lead)
    ]
