"""Pages of Google Voice (Takeout): texts, calls and voicemails, each in a file of its own, with the marks of
microformats (hCard `tel` and `fn`)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.html_parts import cut_out as _cut_out
from pii_scan.extract.messages.html_parts import line_of as _line
from pii_scan.extract.messages.html_parts import with_class as _with_class
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.text.html import page_root
from pii_scan.extract.text.markup import html_text
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VOICE_PAGE = "text/x-google-voice-html"
_SIGNS = re.compile(r"class=\"(?:hChatLog hfeed|haudio|contributor vcard|sender vcard)\"")
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")
_KIND = re.compile(r"(?i)\b(placed|received|missed|voicemail|recorded)\b")
_DIRECTIONS = {"placed": "outgoing", "received": "incoming", "recorded": "incoming"}


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or not text.lstrip().startswith("<"):
        return None
    return VOICE_PAGE if _SIGNS.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A conversation, or one call; what a voicemail says is a message. Labels and the title come as text."""
    root = page_root(given.payload)
    if root is None:
        raise NotThisFormat
    for style in root.iter("style"):
        style.text = None
    gatherer = Gatherer()
    title = _line(root.find(".//title"))
    texts: list[Text] = []
    for row, node in enumerate(_with_class(root, "message"), 1):
        name, number = _who(node)
        quote = node.find(".//q")
        said = html_text(quote).strip() if quote is not None else ""
        sender = ME if name in ("Me", "") and not number else name or number
        message = Message(sender, said, _stamp(node), row=row)
        texts += gatherer.add("", message, title, parties={sender: {"phone number": number}} if number else None)
        _cut_out(node)
    told = [call for node in _with_class(root, "haudio") if (call := _call(node)) is not None]
    for call in told:
        for node in _with_class(root, "full-text"):
            if words := html_text(node).strip():
                message = Message(call.name or call.other or "?", words, call.start, ME)
                texts += gatherer.add(call.other, message, parties={call.name: {"phone number": call.other}})
            _cut_out(node)
    if not gatherer.messages and not told:
        raise NotThisFormat
    yield from texts
    yield from gatherer.flush()
    if told:
        yield from calls("calls", told)
    if left := html_text(root):
        yield Text(left)


def _who(node: "HtmlElement") -> tuple[str, str]:
    """Name and number of the first card below."""
    link = next(iter(_with_class(node, "tel")), None)
    href = (link.get("href") or "") if link is not None else ""
    number = href.removeprefix("tel:")
    named = next(iter(_with_class(node, "fn")), None)
    return _line(named), number


def _stamp(node: "HtmlElement") -> str:
    for name in ("dt", "published"):
        for found in _with_class(node, name):
            return found.get("title") or _line(found)
    return ""


def _call(node: "HtmlElement") -> Call | None:
    card = next(iter(_with_class(node, "contributor")), None)
    if card is None:
        return None
    name, number = _who(card)
    kind = _KIND.search(_line(node))
    said = kind[1].lower() if kind else ""
    length = next(iter(_with_class(node, "duration")), None)
    found = _LENGTH.fullmatch(length.get("title") or "") if length is not None else None
    seconds = ""
    if found is not None:
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        seconds = str(hours * 3600 + minutes * 60 + rest)
    return Call(number, said == "placed", _stamp(node), seconds, _DIRECTIONS.get(said, said), name)


EXTRACTOR = Extractor(
    id="google_voice",
    title="Google Voice (Takeout)",
    media_types=(VOICE_PAGE,),
    extract=extract,
    probe=probe,
    priority=29,
    library="lxml",
    reads="texts as conversations with names and numbers, calls as call records, transcripts of voicemails as messages",
    not_read="recordings, which are items of their own",
)
