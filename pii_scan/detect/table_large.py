"""Tables of any length: batch by batch, one match per column and kind, exact counts, canonical values for linking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pii_scan.detect.column import Column
from pii_scan.detect.compose import Composition
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.table_counts import CellSort, TableCounts
from pii_scan.detect.table_figures import Slot, table_counts, table_matches
from pii_scan.detect.table_groups import Group, groups_of
from pii_scan.detect.table_linking import LinkingColumns
from pii_scan.detect.table_readings import ReadColumn, Reading, counted, read_claims
from pii_scan.detect.table_rows import Patterns, RowMemory
from pii_scan.detect.table_texts import TextColumn
from pii_scan.detect.table_typed import read_typed
from pii_scan.model.evidence import Table
from pii_scan.model.match import Match

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.table import ValueSink

_REFUSED = (CellSort.INVALID, CellSort.MASKED)


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
        self.rows = 0
        self._distinct = distinct
        self._values = values
        self._kinds = {detector.kind.id: detector.kind for detector in engine.detectors}
        self._table = table
        groups = list(groups_of(together, engine.kinds()))
        used = {i for group in groups for i in group.columns}
        self._columns: list[ReadColumn] = []
        self._texts: list[TextColumn] = []
        self._rests: list[TextColumn] = []
        """Of each of `_columns`: cells of words, which its checks refuse, are read as text."""
        for i, column in enumerate(columns):
            if i in used:
                continue
            read = read_claims(i, column, column.accepted, samples[i])
            if read is not None:
                self._columns.append(read)
                self._rests.append(TextColumn(i, column, engine, context, values=values))
            else:
                mixed = TextColumn.is_mixed(samples[i])
                self._texts.append(TextColumn(i, column, engine, context, mixed, values=values))
        if together.typed_id is not None:
            typed = read_typed(engine.detectors, columns, together.typed_id, samples, context)
            if typed is not None:
                self._columns.append(typed)
                own = [text for text in self._texts if text.index == typed.index]
                self._texts = [text for text in self._texts if text.index != typed.index]
                self._rests += own
        linked = [(c, n, r) for c in self._columns for n, r in enumerate(c.readings) if r.links]
        self._linking = LinkingColumns(linked, groups, together.state, together.license_state)
        self.memory = RowMemory(self._linking.indices) if distinct and self._linking else None
        self._patterns = Patterns(self._linking.width)

    def batch(self, batch: "pa.RecordBatch") -> "pa.RecordBatch | None":
        """The canonical values of these rows, or of those that are new; None where the table has nothing that links.

        Raises:
            ValueError: the memory of rows is full: `memory.clear()` comes first.
        """
        for number, column in enumerate(self._columns):
            if not all(reading.links for reading in column.readings):
                self._loose(number, column, batch)
        for text in self._texts:
            text.batch(batch.column(text.index))
        first, self.rows = self.rows, self.rows + batch.num_rows
        if not self._linking:
            if self._linking.state is not None:
                self._patterns.count(self._patterns.ids(self._linking.states_only(batch)))
            return None
        if self.memory is None:
            columns, cells = self._linking.read(batch)
            sorts = self._patterns.ids(cells)
            self._counted(batch, sorts)
            if self._distinct:
                columns["@row"] = _numbers(range(first, self.rows))
            return self._linking.batch(columns)
        numbers, new = self.memory.look(batch)
        if len(new):
            columns, cells = self._linking.read(_take(batch, new))
            self.memory.learn(numbers[new], self._patterns.ids(cells))
        self._counted(batch, self.memory.sorts(numbers))
        if not len(new):
            return None
        columns |= {"@row": _numbers(first + new), "@number": _numbers(numbers[new])}
        return self._linking.batch(columns)

    def wasteful(self) -> bool:
        """Whether hardly a row comes again, so that knowing them all is for nothing."""
        return self.memory is not None and self.memory.wasteful

    def fingerprint(self) -> str:
        """The same for the same reading of the same columns; holds no value."""
        judged = [f"{c.index}:{r.kind}:{r.links}" for c in self._columns for r in c.readings]
        groups = [f"{group.columns}:{group.kind}" for group in self._linking.groups]
        return "|".join([*judged, *groups, *(f"{text.index}:text" for text in self._texts)])

    def state(self) -> dict[str, Any]:
        """Everything counted so far, examples among it: for a sealed file only."""
        return {
            "rows": self.rows,
            "loose": [reading.cells for column in self._columns for reading in column.readings],
            "sorts": self._patterns.sorts,
            "counts": self._patterns.counts,
            "texts": [text.found for text in (*self._texts, *self._rests)],
            "examples": [group.example for group in self._linking.groups],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from what `state` of a scan with the same fingerprint gave; rows known then may be new again."""
        self.rows = state["rows"]
        self._patterns.restore(state["sorts"], state["counts"])
        readings = [reading for column in self._columns for reading in column.readings]
        for reading, cells in zip(readings, state["loose"], strict=True):
            reading.cells = cells
        for text, found in zip((*self._texts, *self._rests), state["texts"], strict=True):
            text.found = found
        for group, example in zip(self._linking.groups, state["examples"], strict=True):
            group.example = example

    def matches(self) -> list[Match]:
        """One for each column and kind (and band, for values inside texts), by column."""
        return table_matches(self._table, self._slots(), (*self._texts, *self._rests))

    def counts(self) -> TableCounts:
        """Exact figures over all rows so far."""
        return table_counts(self._table, self._slots(), self._patterns.items(), self._kinds)

    def _slots(self) -> list[Slot]:
        """What was counted: first what links, in the order of the patterns' cells."""
        width = self._linking.width - 1
        cells = [[0] * len(CellSort) for _ in range(width)]
        for sorts, rows in self._patterns.items():
            for at in range(width):
                cells[at][sorts[at]] += rows
        of: list[tuple[int, Reading | Group]]
        of = [*((c.index, r) for c, _, r in self._linking.linked), *((g.columns[0], g) for g in self._linking.groups)]
        slots = [Slot(column, what, counts, links=True) for (column, what), counts in zip(of, cells, strict=True)]
        loose = [(c.index, r) for c in self._columns for r in c.readings if not r.links]
        return [*slots, *(Slot(column, reading, reading.cells, links=False) for column, reading in loose)]

    def _loose(self, number: int, column: ReadColumn, batch: "pa.RecordBatch") -> None:
        """Kinds that link nobody are counted cell by cell."""
        for reading, (normal, sorts) in zip(column.readings, column.read(batch), strict=True):
            if reading.links:
                continue
            if self._values is not None:
                self._values.show(
                    column.index, reading.kind, "", normal, self._linking.qualifiers(column, reading, batch)
                )
            for sort, count in enumerate(counted(sorts)):
                reading.cells[sort] += count
            if reading is column.readings[0]:
                self._rest(number, batch, (sorts == CellSort.INVALID) | (sorts == CellSort.MASKED))

    def _counted(self, batch: "pa.RecordBatch", sorts: Any) -> None:
        """Counts rows by what their linking cells are; what these columns' checks refuse may be text."""
        self._patterns.count(sorts)
        for at, (column, _, reading) in enumerate(self._linking.linked):
            if reading is column.readings[0]:
                self._rest(self._columns.index(column), batch, self._patterns.with_cell(sorts, at, _REFUSED))

    def _rest(self, number: int, batch: "pa.RecordBatch", refused: Any) -> None:
        """Refused cells are read as text; `TextColumn` knows what may be made of them."""
        if refused.any():
            import pyarrow as pa

            text = self._rests[number]
            text.batch(batch.column(text.index).filter(pa.array(refused)))


def _take(batch: "pa.RecordBatch", rows: Any) -> "pa.RecordBatch":
    import pyarrow as pa

    return batch if len(rows) == batch.num_rows else batch.take(pa.array(rows))


def _numbers(rows: Any) -> "pa.Array":
    import pyarrow as pa

    return pa.array(rows, pa.int64())
