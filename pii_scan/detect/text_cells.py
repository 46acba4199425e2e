"""Cells that no kind claims as a column: free text, mixed columns, forms of label and value.

Many cells go through the engine as one text; a line that holds only a separator keeps labels of one cell
away from the next.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pii_scan.detect.cell_shapes import MAX_CHARS
from pii_scan.detect.column import Column, is_null
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.hit import RawHit
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band

_SEPARATOR = "\n\x1c\n"
_CHUNK = 1 << 18
"""Characters scanned together."""
_LABEL_CHARS = 48


def is_value(hit: RawHit, cell: str | None) -> bool:
    """Whether a cell that its column's checks refuse is told by this hit: one of several words is text; a short one is
    a bad value of the column, unless it is beyond doubt another kind's from end to end."""
    text = (cell or "").strip()
    return " " in text or len(text) > MAX_CHARS or _is_whole(hit, text)


def _is_whole(hit: RawHit, cell: str) -> bool:
    return hit.band is Band.HIGH and hit.raw == cell.strip()


def scan_cells(
    engine: DetectEngine,
    column: Column,
    cells: Sequence[str | None],
    left: Sequence[str | None] | None,
    context: Context,
) -> Iterator[tuple[int, RawHit]]:
    """(index of the cell, hit) with offsets inside the cell. Equal cells are scanned once; hits come in no
    order of rows.

    Args:
        left: the cells beside them on the left, which may be their labels; else the header is.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for index, cell in enumerate(cells):
        if cell is not None and not is_null(cell):
            lead = _lead(column.words, left[index] if left is not None else None)
            places.setdefault((lead, cell), []).append(index)
    parts: list[str] = []
    starts: list[int] = []
    bodies: list[tuple[list[int], int]] = []
    size = 0
    for (lead, cell), indices in places.items():
        starts.append(size)
        bodies.append((indices, len(lead)))
        parts.append(lead + cell)
        size += len(lead) + len(cell) + len(_SEPARATOR)
        if size >= _CHUNK:
            yield from _scan(engine, column, parts, starts, bodies, context, left is not None)
            parts, starts, bodies, size = [], [], [], 0
    if parts:
        yield from _scan(engine, column, parts, starts, bodies, context, left is not None)


def _lead(words: str, left: str | None) -> str:
    if left is not None and 0 < len(left.strip()) <= _LABEL_CHARS and not any(c.isdigit() for c in left):
        return f"{left.strip().rstrip(':')}: "
    return f"{words}: " if words else ""


def _scan(
    engine: DetectEngine,
    column: Column,
    parts: list[str],
    starts: list[int],
    bodies: list[tuple[list[int], int]],
    context: Context,
    labelled: bool,
) -> Iterator[tuple[int, RawHit]]:
    for hit in engine.hits(Text(_SEPARATOR.join(parts)), context):
        if not hit.placed:
            continue
        n = bisect_right(starts, hit.start) - 1
        indices, lead = bodies[n]
        if hit.kind in column.refused and not labelled and not (column.accepted and _is_whole(hit, parts[n][lead:])):
            continue
        begin = hit.start - starts[n] - lead
        end = hit.end - starts[n] - lead
        if begin >= 0 and end <= len(parts[n]) - lead:
            for index in indices:
                yield index, hit
