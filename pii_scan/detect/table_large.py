"""Tables of any length: batch by batch, one match per column and kind, canonical values for linking."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pii_scan.detect.column import Accepted, Column, is_null, sample_of
from pii_scan.detect.column_rules import ColumnReader
from pii_scan.detect.compose import Composition, code_of
from pii_scan.detect.composed_values import Value, address_value, name_value, position_value
from pii_scan.detect.detector import Context, Verdict
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.hit import RawHit
from pii_scan.detect.table_match import composed, from_cell, from_hit
from pii_scan.detect.text_cells import scan_cells
from pii_scan.model.evidence import Table
from pii_scan.model.match import Band, Match

if TYPE_CHECKING:
    import pyarrow as pa

_DAY = r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{2}|[0-9]{4}))"
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?(?:Z| ?[-+][0-9]{2}:?[0-9]{2})?"
_AMOUNT = r"[-+]?[$(]?[-+]?(?:[0-9]*|[0-9]{1,3}(?:[, ][0-9]{3})+)(?:[.,][0-9]*)?(?:[eE][-+]?[0-9]+)?\)? ?%?"
_NUMBERS_ONLY = rf"^ *(?:{_AMOUNT}|{_CLOCK}|{_DAY}(?:[T ]{_CLOCK})?) *$"
"""Numbers, money, dates and moments; digits in groups, as SSNs and phone numbers have them, are none of these."""


@dataclass(slots=True)
class _Judged:
    """A column read by one detector."""

    index: int
    column: Column
    accepted: Accepted
    reader: ColumnReader
    example: str
    verdict: Verdict
    links: bool = True
    """Numbers that are only possible, order numbers say, must neither make nor join people."""
    count: int = 0


@dataclass(slots=True)
class _Group:
    """Columns read together."""

    kind: str
    columns: tuple[int, ...]
    example: Value | None = None
    count: int = 0


class LargeScan:
    """Holds counts and one example per column and kind, never the rows."""

    def __init__(
        self,
        engine: DetectEngine,
        table: Table,
        columns: Sequence[Column],
        head: Sequence[Sequence[str | None]],
        together: Composition,
        context: Context,
    ) -> None:
        kinds = engine.kinds()
        self.rows = 0
        self._engine, self._table, self._context = engine, table, context
        self._names = [(g, _Group("person_name", g.indices)) for g in together.names if "person_name" in kinds]
        self._addresses = [(a, _Group("us_address", a.indices)) for a in together.addresses if "us_address" in kinds]
        positions = together.positions if "gps_location" in kinds else ()
        self._positions = [(pair, _Group("gps_location", pair)) for pair in positions]
        grouped = (*self._names, *self._addresses, *self._positions)
        used = {i for _, group in grouped for i in group.columns}
        self._state = together.state
        self._issuer = together.license_state
        self._judged: list[_Judged] = []
        self._open: list[tuple[int, Column]] = []
        for i, column in enumerate(columns):
            if i in used:
                continue
            judged = _judged(i, column, sample_of(head[i]))
            if judged is None:
                self._open.append((i, column))
            else:
                example = from_cell(table, 0, column.name, judged.example, judged.accepted, judged.verdict)
                judged.links = not judged.accepted.detector.kind.identifies or (
                    example is not None and example.band is Band.HIGH
                )
                self._judged.append(judged)
        self._found: dict[tuple[int, str, Band], tuple[RawHit, int]] = {}

    def batch(self, batch: "pa.RecordBatch") -> "pa.RecordBatch | None":
        """The canonical values of these rows; None where the table has nothing that links."""
        import pyarrow as pa

        columns: dict[str, pa.Array] = {}
        for judged in self._judged:
            normal = judged.reader.normal(batch.column(judged.index))
            judged.count += len(normal) - normal.null_count
            if judged.links:
                columns[_free(judged.accepted.detector.kind.id, columns)] = normal
        states: list[str | None] = [None] * batch.num_rows
        needed = {i for _, g in (*self._names, *self._addresses, *self._positions) for i in g.columns}
        cells = {i: batch.column(i).to_pylist() for i in needed}
        for names, group in self._names:
            values = _row_values(partial(name_value, names), group.columns, cells)
            columns[_free(group.kind, columns)] = _collect(group, values)
        for address, group in self._addresses:
            values = _row_values(partial(address_value, address), group.columns, cells)
            columns[_free(group.kind, columns)] = _collect(group, values)
            states = [s or (v[3].get("state") if v else None) for s, v in zip(states, values, strict=True)]
        for pair, group in self._positions:
            values = _row_values(partial(position_value, pair), group.columns, cells)
            columns[_free(group.kind, columns)] = _collect(group, values)
        if self._state is not None:
            column = batch.column(self._state).to_pylist()
            states = [s or code_of(cell) or None for s, cell in zip(states, column, strict=True)]
        if any(states):
            columns["@state"] = pa.array(states, pa.string())
        if self._issuer is not None:
            codes = [code_of(cell) or None for cell in batch.column(self._issuer).to_pylist()]
            columns["@license_state"] = pa.array(codes, pa.string())
        self._texts(batch)
        self.rows += batch.num_rows
        return pa.RecordBatch.from_pydict(columns) if any(not name.startswith("@") for name in columns) else None

    def matches(self) -> list[Match]:
        """One for each column and kind (and band, for values inside texts), by column."""
        out: list[tuple[int, str, Match]] = []
        for j in self._judged:
            match = from_cell(self._table, 0, j.column.name, j.example, j.accepted, j.verdict)
            if match is not None and j.count:
                spot = replace(match.spot, row=None)
                out.append((j.index, match.kind, replace(match, spot=spot, record=None, count=j.count)))
        for _, group in (*self._names, *self._addresses, *self._positions):
            if group.example is not None:
                raw, normal, confidence, attributes = group.example
                labels = [self._table.columns[i] for i in group.columns]
                match = composed(
                    self._table, None, labels, group.kind, raw, normal, confidence, attributes, group.count
                )
                if match is not None:
                    out.append((group.columns[0], match.kind, match))
        for (index, kind, _), (hit, count) in self._found.items():
            out.append((index, kind, from_hit(self._table, None, self._table.columns[index], hit, count)))
        out.sort(key=lambda entry: (entry[0], entry[1], entry[2].band.value))
        return [match for _, _, match in out]

    def _texts(self, batch: "pa.RecordBatch") -> None:
        """Columns of no kind are read as text; those of nothing but numbers were judged as a whole."""
        import pyarrow.compute as pc

        for index, column in self._open:
            array = batch.column(index)
            if pc.all(pc.match_substring_regex(array, _NUMBERS_ONLY), min_count=0).as_py():
                continue
            cells = [None if is_null(cell) else cell for cell in array.to_pylist()]
            for _, hit in scan_cells(self._engine, column, cells, None, self._context):
                key = (index, hit.kind, hit.band)
                first, count = self._found.get(key, (hit, 0))
                self._found[key] = (first, count + 1)


def _row_values(
    read: Callable[[Sequence[str | None]], Value | None], columns: Sequence[int], cells: dict[int, list[str | None]]
) -> list[Value | None]:
    """One value a row; rows with equal cells in these columns are read once, for a person often has many rows."""
    known: dict[tuple[str | None, ...], Value | None] = {}
    out: list[Value | None] = []
    for row, key in enumerate(zip(*(cells[i] for i in columns), strict=True)):
        if key not in known:
            known[key] = read(_Row(cells, row))
        out.append(known[key])
    return out


class _Row(Sequence[str | None]):
    """One row seen through lists of columns, without copying it."""

    __slots__ = ("_cells", "_row")

    def __init__(self, cells: dict[int, list[str | None]], row: int) -> None:
        self._cells, self._row = cells, row

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._cells[index][self._row]

    def __len__(self) -> int:
        return len(self._cells)


def _judged(index: int, column: Column, sample: list[str]) -> _Judged | None:
    if not column.accepted:
        return None
    for accepted in column.accepted:
        for cell in sample:
            verdict = accepted.read(cell)
            if verdict is not None and not verdict.dummy:
                return _Judged(index, column, accepted, ColumnReader(accepted.read, sample), cell, verdict)
    return None


def _collect(group: _Group, values: list[Value | None]) -> "pa.Array":
    import pyarrow as pa

    for value in values:
        if value is not None:
            group.count += 1
            if group.example is None:
                group.example = value
    return pa.array([None if v is None else v[1] for v in values], pa.string())


def _free(name: str, taken: "dict[str, pa.Array]") -> str:
    number = 1
    while (key := name if number == 1 else f"{name}#{number}") in taken:
        number += 1
    return key
