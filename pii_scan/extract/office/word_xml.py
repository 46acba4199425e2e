"""Word 2003 XML (WordprocessingML of 2003): one file with the document, its headers, comments and pictures."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.document_properties import ELEMENT, FACTS
from pii_scan.extract.office.flow import flow
from pii_scan.extract.office.ooxml_text import blocks
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

WORD_XML = "application/vnd.ms-word2003xml"
_ROOT = re.compile(r"<(?:\w+:)?wordDocument\b")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return WORD_XML if text is not None and _ROOT.search(text) else None


@dataclass(slots=True)
class _Around:
    """What stands beside the words."""

    facts: dict[str, str] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    files: list[bytes | None] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    found: bool = False


def extract(given: Input) -> Iterator[Evidence]:
    """Paragraphs and tables in the order of the document, properties, and each picture as an item.

    Raises:
        NotThisFormat: it is no such document.
    """
    around = _Around()
    try:
        _look(given.payload, around)
        damaged = False
    except PartBrokenError:
        damaged = True
    if not around.found:
        raise NotThisFormat
    yield from (Fact(name, value, "docprops") for name, value in around.facts.items())
    if around.own:
        yield Text("\n".join(dict.fromkeys(around.own)), How.METADATA, layer="properties")
    try:
        yield from flow(blocks(given.payload), "body")
    except PartBrokenError:
        damaged = True
    for number, (name, data) in enumerate(zip(around.names, around.files, strict=True), 1):
        key = f"{number}-{name.rsplit('/', 1)[-1] or 'part'}"
        problem = ProblemCode.UNREADABLE if data is None else None
        yield Child("wordml", key, None if data is None else Payload(data=data), problem=problem)
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the document ends in damaged XML")


def _look(payload: Payload, around: _Around) -> None:
    properties = ""
    for start, tag, node in events(payload):
        if tag in (ELEMENT, f"Custom{ELEMENT}"):
            properties = tag if start else ""
        elif start and tag == "wordDocument":
            around.found = True
        elif start and properties and node.text and node.text.strip():
            if properties == ELEMENT and tag in FACTS:
                around.facts[FACTS[tag]] = node.text.strip()
            else:
                around.own.append(f"{tag}: {node.text.strip()}")
        elif start and tag == "annotation":
            around.own += [f"author: {author}"] if (author := attribute(node, "author")) else []
        elif start and tag in ("hlink", "docVar"):
            around.own += [said] if (said := attribute(node, "dest") or attribute(node, "val")) else []
        elif start and tag in ("binData", "docOleData") and node.text:
            around.names.append(attribute(node, "name"))
            try:
                around.files.append(base64.b64decode("".join(node.text.split()), validate=True))
            except (binascii.Error, ValueError):
                around.files.append(None)


EXTRACTOR = Extractor(
    id="word_xml",
    title="Word 2003 XML document",
    media_types=(WORD_XML,),
    extract=extract,
    probe=probe,
    priority=12,
    library="lxml",
    reads="text, tables, headers, notes, comments with their authors, links, properties; pictures as own items",
    not_read="what only a drawing shows",
)
