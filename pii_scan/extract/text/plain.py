"""Plain text in any encoding, and everything that is text without a reader of its own."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.extract.text.mojibake import mended_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_DATA_BYTES = 64 << 20
_SQL = re.compile(
    r"^(?:--[^\n]*(?:dump|sql)|(?:CREATE|INSERT|DROP|ALTER)\s+(?:TABLE|INTO|DATABASE)\b"
    r"|COPY \S+ (?:\([^)]*\) )?FROM stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_LOG = re.compile(
    r"^(?:\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*\s+\S*(?:INFO|WARN|ERROR|DEBUG|FATAL)"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+:)",
    re.MULTILINE,
)


def probe(head: bytes, name: str) -> str | None:
    """vCard, iCalendar, SQL dumps and logs are read as plain text but named as what they are."""
    text = head_text(head)
    if text is None:
        return None
    start = text.lstrip()[:20].upper()
    if start.startswith("BEGIN:VCARD"):
        return "text/vcard"
    if start.startswith("BEGIN:VCALENDAR"):
        return "text/calendar"
    if _SQL.search(text):
        return "application/sql"
    if name.lower().endswith(".log") or len(_LOG.findall(text)) >= 3:
        return "text/x-log"
    return None


def extract(given: Input) -> Iterator[Evidence]:
    """Stretches of at most four million characters; every undecodable byte is counted, none stops it."""
    payload = given.payload
    if payload.size_bytes == 0:
        yield Problem(ProblemCode.TRUNCATED, "extract", "empty file, 0 bytes", Effect.NOTE)
        return
    encoding = choose_encoding(payload)
    chars = twice = 0
    lost = encoding.bad
    for piece in stretches(payload, encoding.name, given.limits.text_chars):
        chars = piece.offset + len(piece.text)
        if encoding.bad == 0:
            lost += piece.text.count("\ufffd")
        yield Text(piece.text, offset=piece.offset, first_line=piece.first_line)
        if mended := mended_lines(piece.text):
            twice += 1
            yield Text(mended, layer="hidden")
    if twice:
        detail = "letters encoded twice; their lines are searched once more as they were meant"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if b";base64," in payload.head(_DATA_BYTES):
        yield from data_files(payload)
    if chars >= given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")
    yield from undecoded(encoding, lost)


EXTRACTOR = Extractor(
    id="plain",
    title="Plain text",
    media_types=(
        "text/plain",
        "text/*",
        "text/vcard",
        "text/calendar",
        "text/x-log",
        "application/sql",
        "application/x-empty",
        "application/javascript",
        "message/http",
    ),
    extract=extract,
    probe=probe,
    extensions=(".txt", ".log", ".md", ".sql", ".vcf", ".ics"),
    priority=-10,
    library="chardet",
    reads="text in any encoding, with or without byte order mark; vCard, iCalendar, SQL dumps, logs, source code; "
    "files inside data: URLs",
    not_read="EBCDIC",
)
