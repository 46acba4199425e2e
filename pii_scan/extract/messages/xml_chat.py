"""Any XML whose repeated elements are messages: `<message from="…" to="…" date="…">text</message>` and the like."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.roles import Roles, worded
from pii_scan.extract.messages.table_rows import TableReader
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.markup import local_name, xml_text
from pii_scan.extract.text.xml import XML, declares
from pii_scan.model.evidence import Evidence, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BYTES_MAX = 64 << 20
_HINTS = (b"essage", b"sms", b"chat", b"conversation", b"thread", b"mensaje", b"<msg", b"nachricht")
_HINT_BYTES = 64 << 10
_SAMPLE = 50
_TEXT = "text"
_PARTS_MAX = 200


def extract(given: Input) -> Iterator[Evidence]:
    """Conversations, then what stands outside of them. A tree that is broken or declares entities is the XML
    reader's, which reads it twice.

    Raises:
        NotThisFormat: there are no messages in it.
    """
    root = _tree(given)
    if root is None:
        raise NotThisFormat
    tag = _tag_of_messages(root)
    if tag is None:
        raise NotThisFormat
    nodes = list(root.iter(tag))
    rows = [_properties(node) for node in nodes]
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    reader = TableReader(Roles(columns), 1)
    yield from reader.conversations([[row.get(c) for c in columns] for row in rows])
    more = reader.further([[row.get(c) for c in columns] for row in rows])
    if more is not None:
        yield more
    for node in nodes:
        _cut_out(node)
    if left := xml_text(root):
        yield Text(left)
    yield from data_files(given.payload)


def _tree(given: Input) -> "_Element | None":
    from lxml import etree

    payload = given.payload
    if payload.size_bytes > _BYTES_MAX or not any(hint in payload.head(_HINT_BYTES).lower() for hint in _HINTS):
        return None
    if declares(payload):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(payload.read(), parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if parser.error_log else root


def _tag_of_messages(root: "_Element") -> str | None:
    """The most frequent element that has the properties of a message; its parents' own words are not looked at."""
    counts = Counter(str(node.tag) for node in root.iter() if isinstance(node.tag, str))
    for tag, _ in counts.most_common(20):
        nodes = [node for node, _ in zip(root.iter(tag), range(_SAMPLE), strict=False)]
        if any(_is_tree(node, tag) for node in nodes):
            continue
        sample = [_properties(node) for node in nodes]
        roles = Roles(tuple(dict.fromkeys(key for row in sample for key in row)))
        if not roles.of_messages or roles.body is None:
            continue
        if worded([row.get(roles.columns[roles.body]) for row in sample]):
            return tag
    return None


def _is_tree(node: "_Element", tag: str) -> bool:
    """What holds hundreds of elements, or others like itself, is no message."""
    below = (child for child, _ in zip(node.iterdescendants(), range(_PARTS_MAX + 1), strict=False))
    return sum(_PARTS_MAX if child.tag == tag else 1 for child in below) > _PARTS_MAX - 1


def _properties(node: "_Element") -> dict[str, str]:
    """Attributes, leaves below and, where no leaf is called a body, the element's own words."""
    found: dict[str, list[str]] = {}

    def put(key: str, value: str) -> None:
        if value.strip():
            found.setdefault(key, []).append(value.strip())

    for key, value in node.attrib.items():
        put(str(key).rsplit("}", 1)[-1], str(value))
    for child in node.iterdescendants():
        if not isinstance(child.tag, str):
            continue
        name = local_name(child)
        for key, value in child.attrib.items():
            put(f"{name} {str(key).rsplit('}', 1)[-1]}", str(value))
        put(name, child.text or "")
        if child.tail and child.tail.strip():
            put(_TEXT, child.tail)
    put(_TEXT, node.text or "")
    return {key: "\n".join(values) for key, values in found.items()}


def _cut_out(node: "_Element") -> None:
    """Removes the element and leaves what stands behind it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail and node.tail.strip():
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


EXTRACTOR = Extractor(
    id="xml_chat",
    title="Message export (XML)",
    media_types=(XML, "text/xml"),
    extract=extract,
    priority=20,
    library="lxml",
    reads="conversations out of any XML whose repeated elements have a sender, a time and words; all else as for XML",
    not_read="exports above 64 MiB (read as plain XML)",
)
