"""The text of a page in lines as a reader sees them."""

from dataclasses import dataclass
from typing import Any

from pii_scan.extract.pdf.letters import drawn_once, mute, upright_lines

_MANY = 4000


@dataclass(frozen=True, slots=True)
class PageText:
    """`mute` where the letters come from fonts that do not say which letters they are."""

    text: str
    mute: bool


def page_text(page: Any) -> PageText:
    """pdfium's text; where a form or table was written column by column, its lines are put side by side. Lines that
    stand upright follow.

    Raises:
        PdfiumError: the page's content cannot be read.
    """
    textpage = page.get_textpage()
    try:
        raw = textpage.get_text_range().replace("\x00", "").replace("\ufffe", "-")
        more = upright_lines(textpage, raw)
        unread = mute(textpage, raw)
        lines = _split(raw)
        placed = _placed(textpage, lines) if 4 <= len(lines) <= _MANY and _short(lines) else None
    finally:
        textpage.close()
    if placed is not None:
        raw = "\n".join(placed)
    elif 4 <= len(lines) <= _MANY and _short(lines):
        raw = "\n".join(line for _, line in lines)
    text = drawn_once(raw.replace("\r\n", "\n").replace("\r", "\n"))
    return PageText("\n".join([text, *more]), unread)


def _split(raw: str) -> list[tuple[int, str]]:
    """(character offset, text) of each line that is not empty."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in raw.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            lines.append((at + len(bare) - len(bare.lstrip()), bare.strip()))
        at += len(line)
    return lines


def _short(lines: list[tuple[int, str]]) -> bool:
    lengths = sorted(len(text) for _, text in lines)
    return lengths[len(lengths) // 2] <= 30


def _placed(textpage: Any, lines: list[tuple[int, str]]) -> list[str] | None:
    """Rows of the page from top to bottom, cells from left to right set apart by tabs; None where the
    text already runs row by row."""
    from pypdfium2 import PdfiumError

    cells: list[tuple[float, float, float, int, str]] = []
    for order, (at, text) in enumerate(lines):
        try:
            left, bottom, _, top = textpage.get_charbox(at, loose=True)
        except (PdfiumError, IndexError, ValueError):
            return None
        cells.append((bottom, top, left, order, text))
    rows: list[list[tuple[float, float, float, int, str]]] = []
    for cell in sorted(cells, key=lambda c: (-(c[0] + c[1]) / 2, c[2])):
        middle = (cell[0] + cell[1]) / 2
        if rows and rows[-1][0][0] <= middle <= rows[-1][0][1]:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    apart = sum(1 for row in rows if len(row) > 1 and any(abs(a[3] - b[3]) > 1 for a in row for b in row[:1]))
    if apart < 3:
        return None
    return ["\t".join(c[4] for c in sorted(row, key=lambda c: c[2])) for row in rows]
