"""Columns of a large table that are one value together: names, addresses, positions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from pii_scan.detect.compose import Composition
from pii_scan.detect.composed_values import Value, address_value, name_value, position_value
from pii_scan.detect.table_cells import Cells
from pii_scan.detect.table_counts import CellSort

if TYPE_CHECKING:
    import pyarrow as pa

_KNOWN = 200_000
"""Values of a group of columns that are remembered, about half a kilobyte each; then the memory starts anew."""


@dataclass(slots=True)
class Group:
    """Columns read together."""

    kind: str
    columns: tuple[int, ...]
    value: Callable[[Sequence[str | None]], Value | None]
    example: Value | None = None
    _known: dict[tuple[str | None, ...], tuple[str, str] | None] = field(default_factory=dict)
    """Canonical value and state of what these columns' cells are together, for a person has many rows."""

    def read(self, batch: "pa.RecordBatch", raw: dict[int, list[str | None]]) -> "tuple[Cells, pa.Array | None]":
        """Cells as of one column; the states that addresses name."""
        import pyarrow as pa
        import pyarrow.compute as pc

        values = self._values(raw)
        normal = pa.array([None if v is None else v[0] for v in values], pa.string())
        empty = pc.equal(pc.utf8_trim_whitespace(pc.binary_join_element_wise(
            *(batch.column(i) for i in self.columns), "", null_handling="skip")), "")  # fmt: skip
        sorts = pc.if_else(normal.is_valid(), CellSort.VALID, pc.if_else(empty, CellSort.EMPTY, CellSort.INVALID))
        states = None
        if self.kind == "us_address":
            states = pa.array([v[1] or None if v else None for v in values], pa.string())
        return (normal, sorts.to_numpy(zero_copy_only=False)), states

    def _values(self, cells: dict[int, list[str | None]]) -> list[tuple[str, str] | None]:
        """Canonical value and state of each row; equal cells in the group's columns are read once."""
        known = self._known
        out: list[tuple[str, str] | None] = []
        for row, key in enumerate(zip(*(cells[i] for i in self.columns), strict=True)):
            if key not in known:
                if len(known) >= _KNOWN:
                    known.clear()
                value = self.value(_Row(cells, row))
                known[key] = None if value is None else (value[1], value[3].get("state", ""))
                if self.example is None:
                    self.example = value
            out.append(known[key])
        return out


def groups_of(together: Composition, kinds: Any) -> Iterator[Group]:
    """Of the kinds that are looked for."""
    found: list[tuple[str, tuple[int, ...], Callable[[Sequence[str | None]], Value | None]]] = [
        *(("person_name", n.indices, partial(name_value, n)) for n in together.names),
        *(("us_address", a.indices, partial(address_value, a)) for a in together.addresses),
        *(("gps_location", pair, partial(position_value, pair)) for pair in together.positions),
    ]
    return (Group(*group) for group in found if group[0] in kinds)


class _Row(Sequence[str | None]):
    """One row seen through lists of columns, without copying it."""

    __slots__ = ("_cells", "_row")

    def __init__(self, cells: dict[int, list[str | None]], row: int) -> None:
        self._cells, self._row = cells, row

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._cells[index][self._row]

    def __len__(self) -> int:
        return len(self._cells)
