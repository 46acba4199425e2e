"""Word documents (ECMA-376 WordprocessingML): every part that holds words, not only the body."""

import re
from collections.abc import Iterator
from contextlib import closing

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.flow import flow
from pii_scan.extract.office.links import links
from pii_scan.extract.office.ooxml_text import blocks
from pii_scan.extract.office.package import Package
from pii_scan.extract.office.properties import properties
from pii_scan.extract.office.sweep import sweep
from pii_scan.extract.office.xml_events import PartBrokenError
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Problem, ProblemCode

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^word/document\d*\.xml$"), "body"),
    (re.compile(r"^word/header\d*\.xml$"), "header"),
    (re.compile(r"^word/footer\d*\.xml$"), "footer"),
    (re.compile(r"^word/(?:foot|end)notes\d*\.xml$"), "note"),
    (re.compile(r"^word/comments\w*\.xml$"), "comment"),
    (re.compile(r"^word/glossary/document\.xml$"), "body"),
    (re.compile(r"^word/(?:charts/chart|diagrams/data|charts/chartEx)\d*\.xml$"), "body"),
    (re.compile(r"^word/people\.xml$"), "properties"),
)
_SILENT = re.compile(r"\.(?:xml|rels|odttf|fntdata|vml)$|^word/printerSettings|^\[Content_Types\]", re.IGNORECASE)


def extract(given: Input) -> Iterator[Evidence]:
    """Texts per part, tables, properties, embedded files as children."""
    with given.payload.open() as stream, closing(Package(stream, given.limits)) as package:
        yield from _package(package)
        yield from package.outside(given.payload)


def _package(package: Package) -> Iterator[Evidence]:
    yield from properties(package)
    names = [name.replace("\\", "/") for name in package.names()]
    broken = read = 0
    taken: set[str] = set()
    for pattern, layer in _LAYERS:
        for name in sorted(n for n in names if pattern.match(n)):
            taken.add(name)
            payload = package.payload(name)
            if payload is None:
                continue
            read += layer == "body"
            try:
                yield from flow(blocks(payload), layer)
            except PartBrokenError:
                broken += 1
    found = links(package, names, "word/")
    if found:
        yield Text("\n".join(found), layer="properties")
    yield from sweep(package, names, taken)
    yield from package.children("docx", [n for n in names if not _SILENT.search(n)])
    yield from package.problems()
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} parts end in damaged XML")
    if not read:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the body could not be found")


EXTRACTOR = Extractor(
    id="docx",
    title="Word document (docx)",
    media_types=(DOCX, "application/vnd.ms-word.document.macroenabled.12"),
    extract=extract,
    extensions=(".docx", ".docm", ".dotx", ".dotm"),
    library="lxml",
    reads="body, headers, footers, notes, comments, text boxes, deleted and hidden text, tables, charts, links, "
    "properties, custom and other hidden parts; pictures and embedded files as items of their own",
    not_read="documents that no password of the list opens",
)
