"""One message of RFC 5322 with MIME (RFC 2045–2047, 2231): headers, bodies, attachments."""

import re
from collections.abc import Iterator
from mimetypes import guess_extension

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.spool import unpack
from pii_scan.extract.mail import mime
from pii_scan.extract.mail.charset import body_text
from pii_scan.extract.mail.header import decoded, filename, header_lines
from pii_scan.extract.mail.mime import Part
from pii_scan.extract.mail.transfer import Base64Stretch, files_inside, transferred
from pii_scan.extract.text.data_urls import files_in
from pii_scan.extract.text.html import page_text
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_PARTS_MAX = 10_000
_IN_MEMORY = 16 << 20
_NEW_SHARE = 0.05
_NOTICE = re.compile(r"This is an? [\w\- ]{0,40}message in MIME format\.?$", re.IGNORECASE)
_ENDINGS = {
    "message/rfc822": ".eml", "message/global": ".eml", "message/news": ".eml", "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m", "application/ms-tnef": ".dat", "text/calendar": ".ics", "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
}  # fmt: skip
_PGP = b"-----BEGIN PGP MESSAGE-----"


def message_evidence(data: bytes, scheme: str, limits: Limits) -> Iterator[Evidence]:
    """Headers as `Name: value` lines above the first body, so that who writes to whom stays with the words;
    further bodies after it; everything else as a child. Damage is counted."""
    parsed = mime.parse(data, _PARTS_MAX)
    top = parsed.top
    parts = list(mime.leaves(top))
    keys = Keys()
    bodies: list[str] = []
    pages: list[str] = []
    plain = any(part.kind == "text/plain" and not filename(part.headers) for part in parts)
    damaged = number = 0
    locked = False
    children: list[Child] = []
    for part in parts:
        kind = part.kind
        name = filename(part.headers)
        large = _spooled(data, part, limits) if part.end - part.start > _IN_MEMORY else None
        content = _content(data, part) if large is None else b""
        if kind.startswith("multipart/"):
            # A multipart without its boundaries, or one that lies too deep.
            kind = "text/plain"
        if not name and kind in ("text/plain", "text/html", "text/enriched") and not _attached(part):
            text, files, pgp = _body(data, part, content)
            locked = locked or pgp
            children += [Child(scheme, keys.key(f"inline/{n}"), Payload(data=d), len(d)) for n, d in files]
            if kind != "text/plain":
                pages.append(text)
                text = page_text(text)
            bodies.append(text)
            continue
        number += 1
        if large is not None:
            children.append(Child(scheme, keys.key(name or f"part-{number}{_ending(kind)}"), large, large.size_bytes))
            continue
        if content is None:
            damaged += 1
            content = data[part.start : part.end]
        if content or name:
            key = keys.key(name or f"part-{number}{_ending(kind)}")
            children.append(Child(scheme, key, Payload(data=content), len(content)))
    first, *more = bodies or [""]
    yield Text("\n".join(header_lines(top.headers)) + "\n\n" + first, layer="message")
    for body in more:
        # An HTML alternative mostly repeats the plain body; what it adds still counts.
        if new := _added(body, first) if plain else body:
            yield Text(new, layer="message")
    if around := _around(data, top):
        yield Text(around, layer="hidden")
    if described := [
        text for part in parts if (text := decoded(part.headers.get("content-description") or "").strip())
    ]:
        yield Text("\n".join(dict.fromkeys(described)), layer="properties")
    yield from children
    for index, page in enumerate(pages, 1):
        yield from files_in(page.encode("utf-8", "replace"), f"page-{index}/")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} attachments not decodable")
    if parsed.over:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"parts told apart up to {_PARTS_MAX}; the rest read as text")
    if parsed.deep:
        detail = f"multiparts within multiparts taken apart up to {mime.DEPTH} levels; the rest read as text"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if parsed.cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last boundary is missing")
    if locked:
        yield Problem(ProblemCode.ENCRYPTED, "extract", "OpenPGP message in the body")
    if any(part.cut_headers for part in (top, *parts)):
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"headers read up to {mime.HEADER_BYTES} bytes")


def _attached(part: Part) -> bool:
    return part.headers.get_content_disposition() == "attachment"


def _content(data: bytes, part: Part) -> bytes | None:
    """The part's bytes; None where its transfer encoding cannot be undone."""
    encoding = str(part.headers.get("content-transfer-encoding") or "")
    raw = data[part.start : part.end]
    return transferred(raw, decoded(encoding)) if encoding else raw


def _spooled(data: bytes, part: Part, limits: Limits) -> Payload | None:
    """A large base64 part as a nameless file; None for anything else."""
    encoding = decoded(part.headers.get("content-transfer-encoding") or "").strip().lower()
    if encoding != "base64" or part.kind in ("text/plain", "text/html"):
        return None
    return unpack(Base64Stretch(data, part.start, part.end), limits, None, limits.child_bytes, (OSError,)).payload


def _body(data: bytes, part: Part, content: bytes | None) -> tuple[str, list[tuple[str, bytes]], bool]:
    """(text, files that stood in it as uuencode or yEnc, whether an OpenPGP message stands in it)."""
    raw = data[part.start : part.end] if content is None else content
    files: list[tuple[str, bytes]] = []
    cuts = [(start, end) for start, end, name, held in files_inside(raw) if not files.append((name, held))]  # type: ignore[func-returns-value]
    for start, end in reversed(cuts):
        raw = raw[:start] + raw[end:]
    try:
        charset = part.headers.get_param("charset")
    except (ValueError, IndexError, TypeError):
        charset = None
    stated = charset if isinstance(charset, str) else charset[2] if isinstance(charset, tuple) else None
    return body_text(raw, stated), files, _PGP in raw


def _around(data: bytes, top: Part) -> str:
    """Words before the first and after the last boundary of any level: mail programs show neither."""
    held: list[str] = []
    for part in mime.multiparts(top):
        for start, end in part.around:
            words = body_text(data[start:end], None).replace("\r\n", "\n").strip()
            if words and not _NOTICE.match(words):
                held.append(words)
    return "\n".join(held)


def _ending(kind: str) -> str:
    return _ENDINGS.get(kind) or guess_extension(kind) or ""


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
