"""Chats whose messages have a heading above them: copies out of Discord, Teams and Slack, imessage-exporter's text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.chat_line import clean_name
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

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
_MESSAGE_LINES = 20_000


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
    encoding = choose_encoding(given.payload)
    gatherer = Gatherer()
    now: Heading | None = None
    lines: list[str] = []
    row = 0
    chars = 0
    for piece in stretches(given.payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        for raw in piece.text.split("\n"):
            line = raw.rstrip("\r")
            found = heading(line)
            if found is not None or len(lines) > _MESSAGE_LINES:
                if any(lines):
                    yield from gatherer.add("", _message(now, lines, row))
                lines = []
            if found is not None:
                now, row = found, row + 1
            elif now is not None and not now.sender and line.strip():
                now = Heading(clean_name(line), now.time)
            else:
                lines.append(line)
    if any(lines):
        yield from gatherer.add("", _message(now, lines, row))
    if not row:
        raise NotThisFormat
    yield from gatherer.flush()
    if chars >= given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")
    yield from undecoded(encoding)


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
