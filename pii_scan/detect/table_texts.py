"""Columns of no kind in a large table: read as text, each different cell once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.detect.column import Column, is_null
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.hit import RawHit
from pii_scan.detect.text_cells import is_value, scan_cells
from pii_scan.model.hash_table import HashTable
from pii_scan.model.match import Band
from pii_scan.model.row_hash import hash_strings

if TYPE_CHECKING:
    import pyarrow as pa

    from pii_scan.detect.table import ValueSink

_DAY = r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{2}|[0-9]{4}))"
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?(?:Z| ?[-+][0-9]{2}:?[0-9]{2})?"
_AMOUNT = r"[-+]?[$(]?[-+]?(?:[0-9]*|[0-9]{1,3}(?:[, ][0-9]{3})+)(?:[.,][0-9]*)?(?:[eE][-+]?[0-9]+)?\)? ?%?"
_NUMBERS_ONLY = rf"^ *(?:{_AMOUNT}|{_CLOCK}|{_DAY}(?:[T ]{_CLOCK})?) *$"
"""Numbers, money, dates and moments; digits in groups, as SSNs and phone numbers have them, are none of these."""
_NUMBER = re.compile(_NUMBERS_ONLY)
_MOST_CLEAN = 2_000_000
"""Different cells without a find that are remembered for one column."""


@dataclass(slots=True)
class TextColumn:
    """One column of no kind."""

    index: int
    column: Column
    engine: DetectEngine
    context: Context
    mixed: bool = True
    """Whether the sample showed anything but numbers: then numbers are read as well."""
    found: dict[tuple[str, Band], tuple[RawHit, int]] = field(default_factory=dict)
    """By kind and band: the first hit and how many cells hold one."""
    cells_read: int = 0
    """Different cells that went through the text engine."""
    values: "ValueSink | None" = None
    _clean: HashTable = field(default_factory=HashTable)

    def batch(self, array: "pa.Array") -> None:
        """Cells of nothing but numbers were judged as a whole and are passed over, unless the column is `mixed`."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        if not self.mixed:
            if _all_digits(array):
                return
            words = pc.invert(pc.match_substring_regex(array, _NUMBERS_ONLY))
            if not pc.any(words, min_count=0).as_py():
                return
            array = array.filter(words)
        counted = array.value_counts()
        values = counted.field("values")
        hashes = hash_strings(values)
        hashes[hashes == 0] = 1
        if self._clean.count + len(values) > _MOST_CLEAN:
            self._clean.clear()
        todo = np.flatnonzero(~self._clean.has(hashes))
        cells = [None if is_null(cell) else cell for cell in values.take(pa.array(todo)).to_pylist()]
        rows = counted.field("counts").to_numpy()[todo]
        self.cells_read += len(cells)
        hit_cells = self._scan(cells, rows.tolist())
        clean = np.ones(len(todo), bool)
        clean[hit_cells] = False
        self._clean.number(np.unique(hashes[todo[clean]]))

    @staticmethod
    def is_mixed(cells: Sequence[str | None]) -> bool:
        """Whether any of these is more than a number."""
        return any(cell and not is_null(cell) and not _NUMBER.match(cell) for cell in cells)

    def _scan(self, cells: Sequence[str | None], rows: Sequence[int]) -> list[int]:
        """Adds the hits up, each as often as its cell stands in the column; the indices of cells with one."""
        with_hits: set[int] = set()
        shown: dict[tuple[str, Band], list[tuple[str, str]]] = {}
        for at, hit in scan_cells(self.engine, self.column, cells, None, self.context):
            if self.column.accepted and not is_value(hit, cells[at]):
                continue
            first, count = self.found.get((hit.kind, hit.band), (hit, 0))
            self.found[hit.kind, hit.band] = (first, count + rows[at])
            with_hits.add(at)
            if self.values is not None:
                shown.setdefault((hit.kind, hit.band), []).append((hit.normal, hit.qualifier))
        if self.values is not None and shown:
            self._show(shown, self.values)
        return sorted(with_hits)

    def _show(self, shown: dict[tuple[str, Band], list[tuple[str, str]]], values: "ValueSink") -> None:
        import pyarrow as pa

        for (kind, band), pairs in shown.items():
            normals, qualifiers = zip(*pairs, strict=True)
            values.show(self.index, kind, band.value, pa.array(normals, pa.string()), pa.array(qualifiers, pa.string()))


def _all_digits(array: "pa.Array") -> bool:
    """Whether there is no character but digits in all these cells: told at the speed of memory."""
    import numpy as np

    _, ends, data = array.buffers()
    if data is None:
        return True
    begin, end = np.frombuffer(ends, np.int32, len(array) + 1, array.offset * 4)[[0, -1]]
    chars: Any = np.frombuffer(data, np.uint8, int(end - begin), int(begin))
    return not len(chars) or (int(chars.min()) >= ord("0") and int(chars.max()) <= ord("9"))
