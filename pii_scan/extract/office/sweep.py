"""The XML parts of a package that no reader took: what a document keeps beside what it shows."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.office.package import Package
from pii_scan.extract.office.xml_events import PartBrokenError, events
from pii_scan.extract.text.decode import CHUNK_CHARS
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = re.compile(
    r"^\[Content_Types\]\.xml$|\.rels$|/theme/|/media/|"
    r"^xl/(?:styles|sharedStrings|calcChain)\.xml$|^xl/charts/(?:style|colors)\d*\.xml$|"
    r"^word/(?:styles|stylesWithEffects|fontTable|webSettings|numbering)\.xml$|^word/glossary/(?!document)\w+\.xml$|"
    r"^word/(?:charts/(?:style|colors)|diagrams/(?:layout|quickStyle|colors|drawing))\d*\.xml$|"
    r"^ppt/(?:presentation|presProps|viewProps|tableStyles)\.xml$|"
    r"^ppt/(?:charts/(?:style|colors)|diagrams/(?:layout|quickStyle|colors|drawing))\d*\.xml$|"
    r"^customXml/itemProps\d*\.xml$|^docProps/(?:core|app|custom)\.xml$|^META-INF/",
    re.IGNORECASE,
)
"""Fonts, colours, shapes and tables of contents: parts whose words are their program's."""
_ONLY = {"word/settings.xml": frozenset({"docVar"}), "xl/workbook.xml": frozenset({"definedName", "fileSharing"})}
_SWEPT = re.compile(r"\.(?:xml|vml)$", re.IGNORECASE)
_VALUES = frozenset({"v", "val", "value", "name", "text", "descr", "title", "prompt", "display", "tooltip"})
_NUMBER = re.compile(r"-?[\d.]+$")
_EMPTY = re.compile(
    r"\{[0-9A-Fa-f-]{36}\}$|(?:https?|urn):\W*schemas|http://(?:www\.w3\.org|purl\.o)|[0-9A-F]{8}$|#?\w{1,3}$"
)


def sweep(package: Package, names: list[str], taken: Collection[str]) -> Iterator[Evidence]:
    """Texts and attribute values of every XML part that is neither in `taken` nor known to hold no words."""
    broken = 0
    for name in sorted(names):
        if name in taken or not _SWEPT.search(name) or SILENT.search(name):
            continue
        payload = package.payload(name)
        if payload is None:
            continue
        try:
            yield from _texts(_lines(payload, _ONLY.get(name), name.lower().endswith(".vml")))
        except PartBrokenError:
            broken += 1
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} parts beside the text end in damaged XML")


def _texts(lines: Iterator[str]) -> Iterator[Text]:
    held: list[str] = []
    size = offset = 0
    first = 1
    try:
        for line in lines:
            held.append(line)
            size += len(line) + 1
            if size >= CHUNK_CHARS:
                yield Text("\n".join(held), layer="hidden", offset=offset, first_line=first)
                offset, first, held, size = offset + size, first + len(held), [], 0
    finally:
        if held:
            yield Text("\n".join(held), layer="hidden", offset=offset, first_line=first)


def _lines(payload: Payload, only: frozenset[str] | None, drawing: bool) -> Iterator[str]:
    for start, tag, node in events(payload):
        if start:
            before = node.getprevious()
            if before is not None and before.tail and before.tail.strip():
                yield before.tail.strip()
            # Shapes carry their measures in attributes, and their words as text.
            if (only is None or tag in only) and not drawing:
                yield from _attributes(node)
            continue
        if only is not None and tag not in only:
            continue
        if node.text and node.text.strip():
            yield f"{tag}: {node.text.strip()}"
        if len(node) and node[-1].tail and node[-1].tail.strip():
            yield node[-1].tail.strip()


def _attributes(node: "_Element") -> Iterator[str]:
    # A label and its value make one line, as in a form.
    pairs = [(str(key).rsplit("}", 1)[-1], str(value)) for key, value in node.attrib.items()]
    named = dict(pairs)
    label = named.get("name", "")
    value = named.get("val") or named.get("value") or ""
    if label and value:
        yield f"{label}: {value}"
        pairs = [pair for pair in pairs if pair[0] not in ("name", "val", "value")]
    told = [(key, value) for key, value in pairs if _speaks(key, value)]
    if told:
        yield "\t".join(value if key in ("v", "val") else f"{key}: {value}" for key, value in told)


def _speaks(key: str, value: str) -> bool:
    if not value.strip() or _EMPTY.match(value):
        return False
    return key in _VALUES or not _NUMBER.match(value)
