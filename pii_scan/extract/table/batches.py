"""Rows of cells to a Table: header and preamble recognised, columns named, batches built."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from pii_scan.model.evidence import Table

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 65_536
_BATCH_CHARS = 32 << 20
LOOK_ROWS = 25
_NUMBERISH = re.compile(r"^[\s$€£(+\-]*[\d.,:/\-\s]+[%)]?$")
_VALUEISH = re.compile(r"@|://|^\d|\d{3,}|^(?:true|false|yes|no|y|n|null|none)$", re.IGNORECASE)
_HEADER_CELL_MAX = 60

Row = Sequence[str | None]


@dataclass(slots=True)
class Layout:
    """What stands above the data."""

    preamble: list[list[str]] = field(default_factory=list)
    """Rows above the header, such as a report's title."""
    columns: tuple[str, ...] = ()
    has_header: bool = False
    first_row: int = 1
    rest: Iterator[Row] = field(default_factory=lambda: iter(()))


def lay_out(rows: Iterable[Row], stated_header: bool | None = None, first_row: int = 1) -> Layout:
    """Looks at the first 25 rows and hands the data rows on, lazily.

    Args:
        stated_header: True or False where the format says whether its first row is a header.
        first_row: the number of the first row given, as a spreadsheet shows it.
    """
    source = iter(rows)
    head = [list(row) for row in islice(source, LOOK_ROWS)]
    width = max((_width(row) for row in head), default=0)
    at = _header_index(head, width) if stated_header is None else (0 if stated_header and head else None)
    if at is None:
        return Layout([], _numbered(width), False, first_row, chain(head, source))
    names = unique_names(head[at], max(width, _width(head[at])))
    preamble = [[cell for cell in row if cell] for row in head[:at] if any(row)]
    return Layout(preamble, names, True, first_row + at + 1, chain(head[at + 1 :], source))


def to_table(name: str, layout: Layout, on_wide: Callable[[int], None] | None = None) -> Table:
    """A Table over the layout's data rows. `on_wide` hears of each row that had more cells than columns;
    the cells beyond are joined into the last column, so that nothing is lost."""
    data = batches(layout.rest, layout.columns, on_wide)
    return Table(name.encode("utf-8", "replace").decode(), layout.columns, data, layout.has_header, layout.first_row)


def batches(
    rows: Iterable[Row], columns: tuple[str, ...], on_wide: Callable[[int], None] | None = None
) -> "Iterator[pa.RecordBatch]":
    """Record batches of nullable strings; a batch also ends at 32 Mi characters."""
    width = len(columns)
    if not width:
        for row in rows:
            if on_wide is not None and any(row):
                on_wide(len(row))
        return
    held: list[list[str | None]] = []
    chars = 0
    for row in rows:
        cells = list(row)
        if len(cells) < width:
            cells += [None] * (width - len(cells))
        elif len(cells) > width:
            extra = [c for c in cells[width - 1 :] if c]
            if any(cells[width:]) and on_wide is not None:
                on_wide(len(cells))
            cells = [*cells[: width - 1], " ".join(extra) or None]
        held.append(cells)
        chars += sum(map(len, filter(None, cells)))
        if len(held) >= BATCH_ROWS or chars >= _BATCH_CHARS:
            yield _batch(held, columns)
            held, chars = [], 0
    if held:
        yield _batch(held, columns)


def _batch(rows: list[list[str | None]], columns: tuple[str, ...]) -> "pa.RecordBatch":
    import pyarrow as pa

    # A lone surrogate cannot be stored as UTF-8.
    try:
        arrays = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    except UnicodeEncodeError:
        clean = [[None if c is None else c.encode("utf-8", "replace").decode() for c in row] for row in rows]
        arrays = [pa.array(column, pa.string()) for column in zip(*clean, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def unique_names(cells: Row, width: int) -> tuple[str, ...]:
    """Header cells made unique; empty ones become `column_N`."""
    seen: dict[str, int] = {}
    out: list[str] = []
    for i in range(width):
        name = " ".join((cells[i] or "").split()) if i < len(cells) else ""
        # A lone surrogate (JSON allows it) cannot be stored as UTF-8.
        name = name.encode("utf-8", "replace").decode() or f"column_{i + 1}"
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    # "a", "a_2", "a" would meet again: number until no two are alike.
    return tuple(out) if len(set(out)) == len(out) else tuple(f"{n}#{i + 1}" for i, n in enumerate(out))


def _numbered(width: int) -> tuple[str, ...]:
    return tuple(f"column_{i + 1}" for i in range(width))


def _width(row: Row) -> int:
    last = 0
    for i, cell in enumerate(row):
        if cell:
            last = i + 1
    return last


def _header_index(head: list[list[str | None]], width: int) -> int | None:
    """The first row that reads like names of columns while the rows below do not read like it."""
    if width == 0 or not head:
        return None
    for at, row in enumerate(head[:12]):
        cells = [c.strip() for c in row if c and c.strip()]
        enough = len(cells) >= max(1, (width + 1) // 2) and (len(cells) >= 2 or width == 1)
        if not enough:
            continue
        if not all(_name_like(c) for c in cells) or len({c.lower() for c in cells}) < 0.4 * len(cells):
            return None
        below = [r for r in head[at + 1 :] if any(r)]
        if not below:
            return at if width > 1 and all(_known_word(c) for c in cells) else None
        # One word of a header may stand in a person's row as well: `Portage Street`.
        return at if _differs(row, below) or 2 * sum(map(_known_word, cells)) >= len(cells) else None
    return None


def _name_like(cell: str) -> bool:
    return len(cell) <= _HEADER_CELL_MAX and not _NUMBERISH.match(cell) and not re.search(r"@|://|\d{4,}", cell)


def _differs(row: Row, below: list[list[str | None]]) -> bool:
    """Whether some column holds numbers or codes below but a word on top."""
    for i, cell in enumerate(row):
        if not cell:
            continue
        values = [r[i] for r in below if i < len(r) and r[i]]
        hits = sum(1 for v in values if v and _VALUEISH.search(v))
        if values and hits >= 0.7 * len(values) and not _VALUEISH.search(cell):
            return True
    return False


_STEMS = re.compile(
    r"nombre|apellido|first|middle|surname|correo|phone|mobile|direcc|street|ciudad|state|postal|country|fecha|birth|"
    r"nacim|social|licen|passport|pasaporte|account|cuenta|routing|amount|balance|total|price|number|numero|número|"
    r"status|gender|title|company|employ|login|subject|message|comment|descr|start|duration|inmate|facility|attorney|"
    r"policy|member|patient|diagnos|address|email|(?:name|mail|date)s?$|"
    r"passw|contrase|kennwort|mot de passe|usuario|benutz|utilisat|utente|pr[eé]nom|cognome|nazwisko|sobrenome|apelido|"
    r"adres|indiriz|endere|stra(?:ss|ß)e|geburt|naissance|nascita|nascimento|urodzenia|telefo|t[eé]l[eé]phone|"
    r"organi[sz]ation|department|nationali|website",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"name|last|mail|tel|fax|cell|addr|city|zip|dates?|dob|ssn|tax|ein|cards?|acct|iban|ids?|num|no|nr|code|type|sex|age|"
    r"users?|pass|pwd|psw|pw|clave|senha|nom|nome|imi[eę]|ville|ort|plz|site|host|domain|service|role|language|from|to|body|text|notes?|time|end|call|caller|url|ip|lat|lon|lng|sum|qty|sku|ref|year|month|day|value|"
    r"key",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])")


def _known_word(cell: str) -> bool:
    """Short words count only whole: `Moreno` is no number and `Portage` no age."""
    return bool(_STEMS.search(cell)) or any(_WORDS.fullmatch(part) for part in _PARTS.findall(cell))
