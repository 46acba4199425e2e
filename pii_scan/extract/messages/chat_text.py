"""Chats kept as text: WhatsApp's export of any country and telephone, IRC, KakaoTalk, transcripts with times."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.chat_line import ChatLine, chat_line, is_chat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import day_first, iso
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

CHAT = "text/x-chat"
_SAMPLE = 64 << 10
_MESSAGE_MAX = 1 << 20
_DAY_LINE = re.compile(
    r"(?:[-=]+ ?)?(?:[^\W\d_]{2,9}\.?,? )?(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\.?"
    r"(?:[ ,]*\(?[^\W\d_]{1,9}\.?\)?)?(?: ?[-=]+)?"
)
"""LINE writes the day once, above its messages, which have the time alone."""


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    lines = text.split("\n")
    found = [line for line in map(chat_line, lines[:400]) if line is not None]
    # Messages may run over many lines, but a document with two times in it is no chat.
    filled = sum(1 for line in lines[:400] if line.strip())
    return CHAT if 8 * len(found) >= filled and is_chat(found, name) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One conversation; what stands above its first message belongs to nobody."""
    payload = given.payload
    encoding = choose_encoding(payload)
    sample = payload.head(_SAMPLE).decode(encoding.name, "replace").lstrip("\ufeff")
    seen = [line for line in map(chat_line, sample.split("\n")) if line is not None]
    if not seen:
        raise NotThisFormat
    half_day = any(any(ch.isalpha() for ch in line.clock) for line in seen)
    day_before_month = day_first([line.date for line in seen if line.date], half_day=half_day)
    dated = 2 * sum(1 for line in seen if line.date) > len(seen)
    gatherer = Gatherer()
    first: ChatLine | None = None
    row = chars = held = 0
    lines: list[str] = []
    day = ""

    def message() -> Message:
        text = "\n".join(lines)
        if first is None:
            return Message("", text)
        time = iso(first.date or day, first.clock, day_before_month=day_before_month)
        return Message(first.sender, text, time, row=row)

    for piece in stretches(payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        for line in piece.text.split("\n"):
            line = line.rstrip("\r")
            start = chat_line(line)
            if start is not None and dated and not start.date:
                # A time inside of a message: `10:30 - Dr. Ito: bring the papers`.
                start = None
            if start is not None or held > _MESSAGE_MAX:
                if any(lines):
                    yield from gatherer.add("", message())
                lines, held = [], 0
            if not dated and start is None and (found := _DAY_LINE.fullmatch(line.strip())) is not None:
                if any(lines):
                    yield from gatherer.add("", message())
                    lines, held, first = [], 0, None
                day = found["day"]
                continue
            if start is not None:
                first, row = start, row + 1
                line = start.text
            lines.append(line)
            held += len(line)
    if any(lines):
        yield from gatherer.add("", message())
    yield from gatherer.flush()
    if chars >= given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")
    yield from undecoded(encoding)


EXTRACTOR = Extractor(
    id="chat_text",
    title="Chat kept as text (WhatsApp, IRC, KakaoTalk)",
    media_types=(CHAT,),
    extract=extract,
    probe=probe,
    priority=24,
    library="own",
    reads="every message with its sender and time, over several lines; dates, digits and half days of any "
    "locale; lines of the program itself",
    not_read="media that were left out of the export",
)
