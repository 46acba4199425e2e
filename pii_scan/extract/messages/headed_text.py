"""Chats whose messages have a heading above them: copies out of Discord, Teams and Slack, imessage-exporter's text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.messages.chat_line import clean_name
from pii_scan.extract.messages.headed_walk import headed_messages
from pii_scan.extract.messages.thread import Message
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

HEADED = "text/x-chat-headed"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[APap]\.?[Mm]\.?)?"
_DAY = (
    r"(?:\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|[A-Z][a-zé]{2,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-zé]{3,10}\.? \d{4}"
    r"|Today|Yesterday|Hoy|Ayer|Heute|Gestern|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_WHEN = rf"(?:{_DAY},?(?: at| um| a las)?\s{{1,2}})?{_CLOCK}"
_NAME = r"[^\W\d_][^\n\t:\[\]<>|]{0,58}?"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME})(?: ?[,|•·—–] ?| - |  +|\t| (?=[\[(]))(?:[\[(] ?)?(?P<time>{_WHEN})[\])]?:?\s*$"
)
"""`Ann Moss — Today at 9:12 PM`, `Ann Moss  9:12 PM`, `Ann Moss [2/14/24 9:12 PM]`."""
_ALONE = re.compile(rf"(?P<time>{_DAY},?\s{{1,2}}{_CLOCK})(?: \([^)\n]{{3,80}}\))?\s*$")
"""imessage-exporter: the date alone, whoever wrote it on the next line."""
_SENDER = re.compile(r"[^\W_+][^\n\t]{0,60}$|\+?[\d() .\-]{5,20}$|[\w.+\-]+@[\w.\-]+$")


class Heading(NamedTuple):
    """Who and when; `sender` is empty where the next line says it."""

    sender: str
    time: str


def heading(line: str) -> Heading | None:
    if len(line) > 160 or ":" not in line:
        return None
    found = _ALONE.match(line)
    if found is not None:
        return Heading("", " ".join(found["time"].split()))
    found = _BEHIND.match(line)
    return None if found is None else Heading(clean_name(found["name"]), " ".join(found["time"].split()))


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or text.lstrip()[:1] in ("<", "{", "["):
        return None
    lines = text.split("\n")[:400]
    senders: list[str] = []
    for at, line in enumerate(lines):
        found = heading(line.strip("\r"))
        if found is None:
            continue
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if not found.sender and not _SENDER.match(below):
            continue
        senders.append(found.sender or below)
    # In a talk the same few speak again; a list of meetings has a new title at each hour.
    filled = sum(1 for line in lines if line.strip())
    enough = len(senders) >= 3 and 2 * len(set(senders)) <= len(senders) + 1 and 6 * len(senders) >= filled
    return HEADED if enough else None


def extract(given: Input) -> Iterator[Evidence]:
    """One conversation."""
    yield from headed_messages(given, heading, _message, _with_sender)


def _with_sender(now: Heading, line: str) -> Heading | None:
    return None if now.sender or not line.strip() else Heading(clean_name(line), now.time)


def _message(now: Heading | None, lines: list[str], row: int) -> Message:
    text = "\n".join(lines).strip("\n")
    return Message("", text) if now is None else Message(now.sender or "?", text, now.time, row=row)


EXTRACTOR = Extractor(
    id="headed_text",
    title="Chat kept as text with headings (imessage-exporter, copies out of Discord, Teams, Slack)",
    media_types=(HEADED,),
    extract=extract,
    probe=probe,
    priority=22,
    library="own",
    reads="every message with its sender and time",
    not_read="who is meant by times without a name",
)
