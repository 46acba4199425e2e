"""Who wrote a document: docProps of OOXML, meta.xml of OpenDocument."""

from collections.abc import Iterator

from pii_scan.extract.office.package import Package
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events
from pii_scan.model.evidence import Evidence, Fact, How, Text

_NAMES = {
    "creator": "author",
    "initial-creator": "author",
    "lastModifiedBy": "last_author",
    "printed-by": "last_author",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "keyword": "keywords",
    "created": "created",
    "creation-date": "created",
    "modified": "modified",
    "date": "modified",
    "Company": "company",
    "Manager": "manager",
    "Application": "program",
    "generator": "program",
    "HyperlinkBase": "link",
}
_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")


def properties(package: Package) -> Iterator[Evidence]:
    """Facts named as in the model, custom properties as `name: value` lines. Damage ends it quietly: the
    package counts unreadable parts."""
    own: list[str] = []
    for part in _PARTS:
        payload = package.payload(part)
        if payload is None:
            continue
        seen: set[tuple[str, str]] = set()
        name = ""
        opened = part == "meta.xml"
        try:
            for start, tag, node in events(payload):
                if start:
                    name = attribute(node, "name") if tag in ("property", "user-defined") else name
                    continue
                value = (node.text or "").strip()
                if not value:
                    continue
                # In OpenDocument `creator` is whoever saved last.
                fact = "last_author" if opened and tag == "creator" else _NAMES.get(tag)
                if name and (part.endswith("custom.xml") or tag == "user-defined"):
                    own.append(f"{name}: {value}")
                elif fact is not None and (fact, value) not in seen:
                    seen.add((fact, value))
                    yield Fact(fact, value, "docprops")
        except PartBrokenError:
            continue
    if own:
        yield Text("\n".join(own), How.METADATA, layer="properties")
