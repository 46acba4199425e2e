"""Text of a WordprocessingML or DrawingML part (ECMA-376 part 1): paragraphs, tables, boxes, deleted text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.office.xml_events import attribute, events
from pii_scan.model.payload import Payload

_TEXT = frozenset({"t", "delText", "instrText", "delInstrText", "v", "f", "text"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPEAKING = {"docPr": ("descr", "title"), "cNvPr": ("descr", "title"), "fldSimple": ("instr",)}
_AUTHORED = frozenset({"comment", "ins", "del", "cmAuthor"})


@dataclass(slots=True)
class Rows:
    """A finished outermost table."""

    cells: list[list[str]]


@dataclass(slots=True)
class _Open:
    rows: list[list[str]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)


def blocks(payload: Payload) -> Iterator[str | Rows]:
    """Paragraphs as strings and tables as Rows, in document order; runs of one paragraph are joined.

    Raises:
        PartBrokenError: after what could be read.
    """
    paragraphs: list[list[str]] = []
    tables: list[_Open] = []
    loose: list[str] = []
    authors: set[str] = set()
    fallback = 0
    for start, tag, node in events(payload):
        if tag == "Fallback":
            # The older drawing of a text box repeats the words of the newer one.
            fallback += 1 if start else -1
            continue
        if fallback:
            continue
        if start:
            if tag == "p":
                paragraphs.append([])
            elif tag == "tbl":
                tables.append(_Open())
            elif tag in _AUTHORED:
                author = attribute(node, "author") or attribute(node, "name")
                if author and author not in authors:
                    authors.add(author)
                    yield f"author: {author}"
            elif tag in _SPEAKING:
                loose += [word for word in (attribute(node, name) for name in _SPEAKING[tag]) if word]
            continue
        target = paragraphs[-1] if paragraphs else loose
        if tag in _TEXT:
            if node.text:
                target.append(node.text if paragraphs else node.text.strip())
        elif tag in _BREAKS and paragraphs:
            target.append(_BREAKS[tag])
        elif tag == "p":
            line = "".join(paragraphs.pop()) if paragraphs else ""
            yield from _place(line, tables)
        elif tag == "tc" and tables:
            tables[-1].row.append(" ".join(part for part in tables[-1].cell if part.strip()))
            tables[-1].cell = []
        elif tag == "tr" and tables:
            tables[-1].rows.append(tables[-1].row)
            tables[-1].row = []
        elif tag == "tbl" and tables:
            done = tables.pop()
            if tables:
                tables[-1].cell += [" ".join(row) for row in done.rows]
            elif done.rows:
                yield Rows(done.rows)
        if not paragraphs and loose and not tables:
            yield from loose
            loose = []
    yield from ("".join(p) for p in paragraphs if p)
    yield from loose
    for open_table in tables:
        rest = [*open_table.rows, open_table.row, open_table.cell]
        yield Rows([row for row in rest if row])


def _place(line: str, tables: list[_Open]) -> Iterator[str]:
    if tables:
        tables[-1].cell.append(" ".join(line.split()))
    else:
        yield line
