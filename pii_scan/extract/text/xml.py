"""XML of any vocabulary: one line per leaf and attribute. No entity is expanded, nothing is fetched."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding, text_evidence
from pii_scan.extract.text.markup import xml_text
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

XML = "application/xml"
_ROOT = re.compile(r"<(?:[\w.\-]+:)?([A-Za-z_][\w.\-]*)[\s/>]")
_NAMED = {
    "svg": "image/svg+xml",
    "rss": "application/rss+xml",
    "feed": "application/atom+xml",
    "kml": "application/vnd.google-earth.kml+xml",
    "gpx": "application/gpx+xml",
    "html": "application/xhtml+xml",
    "plist": "application/x-plist",
    "wordDocument": "application/vnd.ms-word2003xml",
    "Workbook": "application/vnd.ms-excel2003xml",
    "xmpmeta": "application/rdf+xml",
    "smses": "application/vnd.sms-backup+xml",
}
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[]{0,4096}\[|<!ENTITY\s")
_WHOLE_BYTES = 64 << 20


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text.lstrip()
    if not start.startswith("<"):
        return None
    declared = start.startswith(("<?xml", "<!DOCTYPE"))
    root = next((m for m in _ROOT.finditer(start)), None)
    if root is None:
        return XML if declared else None
    if root[1] in _NAMED:
        return _NAMED[root[1]]
    wellformed = start.startswith("<" + root[0][1:-1]) and ("</" in start or "/>" in start or " xmlns" in start)
    return XML if declared or wellformed or name.lower().endswith(".xml") else None


def extract(given: Input) -> Iterator[Evidence]:
    """The tree's text; a broken tree is read as far as it goes and then again as plain text, which loses
    nothing but order. So is a tree with declarations of its own: an entity's words stand nowhere else."""
    payload = given.payload
    if payload.size_bytes <= _WHOLE_BYTES:
        text, broken = _parse(payload)
        declared = declares(payload)
        if text:
            yield Text(text)
        if broken and text:
            yield Problem(ProblemCode.PARTLY_READ, "extract", "XML not well-formed; also read as text", Effect.NOTE)
        if declared:
            detail = "declared entities are not expanded; also read as text"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
        if text and not broken and not declared:
            yield from data_files(payload)
            return
    yield from text_evidence(payload, choose_encoding(payload).name, given.limits.text_chars)
    yield from data_files(payload)


def declares(payload: Payload) -> bool:
    """Whether a document type has declarations inside (XML 1.0, 2.8)."""
    encoding = choose_encoding(payload).name
    return _SUBSET.search(payload.head(_WHOLE_BYTES).decode(encoding, "replace")) is not None


def _parse(payload: Payload) -> tuple[str, bool]:
    from lxml import etree

    # Entities stay unresolved: no bomb, no foreign file.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(payload.read(), parser)
    except (etree.LxmlError, ValueError):
        return "", True
    if root is None:
        return "", True
    return xml_text(root), len(parser.error_log) > 0


EXTRACTOR = Extractor(
    id="xml",
    title="XML",
    media_types=(XML, "text/xml", *(t for t in _NAMED.values() if "xhtml" not in t)),
    extract=extract,
    probe=probe,
    extensions=(".xml", ".svg", ".kml", ".gpx", ".rss", ".xmp"),
    priority=10,
    library="lxml",
    reads="element text, attributes, comments; SVG, RSS, flat Office XML, message backups; files inside "
    "data: URLs; declarations as they stand",
    not_read="external entities; the place where a declared entity would stand",
)
