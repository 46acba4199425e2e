"""XML Spreadsheet 2003 (Microsoft, "XML Spreadsheet Reference", 2003): what databases export under the name .xls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.document_properties import ELEMENT, FACTS
from pii_scan.extract.office.sheet_cells import cell_text
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Fact, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

SHEET_XML = "application/vnd.ms-excel2003xml"
_ROOT = re.compile(r"<(?:\w+:)?Workbook\b[^>]{0,4000}urn:schemas-microsoft-com:office:spreadsheet")
_DEFAULT_NAME = re.compile(r"^Sheet ?\d*$", re.IGNORECASE)
_COLUMNS_MAX = 16_384
_GAP_MAX = 1_000
"""Empty rows or cells that an index may leave out; beyond them the count goes on without."""
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")

Row = list[str | None]


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return SHEET_XML if text is not None and _ROOT.search(text) else None


@dataclass(slots=True)
class _Walk:
    """What stands in a workbook, sheet after sheet."""

    payload: Payload
    around: list[str] = field(default_factory=list)
    """Comments, links, headers and footers, and properties that are no facts."""
    facts: dict[str, str] = field(default_factory=dict)
    inside: bool = False
    """Among the document's properties."""
    damaged: bool = False
    found: bool = False

    def sheets(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """(name, rows); the rows of one are to be taken before the next is asked for."""
        steps = self._steps()
        for start, tag, node in steps:
            if start and tag == "Workbook":
                self.found = True
            elif start and tag == "Worksheet":
                name = attribute(node, "Name")
                rows = _rows(steps, self.around)
                yield name, rows
                for _ in rows:
                    pass
            elif tag == ELEMENT:
                self.inside = start
            elif start and self.inside and tag in FACTS and node.text and node.text.strip():
                self.facts[FACTS[tag]] = node.text.strip()
            else:
                _beside(start, tag, node, self.around)

    def _steps(self) -> "Iterator[tuple[bool, str, _Element]]":
        try:
            yield from events(self.payload)
        except PartBrokenError:
            self.damaged = True


def _rows(steps: "Iterator[tuple[bool, str, _Element]]", around: list[str]) -> Iterator[Row]:
    row: Row = []
    number = at = 0
    words: list[str] = []
    said: list[str] = []
    kind = ""
    in_data = in_comment = False
    for start, tag, node in steps:
        if tag == "Worksheet" and not start:
            return
        if tag == "Row":
            if not start:
                yield row
                continue
            row, at = [], 0
            index = _number(node, "Index")
            if number < index - 1 <= number + _GAP_MAX:
                yield from ([] for _ in range(index - 1 - number))
                number = index - 1
            number += 1
        elif tag == "Cell":
            if start:
                index = _number(node, "Index")
                at = index - 1 if at < index <= min(_COLUMNS_MAX, at + 1 + _GAP_MAX) else at
                words, kind = [], ""
                if link := attribute(node, "HRef"):
                    around.append(link)
            else:
                row += [None] * (at - len(row))
                row[at : at + 1] = [_value("".join(words), kind)]
                at += 1 + min(_number(node, "MergeAcross"), _GAP_MAX)
        elif tag == "Comment":
            in_comment = start
            if start:
                around.append(attribute(node, "Author"))
                said = []
            else:
                around.append("".join(said).strip())
        elif in_comment:
            said.append((node.text if start else node.tail) or "")
        elif tag == "Data":
            in_data = start
            kind = attribute(node, "Type") if start else kind
            words += [node.text or ""] if start else []
        elif in_data:
            # Letters in colours and sizes are written as HTML inside of the cell.
            words.append((node.text if start else node.tail) or "")
        else:
            _beside(start, tag, node, around)


def _beside(start: bool, tag: str, node: "_Element", around: list[str]) -> None:
    """Words outside of cells: each element's own, and the texts of headers and footers."""
    if not start:
        return
    if tag in ("Header", "Footer"):
        around.append(attribute(node, "Data"))
    elif tag == "NamedRange":
        around.append(attribute(node, "Name"))
    elif node.text and node.text.strip() and not re.fullmatch(r"[\d.\s]*|True|False|Single", node.text):
        around.append(f"{tag}: {node.text.strip()}" if tag not in ("Data", "B", "Font", "I") else node.text.strip())


def _number(node: "_Element", name: str) -> int:
    said = attribute(node, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0


def _value(text: str, kind: str) -> str | None:
    """As a spreadsheet's reader sees it: whole numbers without exponent, days without midnight."""
    if kind == "Number":
        try:
            return cell_text(float(text))
        except (ValueError, OverflowError):
            return text or None
    return (_MIDNIGHT.sub("", text) if kind == "DateTime" else text) or None


def extract(given: Input) -> Iterator[Evidence]:
    """A table for each sheet, title rows above it as text, and what stands outside of cells.

    Raises:
        NotThisFormat: there is no workbook in it.
    """
    walk = _Walk(given.payload)
    for name, rows in walk.sheets():
        head = next(rows, None)
        if head is None:
            continue
        if not _DEFAULT_NAME.match(name):
            yield Text(name, layer="properties", sheet=name)
        layout = lay_out(chain([head], rows))
        if layout.preamble:
            yield Text("\n".join("\t".join(row) for row in layout.preamble), layer="header", sheet=name)
        if layout.columns:
            yield to_table(name, layout)
    if not walk.found:
        raise NotThisFormat
    yield from (Fact(name, value, "docprops") for name, value in walk.facts.items())
    if around := "\n".join(dict.fromkeys(word for word in walk.around if word)):
        yield Text(around, layer="properties")
    if walk.damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the workbook ends in damaged XML")


EXTRACTOR = Extractor(
    id="sheet_xml",
    title="XML Spreadsheet 2003",
    media_types=(SHEET_XML,),
    extract=extract,
    probe=probe,
    priority=12,
    library="lxml",
    reads="all sheets as tables; comments, links, headers and footers, properties",
    not_read="formulas; pictures, which the format cannot hold",
)
