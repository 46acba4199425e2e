"""Names of those who write: mailboxes with a display name, speakers of an exported chat."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_surname
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_shapes import WORD
from pii_scan.detect.sieve import Sieve

_ADDRESS = re.compile(r"<[\w.+-]+@[\w.-]+>")
_DISPLAY = re.compile(rf"\"?({WORD}(?:,? (?:[A-Z]\.?(?= )|{WORD})){{1,3}})\"? ?\Z")
_DISPLAY_REACH = 100
"""Characters before the address that may hold the display name."""
_DATE = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|(?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),?(?: \d{4})?)"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \u202f]?[APap]\.?[Mm]\.?)?"
_SENDER = rf"{WORD}(?: [A-Z]\.| {WORD}){{0,3}}"
_SPEAKER = re.compile(
    rf"\W{{0,3}}(?:{_DATE},?[ T])?{_TIME}(?:\]|\)| -| –)? ?<?(?P<name>{_SENDER})>?(?: \([^)\n]{{1,24}}\))?: "
)
"""`[2/14/24, 9:12 PM] Ann Moss: hi`, `14/02/2024, 21:13 - Ann Moss: hi`, `21:13 <Ann Moss>: hi`."""
_HEADED = re.compile(
    rf"\W{{0,3}}(?P<name>{_SENDER})(?: ?[,|•·—–-] ?| {{1,4}})(?:[\[(] ?)?"
    rf"(?:(?:(?:Today|Yesterday|Hoy|Ayer)|{_DATE}),?(?: at)? )?{_TIME}[\])]?(?::|[ \t]*(?:\r?\n|$))"
)
"""`Ann Moss — Today at 9:12 PM`, `Ann Moss [9:12 PM]:`, `Ann Moss 2/14/24 9:12 PM`, the message below."""
_SPEAKER_LINE = Sieve(
    r"\n[^0-9A-Za-z\xff]{0,3}(?:[0-9A-Za-z/., -]{5,16}[ T])?[0-9]{1,2}:[0-9]{2}[0-9:.,]{0,7}(?: ?[APap]\.?[Mm]\.?)?"
    r"(?:\]|\)| -)? ?<?[A-Z\xff][A-Za-z\xff'. -]{1,60}>?(?: \([^)\n]{1,24}\))?: "
    r"|\n[^0-9A-Za-z\xff\n]{0,3}[A-Z\xff][A-Za-z\xff.'-]+(?: [A-Z\xff][A-Za-z\xff.'-]*){0,3}[^A-Za-z0-9\n]{1,4}"
    r"[0-9A-Za-z/., -]{0,24}[0-9]:[0-9]{2}",
    panel="speakers",
)


def mailbox_names(text: str) -> Iterator[NameSpan]:
    """`"Oyelaran, Terrence" <t@example.org>`: a display name, often of a person."""
    done = 0
    for address in _ADDRESS.finditer(text):
        at = address.start()
        floor = max(done, at - _DISPLAY_REACH)
        done = address.end()
        floor = max(floor, text.rfind("\n", floor, at) + 1, text.rfind(":", floor, at) + 1)
        match = _DISPLAY.search(text, floor, at)
        if match is None:
            continue
        start, end = match.span(1)
        words = re.split("[ ,]+", match.group(1))
        while len(words) > 2 and is_common(words[0]) and not is_first(words[0]):
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        if any(is_first(w) for w in words) and not all(is_common(w) for w in words):
            yield NameSpan(start, end, 0.85, "mailbox")


def chat_names(text: str) -> Iterator[NameSpan]:
    """Who speaks in an exported chat. A log line is built like one: there the lists must know the name."""
    for begin, _ in _SPEAKER_LINE.spans(text):
        at = begin + (text[begin] == "\n")
        match = _SPEAKER.match(text, at) or _HEADED.match(text, at)
        if match is None:
            continue
        words = match.group("name").split(" ")
        if all(is_common(word) for word in words):
            continue
        known = [word for word in words if is_first(word) or is_surname(word)]
        if len(words) > 1:
            yield NameSpan(*match.span("name"), 0.8 if len(known) > 1 else 0.72 if known else 0.4, "speaker")
        elif is_first(words[0]):
            yield NameSpan(*match.span("name"), 0.5, "speaker", part="first")
