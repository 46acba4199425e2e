"""Text out of HTML and XML trees: blocks as lines, table rows as tabbed lines, attributes kept."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
_BLOCKS = frozenset((
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "thead", "tbody", "h1", "h2", "h3",
    "h4", "h5", "h6", "section", "article", "header", "footer", "form", "fieldset", "blockquote", "pre", "hr",
    "title", "option", "select", "textarea", "label", "legend", "address", "main", "nav", "aside", "figure",
    "caption", "body", "head", "meta", "input", "button",
))
# fmt: on
_CELLS = frozenset({"td", "th"})
_ATTRIBUTES = frozenset({"value", "content", "alt", "title", "href", "placeholder", "label", "summary", "action"})


def html_text(root: "_Element") -> str:
    """All text of a page, hidden parts and scripts included, in reading order."""
    out: list[str] = []
    for event, node in _walk(root):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                out.append("\n")
            # Comments and processing instructions have a function as tag; their text counts too.
            if node.text:
                out.append(node.text if tag else f"\n{node.text}\n")
            out += _attributes(node, tag)
        else:
            if tag in _CELLS:
                out.append("\t")
            elif tag in _BLOCKS:
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
                out.append(f"\n{name}: {node.text.strip()}\n" if leaf else node.text)
        elif node is not root and node.tail and node.tail.strip():
            out.append(node.tail)
    return tidy(out)


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


def _pairs(node: "_Element") -> Iterator[tuple[str, str]]:
    for key, value in node.attrib.items():
        yield str(key), str(value)


def _attributes(node: "_Element", tag: str) -> Iterator[str]:
    for name, value in _pairs(node):
        wanted = name in _ATTRIBUTES or name.startswith("data-")
        if not wanted or not value.strip() or value.startswith(("data:", "javascript:", "#")):
            continue
        if name == "value" and tag in ("input", "option"):
            label = str(node.attrib.get("name") or node.attrib.get("id") or "")
            yield f"\n{label}: {value}\n" if label else f" {value} "
        elif name == "href":
            yield f" <{value}> "
        else:
            yield f"\n{value}\n"
