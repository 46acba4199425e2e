"""The rows of one table of an Access database, read page by page, from any page on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from pii_scan.extract.database.jet_pages import JetError
from pii_scan.extract.database.jet_rows import RowReader
from pii_scan.model.evidence import Place

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_ROWS = 8192
_BATCH_CHARS = 16 << 20
_SAMPLE_PAGES = 400
DELETED, ELSEWHERE = 0x8000, 0x4000
"""A row that moved has the first alone at its new place, and the second at its old one; a deleted row has both."""
_POINTER = 4


@dataclass(slots=True)
class AccessSource:
    """One table, from any of its pages on. `place` counts `pages` done, `rows`, `deleted` and `damaged` ones."""

    reader: RowReader
    pages: list[int]
    names: tuple[str, ...]
    deleted: bool = False
    """Read the rows that are marked as deleted, not the others."""
    moved: set[tuple[int, int]] = field(default_factory=set)
    """Page and row to which pointers of living rows lead."""
    place: Place = field(default_factory=lambda: _begin())

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches of whole pages from `place` on."""
        self.place = dict(place) if place is not None else _begin()
        held: list[list[str | None]] = []
        chars = 0
        while self.place["pages"] < len(self.pages):
            rows = self.page(self.pages[self.place["pages"]], self.place)
            self.place["pages"] += 1
            held += rows
            chars += sum(len(cell) for row in rows for cell in row if cell)
            if len(held) >= _BATCH_ROWS or chars >= _BATCH_CHARS:
                self.place["rows"] += len(held)
                yield self._batch(held), dict(self.place)
                held, chars = [], 0
        if held:
            self.place["rows"] += len(held)
            yield self._batch(held), dict(self.place)

    def page(self, number: int, place: Place) -> list[list[str | None]]:
        """The rows of one page."""
        file = self.reader.file
        out: list[list[str | None]] = []
        try:
            page = file.page(number)
        except JetError:
            place["damaged"] += 1
            return out
        for at, (start, end, flags) in enumerate(file.rows(page)):
            if bool(flags & DELETED) != self.deleted:
                place["deleted"] += end > start
                continue
            row = page[start:end]
            try:
                if flags & ELSEWHERE and not self.deleted:
                    pointer = int.from_bytes(row[:4], "little")
                    self.moved.add((pointer >> 8, pointer & 0xFF))
                    row = file.row(pointer >> 8, pointer & 0xFF)
                elif self.deleted and (len(row) <= _POINTER or (number, at) in self.moved):
                    continue
                out.append(self.reader.cells(row))
            except JetError:
                place["damaged"] += 1
        return out

    def _batch(self, rows: list[list[str | None]]) -> "pa.RecordBatch":
        import pyarrow as pa

        arrays = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names))

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Whole pages from all over the table."""
        chosen = self.pages
        if len(chosen) > _SAMPLE_PAGES:
            chosen = sorted(Random(seed).sample(chosen, _SAMPLE_PAGES))
        nowhere = _begin()
        found = [self.page(number, nowhere) for number in chosen]
        each = max(1, -(-rows // max(1, len(chosen))))
        held = [row for page in found for row in page[:each]]
        return [self._batch(held)] if held else []


def _begin() -> Place:
    return {"pages": 0, "rows": 0, "deleted": 0, "damaged": 0}
