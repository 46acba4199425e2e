"""Files inside `data:` URLs (RFC 2397) of pages, style sheets, scripts, drawings and JSON."""

import base64
import binascii
import re
from collections.abc import Iterator
from mimetypes import guess_extension
from urllib.parse import unquote_to_bytes

from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_URL = re.compile(
    rb"data:(?P<type>[a-zA-Z]+\\?/[\w.+\-]+)?(?:;[\w.\-]+=[^;,\"'<>\s]{1,80})*"
    rb"(?:(?P<packed>;base64),(?P<body>(?:[A-Za-z0-9+/_\-]|\r?\n[ \t]*|\\[nr/]|%[0-9A-Fa-f]{2}){80,})"
    rb"|,(?P<plain>[^\"'\s)<>]{80,}))"
)
_BYTES_MAX = 64 << 20
_FILES_MAX = 1000


def data_files(payload: Payload, prefix: str = "") -> Iterator[Evidence]:
    """Each distinct file above some sixty bytes as a Child; looks at the first 64 MiB."""
    data = payload.read(_BYTES_MAX)
    if b"data:" not in data:
        return
    yield from files_in(data, prefix)
    if payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "data: URLs beyond 64 MiB not looked for")


def files_in(data: bytes, prefix: str = "") -> Iterator[Evidence]:
    """The same for bytes in hand."""
    seen: set[bytes] = set()
    damaged = over = 0
    for found in _URL.finditer(data):
        content = _decoded(found)
        if content is None:
            damaged += 1
            continue
        if content in seen:
            continue
        if len(seen) >= _FILES_MAX:
            over += 1
            continue
        seen.add(content)
        media_type = (found["type"] or b"text/plain").replace(b"\\", b"").decode("ascii").lower()
        ending = guess_extension(media_type) or ""
        yield Child("data", f"{prefix}data-{len(seen)}{ending}", Payload(data=content), len(content))
    if damaged or over:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"data: URLs: {damaged} not decodable, {over} past the limit")


def _decoded(found: re.Match[bytes]) -> bytes | None:
    if not found["packed"]:
        return unquote_to_bytes(found["plain"])
    body = re.sub(rb"\\[nr]|\s", b"", unquote_to_bytes(found["body"])).replace(b"\\/", b"/")
    body = body.translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
    # A last single letter carries no whole byte.
    body = body[:-1] if len(body) % 4 == 1 else body
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4), validate=True)
    except binascii.Error:
        return None
