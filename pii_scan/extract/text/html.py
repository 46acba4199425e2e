"""HTML pages, however broken: visible and hidden text, attribute values, comments."""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding, text_evidence
from pii_scan.extract.text.html_flat import flat_text
from pii_scan.extract.text.markup import html_text
from pii_scan.filetype.encoding import bom_encoding, head_text
from pii_scan.model.evidence import Evidence, Fact, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HTML = "text/html"
_START = re.compile(r"<(?:!doctype\s+html|html|head|body|title|table|div|meta|script)\b", re.IGNORECASE)
_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})")
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "iso8859-1", "us-ascii", "ascii", "windows-1252"})
_WHOLE_BYTES = 64 << 20


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text[:2048].lstrip()
    if start.startswith("<?xml") and not _PAGE.search(start):
        # Whatever its name: what a tag there says of a word is lost on a page.
        return None
    if name.lower().endswith((".html", ".htm")) and "<" in start:
        return HTML
    found = _START.search(start)
    if found is None:
        return None
    # Mail and source code may hold a page further down; a page itself starts with markup.
    return HTML if start.startswith("<") else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Text for the page; a page above 64 MiB comes in several, read without a tree. Files in `data:` URLs
    follow."""
    yield from _page(given)
    yield from data_files(given.payload)


def _page(given: Input) -> Iterator[Evidence]:
    payload = given.payload
    if payload.size_bytes > _WHOLE_BYTES:
        yield from text_evidence(payload, choose_encoding(payload).name, given.limits.text_chars, flat_text)
        yield Problem(ProblemCode.PARTLY_READ, "extract", "too large for a page tree; read without", Effect.NOTE)
        return
    page = _decoded(payload)
    root = _tree(page)
    title = " ".join((root.findtext(".//title") or "").split()) if root is not None else ""
    if title:
        yield Fact("title", title, "html")
    text = html_text(root, page_text) + _cut_tag(page) if root is not None else flat_text(page)
    # A page of nothing but brackets gives no text; its source is what there is.
    yield Text(text or page)
    if root is None:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "no page tree; read without", Effect.NOTE)


def page_text(page: str) -> str:
    """The text of a page, nested however deep; its source where there is none."""
    root = _tree(page)
    return (html_text(root, flat_text) + _cut_tag(page) if root is not None else flat_text(page)) or page


def _cut_tag(page: str) -> str:
    """What a tag at the end of a cut page says: libxml2 drops one that is not closed."""
    at = page.rfind("<")
    return f"\n{flat_text(page[at:])}" if at >= 0 and page.find(">", at) < 0 else ""


def page_root(payload: Payload) -> "HtmlElement | None":
    """The page's tree; None above 64 MiB and where libxml2 does not follow it to its end."""
    return None if payload.size_bytes > _WHOLE_BYTES else _tree(_decoded(payload))


def _decoded(payload: Payload) -> str:
    data = payload.read()
    return data.decode(_stated(data) or choose_encoding(payload).name, "replace")


def _tree(page: str) -> "HtmlElement | None":
    from lxml import etree, html

    text = page.replace("\x00", "\ufffd").lstrip("\ufeff")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    # libxml2 may refuse a page as a whole (nothing but a comment).
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None
    # Past some 2,000 levels, or a limit of its own, it ends there and says so in its log alone.
    stopped = any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)
    return None if stopped else root


def _stated(data: bytes) -> str | None:
    """The charset the page itself states, where the bytes do not contradict it."""
    if bom_encoding(data[:4]) is not None:
        return bom_encoding(data[:4])
    found = _CHARSET.search(data[:4096]) or _XML_ENCODING.match(data[:200])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    if name.startswith("utf-16"):
        return None
    # Browsers read these as Windows-1252 (WHATWG Encoding, 4.2), and writers mean it.
    name = "cp1252" if name in _LATIN else name
    try:
        # The beginning may end amid a character.
        codecs.getincrementaldecoder(name)("strict").decode(data[: 1 << 20])
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return name


EXTRACTOR = Extractor(
    id="html",
    title="HTML page",
    media_types=(HTML, "application/xhtml+xml"),
    extract=extract,
    probe=probe,
    extensions=(".html", ".htm", ".xhtml"),
    priority=20,
    library="lxml",
    reads="text, hidden text, form values and other attributes that say something, links, comments, scripts, "
    "templates, pages inside attributes, nested however deep; table rows as tabbed lines; files inside data: "
    "URLs as items of their own",
    not_read="what scripts would fetch or compute",
)
