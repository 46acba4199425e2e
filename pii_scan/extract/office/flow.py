"""Paragraphs and tables of a part as evidence."""

from collections.abc import Iterator

from pii_scan.extract.office.ooxml_text import Rows
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.extract.text.decode import CHUNK_CHARS
from pii_scan.model.evidence import Evidence, Text

_TABLE_ROWS = 4
_TABLE_COLUMNS = 3


def flow(blocks: Iterator[str | Rows], layer: str, page: int | None = None) -> Iterator[Evidence]:
    """One Text of lines; a table with a header, three or more columns and rows becomes a Table, a smaller
    one tabbed lines where it stands."""
    lines: list[str] = []
    size = offset = 0
    first = 1
    tables: list[Evidence] = []
    try:
        for block in blocks:
            if isinstance(block, Rows):
                rows = [[" ".join(cell.split()) for cell in row] for row in block.cells]
                layout = lay_out(rows) if _regular(rows) else None
                if layout is not None and layout.has_header and not layout.preamble:
                    tables.append(to_table("", layout))
                    continue
                new = ["\t".join(row).rstrip("\t") for row in rows]
            else:
                new = [block.rstrip()]
            lines += new
            size += sum(len(line) + 1 for line in new)
            if size >= CHUNK_CHARS:
                yield Text("\n".join(lines), layer=layer, page=page, offset=offset, first_line=first)
                offset, first, lines, size = offset + size, first + len(lines), [], 0
    finally:
        # Damage further on takes nothing away from what was read before it.
        text = "\n".join(lines)
        if text.strip():
            yield Text(text, layer=layer, page=page, offset=offset, first_line=first)
        yield from tables


def _regular(rows: list[list[str]]) -> bool:
    widths = [len(row) for row in rows]
    return len(rows) >= _TABLE_ROWS and min(widths) >= _TABLE_COLUMNS and max(widths) - min(widths) <= 1
