"""Small pieces of HTML. Every plain string is escaped; only `Raw` is taken as it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pii_scan.report.escape import html
from pii_scan.report.words import RISKS


@dataclass(frozen=True, slots=True)
class Raw:
    """Markup of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    number: bool = False
    wide: bool = False
    """Takes the room that is left."""
    desk: bool = False
    """Left out on a phone: decoration, or told elsewhere."""


_SLIM = 3
"""Columns up to which a table need not be as wide as the page."""
Cell = str | int | float | None | Raw


def show(value: Cell) -> str:
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, int):
        return f"{value:,}"
    return "–" if value is None else html(value)


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, cards: bool = False, name: str = ""
) -> str:
    """The first cell of a row is its header.

    Args:
        caption: read aloud first; shown above the table.
        columns: their titles.
        rows: as many cells as columns.
        cards: on a phone each row becomes a block with its labels; for tables too wide to fit there.
        name: an id, where a script or a link needs one.
    """
    marks = [_mark(column) for column in columns]
    head = "".join(f"<th scope=col{mark}>{html(c.title)}</th>" for c, mark in zip(columns, marks, strict=True))
    body: list[str] = []
    for row in rows:
        cells: list[str] = []
        for index, (column, mark, value) in enumerate(zip(columns, marks, row, strict=True)):
            label = f' data-label="{html(column.title)}"' if cards else ""
            opening, closing = ("<th scope=row", "</th>") if index == 0 else ("<td", "</td>")
            cells.append(f"{opening}{mark}{label}>{show(value)}{closing}")
        body.append(f"<tr>{''.join(cells)}</tr>\n")
    if not body:
        return f"<p class=empty>{html(caption)}: none.</p>"
    kind = " class=cards" if cards else " class=slim" if len(columns) <= _SLIM else ""
    anchor = f' id="{html(name)}"' if name else ""
    return (
        f"<div class=scroll><table{kind}{anchor}><caption>{html(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody></table></div>\n"
    )


def _mark(column: Column) -> str:
    names = [name for name, on in (("n", column.number), ("w", column.wide), ("d", column.desk)) if on]
    return f" class='{' '.join(names)}'" if names else ""


def section(anchor: str, title: str, *parts: str) -> str:
    heading = f'<h2 id="{anchor}-t">{html(title)}</h2>\n'
    return f'<section id="{anchor}" aria-labelledby="{anchor}-t">{heading}{"".join(parts)}</section>\n'


def paragraph(text: str, css: str = "") -> str:
    return f"<p{f' class={css}' if css else ''}>{html(text)}</p>\n"


def bullets(entries: Iterable[str]) -> str:
    lines = "".join(f"<li>{html(entry)}</li>" for entry in entries)
    return f"<ul>{lines}</ul>\n" if lines else ""


def fold(summary: str, *parts: str) -> str:
    """Closed on a screen, open on paper (by script)."""
    return f"<details><summary>{html(summary)}</summary>{''.join(parts)}</details>\n"


def chip(level: str) -> Raw:
    """A risk level: sign, word and colour, so that none is needed alone."""
    sign = RISKS.get(level, ("?", ""))[0]
    return Raw(f"<span class='chip {html(level)}'><span aria-hidden=true>{sign}</span> {html(level)}</span>")


def code(text: str) -> Raw:
    """An address or a hash: may break anywhere, better after a slash."""
    return Raw(f"<code>{html(text).replace('/', '/<wbr>')}</code>")


def share(part: int, whole: int) -> Raw:
    """A bar; the number stands in a cell of its own."""
    width = round(100 * part / whole, 1) if whole else 0
    return Raw(
        "<svg class=bar viewBox='0 0 100 8' preserveAspectRatio=none aria-hidden=true>"
        f"<rect class=bar0 width=100 height=8 /><rect class=bar1 width={width} height=8 /></svg>"
    )
