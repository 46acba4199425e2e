"""Names of those who write: mailboxes with a display name, speakers of an exported chat."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first
from pii_scan.detect.person.pairs import WORD
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.sieve import Sieve

_ADDRESS = re.compile(r"<[\w.+-]+@[\w.-]+>")
_DISPLAY = re.compile(rf"\"?({WORD}(?:,? (?:[A-Z]\.?(?= )|{WORD})){{1,3}})\"? ?\Z")
_DISPLAY_REACH = 100
"""Characters before the address that may hold the display name."""
_SPEAKER = re.compile(
    r"\W{0,3}\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?[ T]\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[APap]\.?[Mm]\.?)?(?:\]| -)[ ]"
    rf"({WORD}(?: [A-Z]\.| {WORD}){{0,3}}):[ ]"
)
_SPEAKER_LINE = Sieve(
    r"\n[^0-9A-Za-z\xff]{0,3}[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4},?[ T][0-9]{1,2}:[0-9]{2}[0-9APMapm.: ]{0,8}"
    r"(?:\]| -) [A-Z\xff]"
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
        words = re.split("[ ,]+", match.group(1))
        if any(is_first(w) for w in words) and not all(is_common(w) for w in words):
            yield NameSpan(*match.span(1), 0.85, "mailbox")


def chat_names(text: str) -> Iterator[NameSpan]:
    """Who speaks in an exported chat: `[2/14/24, 9:12 PM] Ann Moss: hi`, `14/02/2024, 21:13 - Ann Moss: hi`."""
    for begin, _ in _SPEAKER_LINE.spans(text):
        match = _SPEAKER.match(text, begin + (text[begin] == "\n"))
        if match is None:
            continue
        start, end = match.span(1)
        words = match.group(1).split(" ")
        if all(is_common(word) for word in words):
            continue
        if len(words) > 1:
            yield NameSpan(start, end, 0.8, "speaker")
        elif is_first(words[0]):
            yield NameSpan(start, end, 0.5, "speaker", part="first")
