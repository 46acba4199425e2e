"""Chat of a Zoom meeting (`meeting_saved_chat.txt`): `21:12:33 From Ann Moss to Everyone: words`; newer versions write
the words below."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.chat_line import clean_name
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

ZOOM = "text/x-chat-zoom"
_HEAD = re.compile(
    r"(?P<time>(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d{2}:\d{2})[ \t]+(?:From|De|Von|Da)[ \t]+(?P<by>[^:\n]{1,80}?)"
    r"(?:[ \t]+(?:to|an|à|a|para)[ \t]+(?P<to>[^:\n]{1,80}?))?[ \t]*:(?:[ \t](?P<text>.*)|[ \t]*$)"
)
_DIRECT = re.compile(r"\s*\((?:direct message|privately|direktnachricht|mensaje directo)\)\s*$", re.IGNORECASE)
_LINES_MAX = 20_000


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    found = sum(_HEAD.match(line) is not None for line in lines)
    return ZOOM if found >= 2 and 4 * found >= len(lines) and _HEAD.match(lines[0]) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One conversation; words to one alone name the receiver."""
    encoding = choose_encoding(given.payload)
    gatherer = Gatherer()
    head: re.Match[str] | None = None
    lines: list[str] = []
    row = chars = 0
    for piece in stretches(given.payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        for raw in piece.text.split("\n"):
            line = raw.rstrip("\r")
            found = _HEAD.match(line)
            if found is not None or len(lines) > _LINES_MAX:
                yield from _given(gatherer, head, lines, row)
                lines = []
            if found is not None:
                head, row = found, row + 1
                lines.append(found["text"] or "")
            else:
                lines.append(line.removeprefix("\t"))
    yield from _given(gatherer, head, lines, row)
    if not row:
        raise NotThisFormat
    yield from gatherer.flush()
    if chars >= given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")
    yield from undecoded(encoding)


def _given(gatherer: Gatherer, head: re.Match[str] | None, lines: list[str], row: int) -> Iterator[Evidence]:
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        return
    if head is None:
        yield from gatherer.add("", Message("", text))
        return
    to = _DIRECT.sub("", head["to"] or "")
    yield from gatherer.add("", Message(clean_name(head["by"]), text, head["time"], to, row))


EXTRACTOR = Extractor(
    id="zoom_chat",
    title="Chat of a Zoom meeting (text)",
    media_types=(ZOOM,),
    extract=extract,
    probe=probe,
    priority=25,
    library="own",
    reads="every message with its sender, receiver and time of day, over several lines",
    not_read="files that were sent, which the text only names",
)
