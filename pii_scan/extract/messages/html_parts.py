"""Elements of a page by their classes."""

from typing import TYPE_CHECKING

from pii_scan.extract.text.markup import html_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def classes(node: "HtmlElement") -> set[str]:
    return set((node.get("class") or "").split()) if isinstance(node.tag, str) else set()


def with_class(root: "HtmlElement", name: str) -> "list[HtmlElement]":
    return [node for node in root.iter() if name in classes(node)]


def line_of(node: "HtmlElement | None") -> str:
    """All words below, with single blanks."""
    return " ".join(html_text(node).split()) if node is not None else ""


def cut_out(node: "HtmlElement") -> None:
    """Takes an element and all below out of the page; what stands behind it stays. lxml refuses to write again some
    signs that its parser let in."""
    try:
        node.drop_tree()
    except ValueError:
        node.clear(keep_tail=True)
