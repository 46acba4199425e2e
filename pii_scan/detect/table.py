"""Tables in, matches out: each column is judged as a whole, then read.

Up to `cell_rows` rows every cell gets its match, with the row as record. Larger tables give one match per
column and kind with a count, and each row's canonical values as Arrow batches for linking.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from pii_scan.detect.column import ColumnJudgement, judge_column, settle
from pii_scan.detect.compose import compose
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.table_ahead import ahead
from pii_scan.detect.table_counts import TableCounts
from pii_scan.model.evidence import DivisibleSource, Place, Span, Table, Text
from pii_scan.model.match import Match

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.table_large import LargeScan


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
    where a cell did not pass, the column's number as metadata `column`; `@qualifier:us_driver_license` with what makes
    its values unique, where they need it; `@state` with the two-letter code of an address or state column. Row order
    is the table's, no row is left out. Empty where a sink took them."""
    counts: TableCounts = field(default_factory=TableCounts)
    """Large tables only."""


class ScanProgress(Protocol):
    """Keeps what a long scan has done, so that another run can go on from there."""

    def begin(self, fingerprint: str) -> tuple[Place, dict[str, Any]] | None:
        """Where an earlier scan with this fingerprint left off, and its `LargeScan.state`; that is empty where it had
        nothing to tell."""

    def due(self) -> bool:
        """Whether it is time to save."""

    def save(self, place: Place, state: dict[str, Any], stood_for: Any) -> None:
        """Everything up to `place`; `stood_for` counts the rows of each row given since the last epoch."""

    def close_epoch(self, stood_for: Any) -> None:
        """Rows given from now on are numbered from 0 again."""


class ValueSink(Protocol):
    """Is shown which different values columns hold that link nobody; those of the others stand in `rows_normal`."""

    def show(
        self, column: int, kind: str, band: str, normals: "pa.Array", qualifiers: "pa.Array | None" = None
    ) -> None:
        """
        Args:
            column: number in the table.
            band: empty where the column as a whole is of the kind.
            normals: canonical values, null where a cell has none; the same value may come again.
        """


class BatchWatch(Protocol):
    """Looks on while a table is read."""

    def judge(self, head: "list[pa.RecordBatch]") -> None:
        """The table's first rows, which `take` may not be shown: it begins in the middle."""

    def take(self, batch: "pa.RecordBatch") -> None:
        """The next batch."""

    def end(self) -> None:
        """No more come."""

    def state(self) -> dict[str, Any]:
        """Everything so far; `files` are paths of files that belong to it."""

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from there."""

    def moved(self, state: dict[str, Any], by: int) -> dict[str, Any]:
        """A state of a part before which the table has so many rows more than it was thought to have."""

    def joined(self, states: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Of all parts, in the order of the table: as one that was shown the whole table has it."""


def scan_table(
    engine: DetectEngine,
    table: Table,
    context: Context,
    cell_rows: int,
    sink: "Callable[[pa.RecordBatch], None] | None" = None,
    *,
    progress: ScanProgress | None = None,
    watch: BatchWatch | None = None,
    span: Span | None = None,
    values: ValueSink | None = None,
) -> TableScan:
    """Consumes `table.batches` once.

    Args:
        cell_rows: up to so many rows the table is read cell by cell.
        sink: takes each batch of `rows_normal` as it is made, so that memory stays bounded.
        progress: with it, the sink gets only rows that differ from all before in what links them, and a table that
            can be read from any place on is continued where an earlier run left off.
        watch: is shown every batch once, in order.
        span: reads only this part of a large table with a `DivisibleSource`, and leaves everything to `progress`; the
            columns are judged as those of the whole.
        values: is shown the values of columns of large tables that link nobody.
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
        if watch is not None:
            for batch in head:
                watch.take(batch)
            watch.end()
        from pii_scan.detect.table_small import cell_matches

        matches = cell_matches(engine, table, columns, data, together, context)
        return TableScan((*header, *matches), rows, judgements)
    from pii_scan.detect.table_large import LargeScan

    kept: list[pa.RecordBatch] = []
    scan = LargeScan(engine, table, columns, data, together, context, distinct=progress is not None, values=values)
    if span is not None and watch is not None:
        watch.judge(head)
    _read_all(scan, table, _chain(head, batches), sink or kept.append, progress, watch, span)
    return TableScan((*header, *scan.matches()), scan.rows, judgements, tuple(kept), scan.counts())


def _read_all(
    scan: "LargeScan",
    table: Table,
    batches: "Iterator[pa.RecordBatch]",
    sink: "Callable[[pa.RecordBatch], None]",
    progress: ScanProgress | None,
    watch: BatchWatch | None,
    span: Span | None,
) -> None:
    """From the beginning, or from where an earlier run left off."""
    pieces: Iterator[tuple[pa.RecordBatch, Place | None]]
    pieces = ((batch, None) for batch in batches)
    if table.source is not None:
        begun = progress.begin(scan.fingerprint()) if progress is not None else None
        if begun is not None and begun[1]:
            scan.restore(begun[1])
            if watch is not None:
                watch.restore(begun[1]["watch"])
        if span is None:
            pieces = ahead(table.source.read(begun[0] if begun is not None else None))
        else:
            assert isinstance(table.source, DivisibleSource)
            pieces = ahead(table.source.read(begun[0] if begun is not None else span.begin, span.until))
    for batch, place in pieces:
        if scan.memory is not None and progress is not None and (scan.memory.full(batch.num_rows) or scan.wasteful()):
            wasteful = scan.wasteful()
            progress.close_epoch(scan.memory.stood_for())
            scan.memory.clear()
            if wasteful:
                scan.memory = None
        normal = scan.batch(batch)
        if normal is not None:
            sink(normal)
        if watch is not None:
            watch.take(batch)
        if progress is not None and place is not None and progress.due():
            _save(scan, place, progress, watch)
    if watch is not None:
        watch.end()
    if span is not None and progress is not None:
        assert isinstance(table.source, DivisibleSource)
        _save(scan, dict(table.source.place), progress, watch)
        return
    if progress is not None and scan.memory is not None:
        progress.close_epoch(scan.memory.stood_for())


def _save(scan: "LargeScan", place: Place, progress: ScanProgress, watch: BatchWatch | None) -> None:
    state = scan.state()
    if watch is not None:
        state["watch"] = watch.state()
        state["files"] = state["watch"]["files"]
    progress.save(place, state, scan.memory.stood_for() if scan.memory is not None else None)


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
