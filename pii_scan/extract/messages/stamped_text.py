"""Chats kept as text in which a line with date and time stands above each message: WeChat and QQ write the name behind
the time, TikTok writes `name: words` in the line below."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.messages.chat_line import clean_name
from pii_scan.extract.messages.headed_walk import headed_messages
from pii_scan.extract.messages.thread import Message
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

STAMPED = "text/x-chat-stamped"
_STAMP = re.compile(
    r"(?P<time>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(?: UTC)?)"
    r"(?:[ \t]+(?P<name>[^\W\d_][^\n\t:|=<>{}\[\]]{0,48}))?\s*$"
)
_SAID = re.compile(r"(?P<name>[^\s:][^:\n\t]{0,48}): (?P<text>.*)")


class Stamp(NamedTuple):
    """A line above a message."""

    time: str
    name: str


def stamp(line: str) -> Stamp | None:
    found = _STAMP.match(line) if len(line) <= 96 else None
    return None if found is None else Stamp(found["time"], clean_name(found["name"] or ""))


def probe(head: bytes, _name: str) -> str | None:
    """Whose lines with times have words below: a log has a time in each line."""
    text = head_text(head)
    if text is None:
        return None
    lines = [line.strip() for line in text.split("\n")[:400]]
    names: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        found = stamp(line)
        if found is None:
            continue
        said = _SAID.match(below) if not found.name else None
        if not below or stamp(below) is not None or (not found.name and said is None):
            return None
        names.append(found.name or (said["name"] if said else ""))
    filled = sum(1 for line in lines if line)
    return STAMPED if len(names) >= 2 and 8 * len(names) >= filled and 2 * len(set(names)) <= len(names) + 2 else None


def extract(given: Input) -> Iterator[Evidence]:
    """One conversation; what stands above the first message belongs to nobody."""
    yield from headed_messages(given, stamp, _message)


def _message(now: Stamp | None, lines: list[str], row: int) -> Message:
    text = "\n".join(lines).strip("\n")
    if now is None:
        return Message("", text)
    said = _SAID.match(text) if not now.name else None
    if said is not None:
        return Message(clean_name(said["name"]), said["text"] + text[said.end() :], now.time, row=row)
    return Message(now.name or "?", text, now.time, row=row)


EXTRACTOR = Extractor(
    id="stamped_text",
    title="Chat kept as text with times above (WeChat, QQ, TikTok)",
    media_types=(STAMPED,),
    extract=extract,
    probe=probe,
    priority=23,
    library="own",
    reads="every message with its sender and time",
    not_read="pictures and recordings, which such exports only name",
)
