"""One line of a table in a text, cut into its cells."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = "  "
"""Columns of a listing stand two or more blanks apart."""
RULE = re.compile(r"[-:=+ ]*")
_QUOTED = (",", ";", "\t")
_SPACED = re.compile(r"[^ \r]+(?: [^ \r]+)*")


@dataclass(slots=True)
class Row:
    """A line's cells; where they stand is worked out for the lines that hold something."""

    cells: list[str]
    pieces: list[str]
    offset: int
    width: int
    """Characters of a separator; 0 where `pieces` are the cells' own offsets."""

    def starts(self) -> list[int]:
        """Where each cell begins in the text."""
        out, at = [], self.offset
        for piece, cell in zip(self.pieces, self.cells, strict=True):
            out.append(at + (piece.find(cell) if cell else 0))
            at += len(piece) + self.width
        return out


def cut_row(line: str, offset: int, separator: str) -> Row | None:
    """The line's cells; None where it is empty or a rule."""
    row = _spaced(line, offset) if separator == WIDE else _cut(line, offset, separator)
    if separator == "|":
        _unframe(row)
    return None if all(RULE.fullmatch(cell) for cell in row.cells) else row


def _cut(line: str, offset: int, separator: str) -> Row:
    pieces = line.split(separator)
    if '"' in line and separator in _QUOTED:
        pieces = _outside_quotes(pieces, separator)
        cells = [piece.strip(" \r").removeprefix('"').removesuffix('"').strip() for piece in pieces]
        return Row(cells, pieces, offset, len(separator))
    return Row([piece.strip(" \r*`") for piece in pieces], pieces, offset, len(separator))


def _outside_quotes(pieces: Sequence[str], separator: str) -> list[str]:
    """The pieces of a line, those put together again that a separator inside of quotes had parted."""
    out: list[str] = []
    open_ = False
    for piece in pieces:
        if open_:
            out[-1] += separator + piece
        else:
            out.append(piece)
        open_ ^= piece.count('"') % 2 == 1
    # A quote that never ends is no quote.
    return list(pieces) if open_ else out


def _spaced(line: str, offset: int) -> Row:
    cells: list[str] = []
    pieces: list[str] = []
    at = 0
    for cell in _SPACED.finditer(line):
        cells.append(cell.group())
        # The blanks before a cell are part of its piece.
        pieces.append(line[at : cell.end()])
        at = cell.end()
    return Row(cells, pieces, offset, 0)


def _unframe(row: Row) -> None:
    """`| a | b |`: the empty cells outside of the frame are none."""
    if row.cells and not row.cells[-1]:
        del row.cells[-1], row.pieces[-1]
    if row.cells and not row.cells[0]:
        row.offset += len(row.pieces[0]) + row.width
        del row.cells[0], row.pieces[0]


def align(row: Row, header: Row) -> Row | None:
    """The cells of a listing's line by the columns that its header stands in: an empty cell, or one that reaches up to
    the next with a single blank between, shifts none behind it. None where the line does not follow the header.

    A run of words belongs to the column whose header stands above it, else to the one that began before it; a run
    below two headers is cut before each header's first character, where a blank stands.
    """
    line = "".join(row.pieces)
    spans: list[tuple[int, int]] = []
    for start, cell in zip(header.starts(), header.cells, strict=True):
        spans.append((start - header.offset, start - header.offset + len(cell)))
    cells: list[tuple[int, int] | None] = [None] * len(spans)
    for run in _SPACED.finditer(line):
        for start, end in _parts(line, *run.span(), spans):
            above = [n for n, (first, last) in enumerate(spans) if first < end and start < last]
            n = above[0] if above else max((n for n, (first, _) in enumerate(spans) if first <= start), default=0)
            held = cells[n]
            if len(above) > 1 or (held is not None and (start - held[1] > _GAP or above)):
                return None
            cells[n] = (start, end) if held is None else (held[0], end)
    texts, pieces, at = [], [], 0
    for place in cells:
        if place is None:
            texts.append("")
            pieces.append("")
            continue
        if place[0] < at:
            return None
        texts.append(line[place[0] : place[1]])
        pieces.append(line[at : place[1]])
        at = place[1]
    return Row(texts, pieces, row.offset, 0)


_GAP = 4
"""Blanks inside of one cell."""


def _parts(line: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    cuts = [first for first, _ in spans if start < first < end and line[first - 1] == " "]
    if not cuts or sum(first < end and start < last for first, last in spans) < 2:
        return [(start, end)]
    edges = [start, *cuts, end]
    return [(a, a + len(line[a:b].rstrip())) for a, b in itertools.pairwise(edges) if line[a:b].strip()]
