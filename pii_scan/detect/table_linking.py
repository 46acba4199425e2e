"""The canonical values of a large table's rows by which people are known: of columns, groups of columns, states."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.detect.table_groups import Group
from pii_scan.detect.table_match import ISSUED
from pii_scan.detect.table_readings import ReadColumn, Reading, said_of
from pii_scan.detect.table_states import state_codes, state_numbers

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True)
class LinkingColumns:
    """What links people in one table."""

    linked: Sequence[tuple[ReadColumn, int, Reading]]
    """Columns, and which of their readings."""
    groups: Sequence[Group]
    state: int | None
    """The column with the state of the row's person."""
    issuer: int | None
    """The column with the state that issued the licence."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Of the canonical values by name: the number of the first column that they are of."""

    def __bool__(self) -> bool:
        return bool(self.linked or self.groups)

    @property
    def indices(self) -> tuple[int, ...]:
        """Columns whose cells make two rows different."""
        found = {i for column, _, _ in self.linked for i in (column.index, column.beside)}
        found |= {i for group in self.groups for i in group.columns} | {self.state, self.issuer}
        return tuple(sorted(i for i in found if i is not None))

    @property
    def width(self) -> int:
        """Cells of a row, the state's number last."""
        return len(self.linked) + len(self.groups) + 1

    def qualifiers(self, column: ReadColumn, reading: Reading, batch: "pa.RecordBatch") -> "pa.Array | None":
        """What makes each value unique: what its check says, or the state in its row; None for nothing."""
        issuer = self.issuer if reading.kind in ISSUED else None
        own = reading.qualifiers
        if own is None and issuer is None:
            return None
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = batch.num_rows
        if own is None or isinstance(own, str):
            said = pa.repeat(pa.scalar(own or None, pa.string()), rows)
        else:
            said = said_of(own, column.strings(batch))
        if issuer is None:
            return said
        return pc.coalesce(said, pc.binary_join_element_wise("US", state_codes(batch.column(issuer)), "-"))

    def read(self, batch: "pa.RecordBatch") -> "tuple[dict[str, pa.Array], Any]":
        """Canonical values by column, and the sort of each linking cell, the state's number last."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        columns: dict[str, pa.Array] = {}
        cells = np.zeros((batch.num_rows, self.width), np.uint8)
        read = {id(column): column.read(batch) for column in {id(c): c for c, _, _ in self.linked}.values()}
        for at, (column, number, reading) in enumerate(self.linked):
            normal, cells[:, at] = read[id(column)][number]
            name = self._add(columns, reading.kind, normal, column.index)
            if (issuers := self.qualifiers(column, reading, batch)) is not None:
                columns[f"@qualifier:{name}"] = issuers
        states = pa.nulls(batch.num_rows, pa.string())
        raw = {i: batch.column(i).to_pylist() for i in {i for group in self.groups for i in group.columns}}
        for at, group in enumerate(self.groups, len(self.linked)):
            (normal, cells[:, at]), named = group.read(batch, raw)
            self._add(columns, group.kind, normal, group.columns[0])
            if named is not None:
                states = pc.coalesce(states, named)
        if self.state is not None:
            states = pc.coalesce(states, state_codes(batch.column(self.state)))
        if states.null_count < len(states):
            columns["@state"] = states
            cells[:, -1] = state_numbers(states)
        if self.issuer is not None:
            columns["@license_state"] = state_codes(batch.column(self.issuer))
        return columns, cells

    def _add(self, columns: "dict[str, pa.Array]", kind: str, normal: "pa.Array", column: int) -> str:
        """Under a free name of its kind."""
        number, name = 1, kind
        while name in columns:
            number += 1
            name = f"{kind}#{number}"
        columns[name], self.numbers[name] = normal, column
        return name

    def states_only(self, batch: "pa.RecordBatch") -> Any:
        """Cells of rows of which nothing but the state is of interest."""
        assert self.state is not None
        return state_numbers(state_codes(batch.column(self.state))).reshape(-1, 1)

    def batch(self, columns: "dict[str, pa.Array]") -> "pa.RecordBatch | None":
        """These columns, each with its number; None where there is nothing but what is said about them."""
        import pyarrow as pa

        if all(name.startswith("@") for name in columns):
            return None
        numbers = self.numbers
        fields = [
            pa.field(name, array.type, metadata={"column": str(numbers[name])} if name in numbers else None)
            for name, array in columns.items()
        ]
        return pa.RecordBatch.from_arrays(list(columns.values()), schema=pa.schema(fields))
