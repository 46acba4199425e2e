"""Chats exported as web pages: Telegram Desktop, Facebook and Instagram, DiscordChatExporter."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.html_parts import classes as _classes
from pii_scan.extract.messages.html_parts import cut_out as _cut_out
from pii_scan.extract.messages.html_parts import line_of as _line
from pii_scan.extract.messages.html_parts import with_class as _with_class
from pii_scan.extract.messages.shapes.meta import mended
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.html import page_root
from pii_scan.extract.text.markup import html_text
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Fact, Text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SENDER_MAX = 120
CHAT_PAGE = "text/x-chat-html"
_SIGNS = re.compile(
    r"class=\"(?:history\"|page_wrap\"|message (?:default|service) clearfix|pam _3-95|_a6-g|_3-95 _2pi|chatlog\"|"
    r"chatlog__message)"
)


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or not text.lstrip().startswith("<"):
        return None
    return CHAT_PAGE if _SIGNS.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A conversation for the page; what stands outside of messages (menus, the title) as a text of its own."""
    root = page_root(given.payload)
    if root is None:
        raise NotThisFormat
    gatherer = Gatherer()
    title = _line(root.find(".//title"))
    texts: list[Text] = []
    header = next(iter(_with_class(root, "page_header")), None)
    for reader in (_telegram, _meta, _discord):
        for message in reader(root):
            texts += gatherer.add("", message, _line(header) or title)
        if gatherer.messages:
            break
    if not gatherer.messages:
        raise NotThisFormat
    yield from texts
    yield from gatherer.flush()
    if title:
        yield Fact("title", title, "html")
    if left := html_text(root):
        yield Text(left, layer="hidden")
    yield from data_files(given.payload)


def _taken(node: "HtmlElement", *names: str) -> str:
    """The line of the first element below that has all classes of one of the names; it is cut out of the tree."""
    for name in names:
        wanted = set(name.split())
        for child in node.iter():
            if wanted <= _classes(child):
                said = child.get("title") or _line(child)
                _cut_out(child)
                return said
    return ""


def _words(node: "HtmlElement") -> str:
    """All words of a message that is then cut out of the page; what stands behind it stays."""
    said = html_text(node).strip()
    _cut_out(node)
    # Messages inside of this one are told with it.
    for child in node.iter():
        if "class" in child.attrib:
            del child.attrib["class"]
    return said


def _telegram(root: "HtmlElement") -> Iterator[Message]:
    """`message default clearfix [joined]`: a joined message is by the one before it."""
    sender = ""
    messages = [node for node in _with_class(root, "message") if _classes(node) & {"default", "service"}]
    for row, node in enumerate(messages, 1):
        if not _classes(node):
            continue
        if "service" in _classes(node):
            yield Message("", _words(node), row=row)
            continue
        time = _taken(node, "date details")
        if "joined" not in _classes(node):
            _taken(node, "userpic_wrap")
            sender = _taken(node, "from_name") or sender
        yield Message(sender or "?", _words(node), time, row=row)


def _meta(root: "HtmlElement") -> Iterator[Message]:
    """Boxes of three rows: sender, words, time. Class names change with the years, this order does not."""
    boxes = [node for node in root.iter("div", "section") if _classes(node) & {"pam", "_a6-g"}]
    for row, node in enumerate(boxes, 1):
        rows = [child for child in node if isinstance(child.tag, str)] if _classes(node) else []
        sender = _line(rows[0]) if len(rows) > 1 else ""
        if not sender or len(sender) > _SENDER_MAX:
            continue
        time = _line(rows[-1]) if len(rows) > 2 else ""
        for taken in {id(part): part for part in (rows[0], rows[-1] if time else rows[0])}.values():
            _cut_out(taken)
        yield Message(mended(sender), mended(_words(node)), time, row=row)


def _discord(root: "HtmlElement") -> Iterator[Message]:
    sender = ""
    for row, node in enumerate(_with_class(root, "chatlog__message"), 1):
        if not _classes(node):
            continue
        time = _taken(node, "chatlog__timestamp", "chatlog__short-timestamp")
        sender = _taken(node, "chatlog__author", "chatlog__author-name") or sender
        yield Message(sender or "?", _words(node), time, row=row)


EXTRACTOR = Extractor(
    id="html_chat",
    title="Chat exported as a web page (Telegram, Facebook, Instagram, Discord)",
    media_types=(CHAT_PAGE,),
    extract=extract,
    probe=probe,
    priority=28,
    library="lxml",
    reads="every message with sender and time, forwarded words, lines of the program; what stands around them; files "
    "inside data: URLs",
    not_read="pages above 64 MiB (read as a plain page)",
)
