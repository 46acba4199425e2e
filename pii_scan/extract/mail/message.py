"""One message of RFC 5322 with MIME (RFC 2045–2047, 2231): headers, bodies, attachments."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.text.data_urls import files_in
from pii_scan.extract.text.html import page_text
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_QUIET = ("received", "dkim-", "arc-", "authentication-", "mime-version", "content-", "x-ms-exchange", "list-")
_PARTS_MAX = 10_000
_NEW_SHARE = 0.05
_NOTICE = re.compile(r"This is an? [\w\- ]{0,40}message in MIME format\.?$", re.IGNORECASE)


def message_evidence(message: Message, keys: Keys, scheme: str, prefix: str = "") -> Iterator[Evidence]:
    """Headers as `Name: value` lines above the first body, so that who writes to whom stays with the words;
    further bodies after it; everything else as a child. Damage is counted."""
    headers = _headers(message)
    bodies: list[str] = []
    pages: list[str] = []
    leaves, over = _leaves(message)
    plain = any(part.get_content_type() == "text/plain" and not _filename(part) for part in leaves)
    damaged = 0
    number = 0
    for part in leaves:
        kind = part.get_content_type()
        name = _filename(part)
        if not name and kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            text = _text(part)
            if kind == "text/html":
                pages.append(text)
                text = page_text(text)
            bodies.append(text)
            continue
        number += 1
        data = _bytes(part)
        if data is None:
            damaged += 1
            continue
        if data or name:
            key = keys.key(name or f"part-{number}{_ending(kind)}")
            yield Child(scheme, prefix + key, Payload(data=data), len(data))
    first, *more = bodies or [""]
    yield Text("\n".join(headers) + "\n\n" + first, layer="message")
    for body in more:
        # An HTML alternative mostly repeats the plain body; what it adds still counts.
        if new := _added(body, first) if plain else body:
            yield Text(new, layer="message")
    if around := _around(message):
        yield Text(around, layer="hidden")
    for index, page in enumerate(pages, 1):
        yield from files_in(page.encode("utf-8", "replace"), f"{prefix}page-{index}/")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} attachments not decodable")
    if over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"parts read up to {_PARTS_MAX}")


def _leaves(message: Message) -> tuple[list[Message], bool]:
    """The parts that hold something, and whether there were more than are read."""
    out: list[Message] = []
    todo = [message]
    while todo and len(out) < _PARTS_MAX:
        part = todo.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(payload, list) and part is not message:
            out.append(part)
        elif isinstance(payload, list):
            todo += [p for p in reversed(payload) if isinstance(p, Message)]
        else:
            out.append(part)
    return out, bool(todo)


def _around(message: Message) -> str:
    """Words before the first and after the last boundary of any level: mail programs show neither."""
    held: list[str] = []
    todo = [message]
    while todo:
        part = todo.pop()
        said = (words.strip() for words in (part.preamble, part.epilogue) if words)
        held += [words for words in said if words and not _NOTICE.match(words)]
        if part.get_content_maintype() == "message" and part is not message:
            continue
        payload = part.get_payload()
        if isinstance(payload, list):
            todo += [p for p in payload if isinstance(p, Message)]
    return "\n".join(held).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _headers(message: Message) -> list[str]:
    lines: list[str] = []
    quiet: list[str] = []
    # Raw, because the standard object replaces eight-bit characters by marks.
    for name, value in message.raw_items():
        line = f"{name}: {decoded(value)}"
        (quiet if name.lower().startswith(_QUIET) else lines).append(line)
    return [*lines, *quiet]


def decoded(value: object) -> str:
    """A header's text; unknown charsets fall back to Windows-1252."""
    raw = " ".join(str(value).split())
    if "=?" not in raw:
        return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(_decode(p, c) if isinstance(p, bytes) else p for p, c in pieces)


def _filename(part: Message) -> str:
    try:
        name = part.get_param("filename", None, "content-disposition") or part.get_param("name", None)
    except (ValueError, IndexError, TypeError):
        return ""
    if not name:
        return ""
    try:
        return decoded(collapse_rfc2231_value(name))
    except (LookupError, ValueError):
        return "attachment"


def _bytes(part: Message) -> bytes | None:
    if part.get_content_maintype() == "message" and isinstance(part.get_payload(), list):
        inner = part.get_payload()
        try:
            return b"".join(p.as_bytes() for p in inner if isinstance(p, Message))
        except (ValueError, LookupError, KeyError, TypeError, AttributeError, RecursionError):
            return None
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return None
    if not data and part.get_payload():
        return None
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    charset = part.get_content_charset()
    return _decode(_bytes(part) or b"", charset)


def _decode(raw: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name or "utf-8", "strict")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def _ending(kind: str) -> str:
    import mimetypes

    return ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""


def _added(body: str, first: str) -> str:
    """The body where it is another text than the first one; the lines that hold a word of their own, each with its
    neighbours, where it mostly repeats it."""
    known = set(first.split())
    words = set(body.split())
    if len(words - known) > _NEW_SHARE * len(words):
        return body
    lines = [line for line in body.splitlines() if line.strip()]
    wanted = {n for at, line in enumerate(lines) if not known.issuperset(line.split()) for n in (at - 1, at, at + 1)}
    return "\n".join(line for at, line in enumerate(lines) if at in wanted)
