"""Chats kept as text in which a line with date and time stands above each message: WeChat and QQ write the name behind
the time, TikTok writes `name: words` in the line below."""

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

STAMPED = "text/x-chat-stamped"
_STAMP = re.compile(
    r"(?P<time>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(?: UTC)?)"
    r"(?:[ \t]+(?P<name>[^\W\d_][^\n\t:|=<>{}\[\]]{0,48}))?\s*$"
)
_SAID = re.compile(r"(?P<name>[^\s:][^:\n\t]{0,48}): (?P<text>.*)")
_LINES_MAX = 20_000


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
    encoding = choose_encoding(given.payload)
    gatherer = Gatherer()
    now: Stamp | None = None
    lines: list[str] = []
    row = chars = 0
    for piece in stretches(given.payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        for raw in piece.text.split("\n"):
            line = raw.rstrip("\r")
            found = stamp(line)
            if found is not None or len(lines) > _LINES_MAX:
                if any(lines):
                    yield from gatherer.add("", _message(now, lines, row))
                lines = []
            if found is not None:
                now, row = found, row + 1
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
