"""HTML pages, however broken: visible and hidden text, attribute values, comments."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding, stretches
from pii_scan.extract.text.markup import html_text
from pii_scan.filetype.encoding import bom_encoding, head_text
from pii_scan.model.evidence import Evidence, Fact, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HTML = "text/html"
_START = re.compile(r"<(?:!doctype\s+html|html|head|body|title|table|div|meta|script)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_WHOLE_BYTES = 64 << 20


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text[:2048].lstrip()
    if name.lower().endswith((".html", ".htm")) and "<" in start:
        return HTML
    found = _START.search(start)
    if found is None or (start.startswith("<?xml") and "<html" not in start.lower()):
        return None
    # Mail and source code may hold a page further down; a page itself starts with markup.
    return HTML if start.startswith("<") else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Text for the page; a page above 64 MiB, or one that lxml gives up, is read as plain text. Files in
    `data:` URLs follow."""
    yield from _page(given)
    yield from data_files(given.payload)


def _page(given: Input) -> Iterator[Evidence]:
    payload = given.payload
    if payload.size_bytes <= _WHOLE_BYTES:
        text, title = _parse(payload)
        if text:
            if title:
                yield Fact("title", title, "html")
            yield Text(text)
            return
    for piece in stretches(payload, choose_encoding(payload).name, given.limits.text_chars):
        yield Text(piece.text, offset=piece.offset, first_line=piece.first_line)
    yield Problem(ProblemCode.PARTLY_READ, "extract", "no page tree; read as plain text", Effect.NOTE)


def page_text(page: str) -> str:
    """The text of a page; the page's source where there is no tree to be had."""
    return _tree_text(page)[0] or page


def _parse(payload: Payload) -> tuple[str, str]:
    data = payload.read()
    return _tree_text(data.decode(_stated(data) or choose_encoding(payload).name, "replace"))


def page_root(payload: Payload) -> "HtmlElement | None":
    """The page's tree; None above 64 MiB and where libxml2 refuses it."""
    if payload.size_bytes > _WHOLE_BYTES:
        return None
    data = payload.read()
    return _tree(data.decode(_stated(data) or choose_encoding(payload).name, "replace"))


def _tree_text(page: str) -> tuple[str, str]:
    root = _tree(page)
    if root is None:
        return "", ""
    title = root.findtext(".//title") or ""
    return html_text(root), " ".join(title.split())


def _tree(page: str) -> "HtmlElement | None":
    from lxml import etree, html

    text = page.replace("\x00", "\ufffd").lstrip("\ufeff")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    # libxml2 may refuse a page as a whole (nothing but a comment, depth); its raw text is read then.
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None


def _stated(data: bytes) -> str | None:
    """The charset the page itself states, where the bytes do not contradict it."""
    if bom_encoding(data[:4]) is not None:
        return bom_encoding(data[:4])
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    try:
        data[: 1 << 20].decode(found[1].decode("ascii"), "strict")
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    name = found[1].decode("ascii").lower()
    return None if name.startswith("utf-16") else name


EXTRACTOR = Extractor(
    id="html",
    title="HTML page",
    media_types=(HTML, "application/xhtml+xml"),
    extract=extract,
    probe=probe,
    extensions=(".html", ".htm", ".xhtml"),
    priority=20,
    library="lxml",
    reads="text, hidden text, form values, links, comments, scripts; table rows as tabbed lines; files inside data: "
    "URLs as items of their own",
    not_read="what scripts would fetch or compute",
)
