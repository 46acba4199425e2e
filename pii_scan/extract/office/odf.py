"""OpenDocument texts, presentations and drawings (ISO 26300), and their OpenOffice.org 1 forerunners."""

from collections.abc import Iterator
from contextlib import closing

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.flow import flow
from pii_scan.extract.office.odf_crypt import encrypted, unlocked
from pii_scan.extract.office.odf_text import odf_blocks
from pii_scan.extract.office.package import Package
from pii_scan.extract.office.properties import properties
from pii_scan.extract.office.xml_events import PartBrokenError
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

_OPEN = "application/vnd.oasis.opendocument."
_SUN = "application/vnd.sun.xml."
_SILENT = ("meta.xml", "settings.xml", "mimetype", "META-INF/", "Configurations2/", "layout-cache", "manifest.rdf")


def extract(given: Input) -> Iterator[Evidence]:
    """The body, then headers and footers out of the styles, properties, pictures and embedded objects."""
    with given.payload.open() as stream, closing(Package(stream, given.limits)) as package:
        if encrypted(package):
            yield from unlocked(given, package)
            return
        yield from _package(package)
        yield from package.outside(given.payload)


def _package(package: Package) -> Iterator[Evidence]:
    yield from properties(package)
    names = package.names()
    contents = [n for n in names if n == "content.xml" or n.endswith("/content.xml")]
    styles = [n for n in names if n == "styles.xml" or n.endswith("/styles.xml")]
    broken = 0
    for layer, parts in (("body", contents), ("header", styles)):
        for name in parts:
            payload = package.payload(name)
            if payload is None:
                continue
            try:
                yield from flow(odf_blocks(payload), layer)
            except PartBrokenError:
                broken += 1
    read = {*contents, *styles}
    yield from package.children("odf", [n for n in names if n not in read and not n.startswith(_SILENT)])
    yield from package.problems()
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} parts end in damaged XML")
    if not contents:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the body could not be found")


EXTRACTOR = Extractor(
    id="odf",
    title="OpenDocument text, presentation, drawing",
    media_types=(
        *(_OPEN + kind for kind in ("text", "presentation", "graphics", "formula", "text-template", "text-master")),
        *(_OPEN + kind for kind in ("presentation-template", "graphics-template", "chart", "spreadsheet-template")),
        *(_SUN + kind for kind in ("writer", "calc", "impress", "draw", "math")),
    ),
    extract=extract,
    extensions=(".odt", ".odp", ".odg", ".ott"),
    library="lxml",
    reads="body, tables, notes, annotations with their authors, tracked changes, headers, properties; pictures",
    not_read="documents that no password of the list opens",
)
