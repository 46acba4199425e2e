"""Text of an OpenDocument part: paragraphs, tables, annotations, tracked changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.office.ooxml_text import Rows
from pii_scan.extract.office.xml_events import attribute, events
from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    from lxml.etree import _Element

_REPEAT_MAX = 64
_PARAGRAPHS = frozenset({"p", "h"})
_SINGLE = frozenset({
    "creator", "date", "creator-initials", "title", "desc", "mi", "mn", "mtext", "mo", "ms", "annotation",
})  # fmt: skip
"""Those of notes, and of formulas (MathML 3, 3.2)."""
_FORMULA = frozenset({"mi", "mn", "mtext", "mo", "ms", "annotation"})


def odf_blocks(payload: Payload) -> Iterator[str | Rows]:
    """Paragraphs as strings and outermost tables as Rows, in document order.

    Raises:
        PartBrokenError: after what could be read.
    """
    texts: list[list[str]] = []
    cells: list[list[str]] = []
    rows: list[list[list[str]]] = []
    for start, tag, node in events(payload):
        if start:
            if tag in _PARAGRAPHS:
                texts.append([])
            elif tag == "table":
                rows.append([])
            elif tag == "table-row" and rows:
                rows[-1].append([])
            elif tag in ("table-cell", "covered-table-cell"):
                cells.append([])
            elif tag == "a":
                _add(texts, f"<{attribute(node, 'href')}> ")
            _add(texts, node.text or "")
            continue
        if tag in _PARAGRAPHS and texts:
            line = "".join(texts.pop())
            if cells:
                cells[-1].append(" ".join(line.split()))
            elif line.strip():
                yield line
        elif tag in _SINGLE and not texts and (node.text or "").strip():
            words = (node.text or "").strip()
            yield words if tag in _FORMULA else f"{tag}: {words}"
        elif tag in ("table-cell", "covered-table-cell") and cells:
            _close_cell(node, " ".join(cells.pop()), rows)
        elif tag == "table" and rows:
            done = [row for row in rows.pop() if any(row)]
            if cells:
                cells[-1] += [" ".join(row) for row in done]
            elif done:
                yield Rows(done)
        elif tag in ("tab", "tab-stop"):
            _add(texts, "\t")
        elif tag == "line-break":
            _add(texts, "\n")
        elif tag == "s":
            _add(texts, " " * _count(node, "c"))
        _add(texts, node.tail or "")


def _add(texts: list[list[str]], text: str) -> None:
    if texts and text:
        texts[-1].append(text)


def _close_cell(node: "_Element", text: str, rows: list[list[list[str]]]) -> None:
    if rows and rows[-1]:
        # The value behind a formatted number has the digits that the format hides.
        value = attribute(node, "value") or attribute(node, "date-value")
        if value and not text:
            text = value
        rows[-1][-1] += [text] * (_count(node, "number-columns-repeated") if text else 1)


def _count(node: "_Element", name: str) -> int:
    number = attribute(node, name)
    return min(int(number), _REPEAT_MAX) if number.isdecimal() and len(number) < 10 else 1
