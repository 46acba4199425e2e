"""Mail messages and mailboxes: .eml, MHTML, mbox (RFC 4155)."""

import email
import re
from collections.abc import Iterator
from email import policy

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.mail.message import message_evidence
from pii_scan.extract.text.decode import choose_encoding, stretches
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

EML, MBOX, MHTML = "message/rfc822", "application/mbox", "multipart/related"
_HEADER = re.compile(
    r"^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|sender"
    r"|content-type|x-[\w\-]+|newsgroups|path|status|user-agent|dkim-signature):",
    re.IGNORECASE,
)
_ANY = re.compile(r"^(?:[!-9;-~]+:|[ \t]|>From )")
_FROM_LINE = re.compile(rb"^From \S+.*\d\d:\d\d", re.MULTILINE)
_SEPARATOR = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From \S*[^\n]*\d\d:\d\d[^\n]*\n)")
_MESSAGE_MAX = 256 << 20


def probe(head: bytes, name: str) -> str | None:
    """By its header lines: two known ones at the start, or one where the name says mail."""
    if _FROM_LINE.match(head):
        return MBOX
    text = head_text(head)
    if text is None:
        return None
    known = 0
    kinds: set[str] = set()
    for line in text.lstrip("\r\n").splitlines()[:60]:
        if not line.strip():
            break
        if not _ANY.match(line):
            return None
        found = _HEADER.match(line)
        if found:
            known += 1
            kinds.add(found[0].lower())
    named = name.lower().endswith((".eml", ".mht", ".mhtml", ".mime", ".msg"))
    return EML if len(kinds) >= 3 or (known >= 1 and named) else None


def extract(given: Input) -> Iterator[Evidence]:
    if given.media_type == MBOX:
        yield from _mailbox(given)
        return
    data = given.payload.read(_MESSAGE_MAX)
    if given.payload.size_bytes > _MESSAGE_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "message read up to 256 MiB")
    # Thousands of nested parts exhaust the standard parser's recursion.
    try:
        message = email.message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=policy.compat32)
        evidence = list(message_evidence(message, Keys(), "eml"))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError) as error:
        for piece in stretches(given.payload, choose_encoding(given.payload).name, given.limits.text_chars):
            yield Text(piece.text, layer="message", offset=piece.offset, first_line=piece.first_line)
        detail = f"message does not parse ({type(error).__name__}); read as text, attachments not unpacked"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        return
    yield from evidence


def _mailbox(given: Input) -> Iterator[Evidence]:
    """Each message as a child; the mailbox is read in blocks and never held whole."""
    keys = Keys()
    count = 0
    for message in _messages(given):
        count += 1
        if count > given.limits.children:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"messages read up to {given.limits.children}")
            return
        yield Child("mbox", keys.key(f"message-{count}.eml"), Payload(data=message), len(message))
    if not count:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "mailbox without messages", Effect.NOTE)


def _messages(given: Input) -> Iterator[bytes]:
    held = b""
    with given.payload.open() as stream:
        while True:
            block = stream.read(4 << 20)
            held += block
            pieces = _SEPARATOR.split(held)
            # The last piece may go on in the next block.
            keep = pieces.pop() if block and len(held) < _MESSAGE_MAX else b""
            yield from (_unquoted(piece) for piece in pieces if piece.strip())
            held = keep
            if not block:
                return


def _unquoted(piece: bytes) -> bytes:
    body = piece.split(b"\n", 1)[1] if piece.startswith(b"From ") and b"\n" in piece else piece
    return re.sub(rb"(?m)^>(>*From )", rb"\1", body)


EXTRACTOR = Extractor(
    id="mail",
    title="Mail message, mailbox",
    media_types=(EML, MBOX, MHTML, "message/news", "message/global", "application/x-mimearchive"),
    extract=extract,
    probe=probe,
    extensions=(".eml", ".mbox", ".mht", ".mhtml", ".emlx"),
    priority=25,
    library="email (standard library)",
    reads="headers, all bodies, words around the parts, attachments and forwarded messages as items of their own; mbox",
    not_read="S/MIME and PGP encrypted bodies",
)
