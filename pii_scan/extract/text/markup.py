"""Text out of HTML and XML trees: blocks as lines, table rows as tabbed lines, attributes kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.text.attributes import attribute_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SAYS_NOTHING = frozenset(
    ("id", "identification", "identifier", "date", "value", "text", "number", "code", "representation")
)
# fmt: off
BLOCKS = frozenset((
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "thead", "tbody", "h1", "h2", "h3",
    "h4", "h5", "h6", "section", "article", "header", "footer", "form", "fieldset", "blockquote", "pre", "hr",
    "title", "option", "select", "textarea", "label", "legend", "address", "main", "nav", "aside", "figure",
    "caption", "body", "head", "meta", "input", "button",
))
# fmt: on
CELLS = frozenset({"td", "th"})
# fmt: off
ELEMENTS = BLOCKS | CELLS | frozenset((
    "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink",
    "canvas", "center", "cite", "code", "col", "colgroup", "data", "datalist", "del", "details", "dfn", "dialog", "dir",
    "em", "embed", "figcaption", "font", "frame", "frameset", "hgroup", "html", "i", "iframe", "img", "ins", "isindex",
    "kbd", "keygen", "link", "listing", "map", "mark", "marquee", "math", "menu", "meter", "nobr", "noembed",
    "noframes", "noscript", "object", "optgroup", "output", "param", "picture", "plaintext", "progress", "q", "rp",
    "rt", "ruby", "s", "samp", "script", "search", "slot", "small", "source", "span", "strike", "strong", "style",
    "sub", "summary", "sup", "svg", "template", "tfoot", "time", "track", "tt", "u", "var", "video", "wbr", "xmp",
))
# fmt: on


def html_text(root: "_Element", inner: Callable[[str], str] = str) -> str:
    """All text of a page, hidden parts and scripts included, in reading order.

    Args:
        inner: reads a page that stands in an attribute.
    """
    out: list[str] = []
    for event, node in _walk(root):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in BLOCKS:
                out.append("\n")
            # Comments and processing instructions have a function as tag; their text counts too.
            if node.text:
                out.append(node.text if tag else f"\n{node.text}\n")
            if tag and tag not in ELEMENTS and (words := _no_element(node, tag)):
                out.append(words)
            if node.attrib:
                out += attribute_lines(_pairs(node), tag, inner)
        else:
            if tag in CELLS:
                out.append("\t")
            elif tag in BLOCKS:
                out.append("\n")
            if node.tail and node is not root:
                out.append(node.tail)
    return tidy(out)


def xml_text(root: "_Element") -> str:
    """One line per leaf, `name: value`, attributes as `name: value` before it; mixed text stays in order."""
    out: list[str] = []
    for event, node in _walk(root):
        if event == "start":
            name = local_name(node)
            for key, value in _pairs(node):
                if value.strip():
                    out.append(f"\n{key.rsplit('}', 1)[-1]}: {value}\n")
            if node.text and node.text.strip():
                leaf = len(node) == 0 and name
                out.append(f"\n{_label(node, name)}: {node.text.strip()}\n" if leaf else node.text)
        elif node is not root and node.tail and node.tail.strip():
            out.append(node.tail)
    return tidy(out)


def _label(node: "_Element", name: str) -> str:
    """What a leaf is called, as words; a name that says nothing alone takes its parent's before it.

    `<PersonSSNIdentification><IdentificationID>` (NIEM) is a number of whom, and of what sort, by its parent only.
    """
    words = _words(name)
    parent = node.getparent()
    if parent is None or not _SAYS_NOTHING.issuperset(words.lower().split()):
        return words
    whose = _words(local_name(parent))
    return whose if whose.lower().endswith(words.lower()) else f"{whose} {words}"


def _words(name: str) -> str:
    """`PersonSurName` → `Person Surname`."""
    return _HUMPS.sub(" ", name).replace("Sur Name", "Surname")


def local_name(node: "_Element") -> str:
    """The tag without its namespace; empty for comments and instructions."""
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def tidy(parts: Iterable[str]) -> str:
    """Joined, runs of blanks and empty lines reduced; tabs between cells stay."""
    lines: list[str] = []
    for raw in "".join(parts).splitlines():
        cells = [" ".join(cell.split()) for cell in raw.split("\t")]
        line = "\t".join(cells).rstrip("\t").lstrip("\t") if any(cells) else ""
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def _walk(root: "_Element") -> Iterator[tuple[str, "_Element"]]:
    from lxml import etree

    # iterwalk keeps its own stack: a million nested elements do not exhaust Python's.
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield "start", node
            yield "end", node
        else:
            yield event, node


def _no_element(node: "_Element", tag: str) -> str:
    """Words in angle brackets that a parser takes for an element: `<ann@example.com>`, `<Lee Ann>`."""
    bare = [str(key) for key, value in node.attrib.items() if not value]
    return f" <{' '.join([tag, *bare])}> " if bare or "@" in tag or any(map(str.isdigit, tag)) else ""


def _pairs(node: "_Element") -> Iterator[tuple[str, str]]:
    for key, value in node.attrib.items():
        yield str(key), str(value)
