"""Tables of any length: batch by batch, one match per column and kind, exact counts, canonical values for linking."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pii_scan.detect.address.states import CODES
from pii_scan.detect.cell import CellReader
from pii_scan.detect.column import Accepted, Column, sample_of
from pii_scan.detect.column_rules import ColumnReader
from pii_scan.detect.compose import Composition, code_of
from pii_scan.detect.composed_values import Value, address_value, name_value, position_value
from pii_scan.detect.detector import Context, Verdict
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.table_cells import CellsReader
from pii_scan.detect.table_counts import CellSort, ColumnCounts, TableCounts, merged
from pii_scan.detect.table_match import ISSUED, composed, from_cell, from_hit
from pii_scan.detect.table_rows import Patterns, RowMemory
from pii_scan.detect.table_texts import TextColumn
from pii_scan.model.evidence import Table
from pii_scan.model.match import Band, Match

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.table import ValueSink

_KNOWN = 200_000
"""Values of a group of columns that are remembered, about half a kilobyte each; then the memory starts anew."""
_CODES = ("", *sorted(CODES))
_CODE_IDS = {code: number for number, code in enumerate(_CODES)}


@dataclass(slots=True)
class _Judged:
    """A column read by one detector."""

    index: int
    column: Column
    accepted: Accepted
    reader: CellsReader
    example: str
    verdict: Verdict
    links: bool = True
    """Numbers that are only possible, order numbers say, must neither make nor join people."""
    cells: list[int] = field(default_factory=lambda: [0] * len(CellSort))
    """How many, by `CellSort`; of a column that does not link."""
    qualifiers: "CellReader | str | None" = None
    """What makes its values unique: the same for all of the sample, or told by the check of each; None for nothing."""


@dataclass(slots=True)
class _Group:
    """Columns read together."""

    kind: str
    columns: tuple[int, ...]
    read: Callable[[Sequence[str | None]], Value | None]
    example: Value | None = None
    known: dict[tuple[str | None, ...], tuple[str, str] | None] = field(default_factory=dict)
    """Canonical value and state of what these columns' cells are together, for a person has many rows."""


class LargeScan:
    """Holds counts and one example per column and kind, never the rows."""

    def __init__(
        self,
        engine: DetectEngine,
        table: Table,
        columns: Sequence[Column],
        samples: Sequence[Sequence[str | None]],
        together: Composition,
        context: Context,
        *,
        distinct: bool = False,
        values: "ValueSink | None" = None,
    ) -> None:
        """
        Args:
            samples: cells of each column, for examples.
            distinct: hand on only rows that differ from all before in what links them: their index in `@row`, the
                number by which the memory counts their like in `@number`.
            values: is shown the values of what links nobody.
        """
        kinds = engine.kinds()
        self.rows = 0
        self._distinct = distinct
        self._values = values
        self._kinds = {detector.kind.id: detector.kind for detector in engine.detectors}
        self._table = table
        found: list[tuple[str, tuple[int, ...], Callable[[Sequence[str | None]], Value | None]]] = [
            *(("person_name", n.indices, partial(name_value, n)) for n in together.names),
            *(("us_address", a.indices, partial(address_value, a)) for a in together.addresses),
            *(("gps_location", pair, partial(position_value, pair)) for pair in together.positions),
        ]
        self._groups = [_Group(*group) for group in found if group[0] in kinds]
        used = {i for group in self._groups for i in group.columns}
        self._state = together.state
        self._issuer = together.license_state
        self._linked: list[_Judged] = []
        self._loose: list[_Judged] = []
        self._texts: list[TextColumn] = []
        for i, column in enumerate(columns):
            if i in used:
                continue
            judged = _judged(i, column, sample_of(samples[i]))
            if judged is None:
                mixed = TextColumn.is_mixed(samples[i])
                self._texts.append(TextColumn(i, column, engine, context, mixed, values=values))
                continue
            example = from_cell(table, 0, column.name, judged.example, judged.accepted, judged.verdict)
            judged.links = not judged.accepted.detector.kind.identifies or (
                example is not None and example.band is Band.HIGH
            )
            (self._linked if judged.links else self._loose).append(judged)
        linking = {j.index for j in self._linked} | used
        linking |= {i for i in (self._state, self._issuer) if i is not None}
        self._links = bool(self._linked or self._groups)
        self.numbers: dict[str, int] = {}
        """Of the canonical values by name: the number of the first column that they are of."""
        self.memory = RowMemory(tuple(sorted(linking))) if distinct and self._links else None
        self._patterns = Patterns(len(self._linked) + len(self._groups) + 1)

    def batch(self, batch: "pa.RecordBatch") -> "pa.RecordBatch | None":
        """The canonical values of these rows, or of those that are new; None where the table has nothing that links.

        Raises:
            ValueError: the memory of rows is full: `memory.clear()` comes first.
        """
        for judged in self._loose:
            cells = batch.column(judged.index)
            normal, sorts = judged.reader.batch(cells)
            if self._values is not None:
                kind = judged.accepted.detector.kind.id
                self._values.show(judged.index, kind, "", normal, self._qualifiers(judged, batch))
            for sort, count in enumerate(_bincount(sorts)):
                judged.cells[sort] += count
        for text in self._texts:
            text.batch(batch.column(text.index))
        first, self.rows = self.rows, self.rows + batch.num_rows
        if not self._links:
            if self._state is not None:
                self._patterns.count(self._patterns.ids(self._state_only(batch)))
            return None
        if self.memory is None:
            columns, cells = self._read(batch)
            self._patterns.count(self._patterns.ids(cells))
            if self._distinct:
                columns["@row"] = _numbers(range(first, self.rows))
            return _batch(columns, self.numbers)
        numbers, new = self.memory.look(batch)
        if len(new):
            columns, cells = self._read(_take(batch, new))
            self.memory.learn(numbers[new], self._patterns.ids(cells))
        self._patterns.count(self.memory.sorts(numbers))
        if not len(new):
            return None
        columns |= {"@row": _numbers(first + new), "@number": _numbers(numbers[new])}
        return _batch(columns, self.numbers)

    def wasteful(self) -> bool:
        """Whether hardly a row comes again, so that knowing them all is for nothing."""
        return self.memory is not None and self.memory.wasteful

    def fingerprint(self) -> str:
        """The same for the same reading of the same columns; holds no value."""
        judged = [f"{j.index}:{j.accepted.detector.kind.id}" for j in (*self._linked, *self._loose)]
        groups = [f"{group.columns}:{group.kind}" for group in self._groups]
        return "|".join([*judged, *groups, *(f"{text.index}:text" for text in self._texts)])

    def state(self) -> dict[str, Any]:
        """Everything counted so far, examples among it: for a sealed file only."""
        return {
            "rows": self.rows,
            "loose": [judged.cells for judged in self._loose],
            "sorts": self._patterns.sorts,
            "counts": self._patterns.counts,
            "texts": [text.found for text in self._texts],
            "examples": [group.example for group in self._groups],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from what `state` of a scan with the same fingerprint gave; rows known then may be new again."""
        self.rows = state["rows"]
        self._patterns.restore(state["sorts"], state["counts"])
        for judged, cells in zip(self._loose, state["loose"], strict=True):
            judged.cells = cells
        for text, found in zip(self._texts, state["texts"], strict=True):
            text.found = found
        for group, example in zip(self._groups, state["examples"], strict=True):
            group.example = example

    def _qualifiers(self, judged: _Judged, batch: "pa.RecordBatch") -> "pa.Array | None":
        """What makes each value unique: what its check says, or the state in its row; None for nothing."""
        issuer = None if self._issuer is None or judged.accepted.detector.kind.id not in ISSUED else self._issuer
        own = judged.qualifiers
        if own is None and issuer is None:
            return None
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = batch.num_rows
        if own is None or isinstance(own, str):
            said = pa.repeat(pa.scalar(own or None, pa.string()), rows)
        else:
            said = _each(own, batch.column(judged.index))
        if issuer is None:
            return said
        return pc.coalesce(said, pc.binary_join_element_wise("US", _codes(batch.column(issuer)), "-"))

    def _read(self, batch: "pa.RecordBatch") -> "tuple[dict[str, pa.Array], Any]":
        """Canonical values by column, and the sort of each linking cell, the state's number last."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        numbers = self.numbers
        columns: dict[str, pa.Array] = {}
        cells = np.zeros((batch.num_rows, len(self._linked) + len(self._groups) + 1), np.uint8)
        for at, judged in enumerate(self._linked):
            normal, cells[:, at] = judged.reader.batch(batch.column(judged.index))
            name = _free(judged.accepted.detector.kind.id, columns)
            columns[name] = normal
            numbers[name] = judged.index
            if (issuers := self._qualifiers(judged, batch)) is not None:
                columns[f"@qualifier:{name}"] = issuers
        states = pa.nulls(batch.num_rows, pa.string())
        raw = {i: batch.column(i).to_pylist() for i in {i for group in self._groups for i in group.columns}}
        for at, group in enumerate(self._groups, len(self._linked)):
            values = _row_values(group, raw)
            normal = pa.array([None if v is None else v[0] for v in values], pa.string())
            name = _free(group.kind, columns)
            columns[name], numbers[name] = normal, group.columns[0]
            empty = pc.equal(pc.utf8_trim_whitespace(pc.binary_join_element_wise(
                *(batch.column(i) for i in group.columns), "", null_handling="skip")), "")  # fmt: skip
            sorts = pc.if_else(normal.is_valid(), CellSort.VALID, pc.if_else(empty, CellSort.EMPTY, CellSort.INVALID))
            cells[:, at] = sorts.to_numpy(zero_copy_only=False)
            if group.kind == "us_address":
                found = pa.array([v[1] or None if v else None for v in values], pa.string())
                states = pc.coalesce(states, found)
        if self._state is not None:
            states = pc.coalesce(states, _codes(batch.column(self._state)))
        if states.null_count < len(states):
            columns["@state"] = states
            cells[:, -1] = _state_ids(states)
        if self._issuer is not None:
            columns["@license_state"] = _codes(batch.column(self._issuer))
        return columns, cells

    def _state_only(self, batch: "pa.RecordBatch") -> Any:
        assert self._state is not None
        return _state_ids(_codes(batch.column(self._state))).reshape(-1, 1)

    def matches(self) -> list[Match]:
        """One for each column and kind (and band, for values inside texts), by column."""
        out: list[tuple[int, str, Match]] = []
        counts = self._cells()
        for at, j in enumerate([*self._linked, *self._loose]):
            match = from_cell(self._table, 0, j.column.name, j.example, j.accepted, j.verdict)
            valid = (counts[at] if at < len(self._linked) else j.cells)[CellSort.VALID]
            if match is not None and valid:
                spot = replace(match.spot, row=None)
                out.append((j.index, match.kind, replace(match, spot=spot, record=None, count=valid)))
        for at, group in enumerate(self._groups, len(self._linked)):
            if group.example is not None:
                text, normal, confidence, attributes = group.example
                labels = [self._table.columns[i] for i in group.columns]
                valid = counts[at][CellSort.VALID]
                match = composed(self._table, None, labels, group.kind, text, normal, confidence, attributes, valid)
                if match is not None:
                    out.append((group.columns[0], match.kind, match))
        for column in self._texts:
            for (kind, _), (hit, count) in column.found.items():
                name = self._table.columns[column.index]
                out.append((column.index, kind, from_hit(self._table, None, name, hit, count)))
        out.sort(key=lambda entry: (entry[0], entry[1], entry[2].band.value))
        return [_with_values(match, column) for column, _, match in out]

    def counts(self) -> TableCounts:
        """Exact figures over all rows so far."""
        cells = self._cells()
        labels: list[tuple[tuple[str, ...], str, list[int], int]]
        labels = [
            ((j.column.name,), j.accepted.detector.kind.id, cells[at], j.index) for at, j in enumerate(self._linked)
        ]
        labels += [((j.column.name,), j.accepted.detector.kind.id, j.cells, j.index) for j in self._loose]
        for at, group in enumerate(self._groups, len(self._linked)):
            names = tuple(self._table.columns[i] for i in group.columns)
            labels.append((names, group.kind, cells[at], group.columns[0]))
        columns = tuple(
            ColumnCounts(names, kind, self._legal_class(kind), (found[0], found[1], found[2], found[3], found[4]), at)
            for names, kind, found, at in labels
        )
        classes = [self._legal_class(j.accepted.detector.kind.id) for j in self._linked]
        classes += [self._legal_class(group.kind) for group in self._groups]
        together: Counter[tuple[str, ...]] = Counter()
        states: Counter[str] = Counter()
        for sorts, rows in self._patterns.items():
            if rows:
                held = {name for name, sort in zip(classes, sorts[:-1], strict=False) if sort == CellSort.VALID}
                together[tuple(sorted(held))] += rows
                states[_CODES[sorts[-1]]] += rows
        return TableCounts(columns, merged(together), {code: n for code, n in sorted(states.items()) if code})

    def _legal_class(self, kind: str) -> str:
        return self._kinds[kind].legal_class.value if kind in self._kinds else ""

    def _cells(self) -> list[list[int]]:
        """For each linking column or group, how many cells of each sort."""
        width = len(self._linked) + len(self._groups)
        out = [[0] * len(CellSort) for _ in range(width)]
        for sorts, rows in self._patterns.items():
            for at in range(width):
                out[at][sorts[at]] += rows
        return out


def _with_values(match: Match, column: int) -> Match:
    """Says which column's values it stands for."""
    return replace(match, attributes={**match.attributes, "values": str(column)})


def _row_values(group: _Group, cells: dict[int, list[str | None]]) -> list[tuple[str, str] | None]:
    """Canonical value and state of each row; equal cells in the group's columns are read once."""
    known = group.known
    out: list[tuple[str, str] | None] = []
    for row, key in enumerate(zip(*(cells[i] for i in group.columns), strict=True)):
        if key not in known:
            if len(known) >= _KNOWN:
                known.clear()
            value = group.read(_Row(cells, row))
            known[key] = None if value is None else (value[1], value[3].get("state", ""))
            if group.example is None:
                group.example = value
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
    for accepted in column.accepted:
        for cell in sample:
            verdict = accepted.read(cell)
            if verdict is not None and not verdict.dummy:
                reader = CellsReader(accepted.read, ColumnReader(accepted.read, sample))
                return _Judged(
                    index, column, accepted, reader, cell, verdict, qualifiers=_qualified(accepted.read, sample)
                )
    return None


def _qualified(read: CellReader, sample: Sequence[str]) -> "CellReader | str | None":
    found = {v.qualifier for cell in sample if (v := read(cell)) is not None and not v.dummy}
    if len(found) > 1:
        return read
    return next(iter(found), None) or None


def _each(read: CellReader, cells: "pa.Array") -> "pa.Array":
    """What the check says makes each cell's value unique; null for nothing."""
    import pyarrow as pa

    coded = cells.dictionary_encode()
    said = [v.qualifier or None if (v := read(cell)) is not None else None for cell in coded.dictionary.to_pylist()]
    return pa.array(said, pa.string()).take(coded.indices)


def _codes(cells: "pa.Array") -> "pa.Array":
    """Two-letter codes of a column of states."""
    import pyarrow as pa

    coded = cells.dictionary_encode()
    codes = [code_of(cell) or None for cell in coded.dictionary.to_pylist()]
    return pa.array(codes, pa.string()).take(coded.indices)


def _state_ids(states: "pa.Array") -> Any:
    import numpy as np

    coded = states.dictionary_encode()
    ids = np.array([*(_CODE_IDS.get(code, 0) for code in coded.dictionary.to_pylist()), 0], np.uint8)
    return ids[coded.indices.fill_null(len(ids) - 1).to_numpy(zero_copy_only=False)]


def _take(batch: "pa.RecordBatch", rows: Any) -> "pa.RecordBatch":
    import pyarrow as pa

    return batch if len(rows) == batch.num_rows else batch.take(pa.array(rows))


def _numbers(rows: Any) -> "pa.Array":
    import pyarrow as pa

    return pa.array(rows, pa.int64())


def _bincount(sorts: Any) -> list[int]:
    import numpy as np

    counts: list[int] = np.bincount(sorts, minlength=len(CellSort)).tolist()
    return counts


def _batch(columns: "dict[str, pa.Array]", numbers: dict[str, int]) -> "pa.RecordBatch | None":
    import pyarrow as pa

    if all(name.startswith("@") for name in columns):
        return None
    fields = [
        pa.field(name, array.type, metadata={"column": str(numbers[name])} if name in numbers else None)
        for name, array in columns.items()
    ]
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=pa.schema(fields))


def _free(name: str, taken: "dict[str, pa.Array]") -> str:
    number = 1
    while (key := name if number == 1 else f"{name}#{number}") in taken:
        number += 1
    return key
