"""What a large table's reading has counted, as matches and figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pii_scan.detect.table_counts import CellSort, ColumnCounts, TableCounts, merged
from pii_scan.detect.table_groups import Group
from pii_scan.detect.table_match import composed, from_cell, from_hit
from pii_scan.detect.table_readings import Reading
from pii_scan.detect.table_states import STATES
from pii_scan.detect.table_texts import TextColumn
from pii_scan.model.evidence import Table
from pii_scan.model.kind import Kind
from pii_scan.model.match import Match


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that was counted in every row."""

    column: int
    of: Reading | Group
    cells: Sequence[int]
    """By `CellSort`."""
    links: bool

    @property
    def kind(self) -> str:
        return self.of.kind


def table_matches(table: Table, slots: Sequence[Slot], texts: Iterable[TextColumn]) -> list[Match]:
    """One for each column and kind (and band, for values inside texts), by column; an example stands for all."""
    found = [(slot.column, match) for slot in slots if (match := _match(table, slot)) is not None]
    for text in texts:
        name = table.columns[text.index]
        found += [(text.index, from_hit(table, None, name, hit, count)) for hit, count in text.found.values()]
    found.sort(key=lambda entry: (entry[0], entry[1].kind, entry[1].band.value))
    # Each says which column's values it stands for.
    return [replace(match, attributes={**match.attributes, "values": str(column)}) for column, match in found]


def _match(table: Table, slot: Slot) -> Match | None:
    """None where there is none, or the example is too unlikely."""
    valid, of = slot.cells[CellSort.VALID], slot.of
    if not isinstance(of, Group):
        match = from_cell(table, 0, of.column.name, of.example, of.accepted, of.verdict) if valid else None
        return match and replace(match, spot=replace(match.spot, row=None), record=None, count=valid)
    if of.example is None:
        return None
    text, normal, confidence, attributes = of.example
    labels = [table.columns[i] for i in of.columns]
    return composed(table, None, labels, of.kind, text, normal, confidence, attributes, valid)


def table_counts(
    table: Table, slots: Sequence[Slot], patterns: Iterable[tuple[tuple[int, ...], int]], kinds: Mapping[str, Kind]
) -> TableCounts:
    """
    Args:
        patterns: sorts of rows (of what links in the order of the slots, and a state's number), with their rows.
    """

    def legal_class(kind: str) -> str:
        return kinds[kind].legal_class.value if kind in kinds else ""

    columns = tuple(
        ColumnCounts(_names(table, slot), slot.kind, legal_class(slot.kind), tuple(slot.cells), slot.column)
        for slot in slots
    )
    classes = [legal_class(slot.kind) for slot in slots if slot.links]
    together: Counter[tuple[str, ...]] = Counter()
    states: Counter[str] = Counter()
    for sorts, rows in patterns:
        if rows:
            held = {name for name, sort in zip(classes, sorts[:-1], strict=False) if sort == CellSort.VALID}
            together[tuple(sorted(held))] += rows
            states[STATES[sorts[-1]]] += rows
    return TableCounts(columns, merged(together), {code: n for code, n in sorted(states.items()) if code})


def _names(table: Table, slot: Slot) -> tuple[str, ...]:
    if isinstance(slot.of, Group):
        return tuple(table.columns[i] for i in slot.of.columns)
    return (slot.of.column.name,)
