"""Presentations (ECMA-376 PresentationML): slides, notes, comments, charts, masters."""

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

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_NUMBER = re.compile(r"(\d+)\.xml$")
_LAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^ppt/slides/slide\d+\.xml$"), "body"),
    (re.compile(r"^ppt/notesSlides/notesSlide\d+\.xml$"), "note"),
    (re.compile(r"^ppt/comments/\w+\.xml$"), "comment"),
    (re.compile(r"^ppt/commentAuthors\.xml$"), "comment"),
    (re.compile(r"^ppt/(?:charts/chart|diagrams/data)\d*\.xml$"), "body"),
)
_MASTERS = re.compile(r"^ppt/(?:slideMasters|slideLayouts|notesMasters|handoutMasters)/\w+\.xml$")
_SILENT = re.compile(r"\.(?:xml|rels|fntdata|vml)$|printerSettings|^\[Content_Types\]", re.IGNORECASE)


def extract(given: Input) -> Iterator[Evidence]:
    """A Text per slide (page is the slide's number), then what stands around the slides."""
    with given.payload.open() as stream, closing(Package(stream, given.limits)) as package:
        yield from _package(package)
        yield from package.outside(given.payload)


def _package(package: Package) -> Iterator[Evidence]:
    yield from properties(package)
    names = [name.replace("\\", "/") for name in package.names()]
    broken = 0
    taken = {name for name in names if _MASTERS.match(name)}
    for pattern, layer in _LAYERS:
        for name in sorted((n for n in names if pattern.match(n)), key=_order):
            taken.add(name)
            payload = package.payload(name)
            if payload is None:
                continue
            page = _order(name)[0] if "/slides/" in name or "/notesSlides/" in name else None
            try:
                yield from flow(blocks(payload), layer, page)
            except PartBrokenError:
                broken += 1
    words = _master_lines(package, sorted(n for n in names if _MASTERS.match(n)))
    if words:
        yield Text("\n".join(words), layer="header")
    found = links(package, names, "ppt/slides/")
    if found:
        yield Text("\n".join(found), layer="properties")
    yield from sweep(package, names, taken)
    yield from package.children("pptx", [n for n in names if not _SILENT.search(n)])
    yield from package.problems()
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} parts end in damaged XML")


def _master_lines(package: Package, names: list[str]) -> list[str]:
    """Layouts repeat their master word by word: each line once."""
    lines: dict[str, None] = {}
    for name in names:
        payload = package.payload(name)
        if payload is None:
            continue
        try:
            for block in blocks(payload):
                new = [block] if isinstance(block, str) else ["\t".join(row) for row in block.cells]
                lines.update((line.strip(), None) for line in new if line.strip())
        except PartBrokenError:
            continue
    return list(lines)


def _order(name: str) -> tuple[int, str]:
    found = _NUMBER.search(name)
    return (int(found[1]) if found else 0, name)


EXTRACTOR = Extractor(
    id="pptx",
    title="PowerPoint presentation (pptx)",
    media_types=(PPTX, "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
    extract=extract,
    extensions=(".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"),
    library="lxml",
    reads="slides, notes, comments, tables, charts, masters, links, properties, tags and other hidden parts; "
    "pictures and embedded files as items",
    not_read="presentations that no password of the list opens",
)
