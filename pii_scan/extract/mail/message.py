"""One message of RFC 5322 with MIME (RFC 2045–2047, 2231): headers, bodies, attachments."""

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from pii_scan.extract.text.html import page_text
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_QUIET = ("received", "dkim-", "arc-", "authentication-", "mime-version", "content-", "x-ms-exchange", "list-")
_PARTS_MAX = 10_000


def message_evidence(message: Message, keys: "set[str]", scheme: str, prefix: str = "") -> Iterator[Evidence]:
    """Headers as `Name: value` lines above the first body, so that who writes to whom stays with the words;
    further bodies after it; everything else as a child. Damage is counted."""
    headers = _headers(message)
    bodies: list[str] = []
    plain = any(part.get_content_type() == "text/plain" and not _filename(part) for part in _leaves(message))
    damaged = 0
    number = 0
    for part in _leaves(message):
        kind = part.get_content_type()
        name = _filename(part)
        if not name and kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            text = _text(part)
            bodies.append(page_text(text) if kind == "text/html" else text)
            continue
        number += 1
        data = _bytes(part)
        if data is None:
            damaged += 1
            continue
        if data or name:
            key = _key(name or f"part-{number}{_ending(kind)}", keys)
            yield Child(scheme, prefix + key, Payload(data=data), len(data))
    # An HTML alternative mostly repeats the plain body; what it adds (links) still counts.
    first, *more = bodies or [""]
    yield Text("\n".join(headers) + "\n\n" + first, layer="message")
    for body in more:
        if body.strip() and not (plain and _same(body, first)):
            yield Text(body, layer="message")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} attachments not decodable")


def _leaves(message: Message) -> list[Message]:
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
    return out


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


def _key(name: str, keys: "set[str]") -> str:
    key, count = name, 1
    while key in keys:
        count += 1
        key = f"{name} ({count})"
    keys.add(key)
    return key


def _ending(kind: str) -> str:
    import mimetypes

    return ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""


def _same(a: str, b: str) -> bool:
    words = set(a.split())
    return len(words - set(b.split())) <= 0.05 * len(words)
