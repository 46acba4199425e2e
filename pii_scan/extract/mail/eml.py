"""Single mail messages: .eml, MHTML, Maildir files, Apple Mail's .emlx."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.mail.message import message_evidence
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Problem, ProblemCode

EML, MHTML, EMLX = "message/rfc822", "multipart/related", "message/x-emlx"
_HEADER = re.compile(
    r"^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|sender"
    r"|content-type|x-[\w\-]+|newsgroups|path|status|user-agent|dkim-signature|bcc|in-reply-to|references"
    r"|envelope-to|delivery-date|authentication-results|arc-[\w\-]+|return-receipt-to|organization):",
    re.IGNORECASE,
)
_ANY = re.compile(r"^(?:[!-9;-~]+[ \t]*:|[ \t]|>From |From )")
_COUNT = re.compile(rb"[ \t]*(\d{1,10})[ \t]*\r?\n")
_MAILDIR = re.compile(r"^\d{9,}\.[^/]*:2,[A-Za-z]*$|^\d{9,}\.[MVRPQ\d_]+[^/]*\.\w")
_MESSAGE_MAX = 256 << 20


def probe(head: bytes, name: str) -> str | None:
    """By its header lines: three known ones at the start, or one where the name says mail."""
    counted = _COUNT.match(head)
    emlx = counted is not None and (name.lower().endswith(".emlx") or int(counted[1]) > 20)
    text = head_text(head[counted.end() :] if counted is not None and emlx else head)
    if text is None:
        return None
    kinds: set[str] = set()
    for line in text.lstrip("\r\n").splitlines()[:100]:
        if not line.strip():
            break
        if not _ANY.match(line):
            return None
        found = _HEADER.match(line)
        if found:
            kinds.add(found[0].lower())
    named = name.lower().endswith((".eml", ".emlx", ".mht", ".mhtml", ".mime", ".msg")) or _MAILDIR.match(name)
    if len(kinds) >= 3 or (kinds and named):
        return EMLX if emlx else EML
    return None


def extract(given: Input) -> Iterator[Evidence]:
    """See `message_evidence`; what stands behind an .emlx's message is Apple Mail's own list of properties."""
    data = given.payload.read(_MESSAGE_MAX)
    if given.payload.size_bytes > _MESSAGE_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "message read up to 256 MiB")
    counted = _COUNT.match(data) if given.media_type == EMLX else None
    behind = b""
    if counted is not None:
        end = counted.end() + int(counted[1])
        if end > len(data):
            yield Problem(ProblemCode.TRUNCATED, "extract", "the message is shorter than stated")
        data, behind = data[counted.end() : end], data[end:]
    data = data.lstrip(b"\r\n\xef\xbb\xbf")
    if b"\n" not in data and b"\r" in data:
        data = data.replace(b"\r", b"\n")
    yield from message_evidence(data, "eml", given.limits)
    if behind.strip():
        yield Text(_properties(behind), layer="properties")


def _properties(plist: bytes) -> str:
    """`key: value` of a property list's text."""
    text = plist.decode("utf-8", "replace")
    text = re.sub(r"</key>\s*<\w+>", ": ", text)
    return "\n".join(line.strip() for line in re.sub(r"<[^>]*>", "", text).splitlines() if line.strip())


EXTRACTOR = Extractor(
    id="mail",
    title="Mail message",
    media_types=(EML, MHTML, EMLX, "message/news", "message/global", "application/x-mimearchive"),
    extract=extract,
    probe=probe,
    extensions=(".eml", ".mht", ".mhtml", ".emlx"),
    priority=25,
    library="own; email (standard library) for headers",
    reads="headers, all bodies, words around the parts, attachments and forwarded messages as items of their own; "
    "uuencoded and yEnc files in bodies; Maildir; wrong charsets and damaged encodings as far as they go",
    not_read="OpenPGP and S/MIME encrypted bodies (named as encrypted)",
)
