"""Tokens that open a session: JSON web tokens and bearer headers."""

import binascii
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator

from pii_scan.detect.credentials.issuers import issuer_of
from pii_scan.detect.credentials.secret_value import entropy, is_value
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("access_token", LegalClass.CREDENTIALS, "Session or access token")
_NAMES = (
    r"(?i:authorization|api-token|x-api-key|x-auth-token)[\"']? ?[:=][ \t]{0,4}[\"']?"
    r"(?:(?i:token|api-token|apikey|key)[ =]+)?"
)
_SIEVE = Sieve(
    r"eyJ[A-Za-z0-9_-]{12,}[.]|(?i:bearer[ \t]+)[A-Za-z0-9_.~+/=-]{20}|" + _NAMES + r"[A-Za-z0-9_.~+/=-]{16}"
)
_JWT = re.compile(
    r"(?P<header>eyJ[A-Za-z0-9_-]{8,2000})\.(?P<body>[A-Za-z0-9_-]{2,20000})\.(?P<signature>[A-Za-z0-9_-]*)(?:\.[A-Za-z0-9_-]+){0,2}"
)
_HEADER = re.compile(_NAMES + r"(?P<token>[A-Za-z0-9_.~+/=-]{16,2000})(?![A-Za-z0-9_(])")
"""A header of requests without the word `bearer`: `Authorization: Token 22cb…`, `X-Api-Key: …`."""
_BEARER = re.compile(r"(?i:bearer)[ \t]+(?P<token>[A-Za-z0-9_.~+/=-]{20,2000})")
_HEAD = 64
"""Characters of a token that tell a placeholder from a value."""
_PUBLISHED = re.compile(r"John Doe|1234567890|\"sub\": ?\"(?:user|test|example)")
"""The payloads of the RFC and of jwt.io."""


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for start, _ in _SIEVE.spans(body):
        if start < done:
            continue
        if body.startswith("eyJ", start):
            found = _jwt(body, start)
        else:
            found = _bearer(body, start, _BEARER if body[start] in "bB" else _HEADER)
        if found is not None:
            done = found.end or 0
            yield found


def _jwt(body: str, start: int) -> Found | None:
    match = _JWT.match(body, start)
    if match is None or (start and (body[start - 1].isalnum() or body[start - 1] in "_.")):
        return None
    header = _decoded(match["header"])
    if header is None or "alg" not in header:
        return None
    payload = _decoded(match["body"])
    # An encrypted token has no readable payload; a signed one always does.
    if payload is None and "enc" not in header:
        return None
    dummy = _PUBLISHED.search(json.dumps(payload)) is not None
    return Found(_KIND, match[0], match[0], 0.95, *match.span(), ("jwt_header",), dummy)


def _decoded(part: str) -> dict[str, object] | None:
    try:
        value = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, UnicodeDecodeError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _bearer(body: str, start: int, form: re.Pattern[str]) -> Found | None:
    match = form.match(body, start)
    if match is None:
        return None
    token, at = match["token"].rstrip(".="), match.start("token")
    if token.startswith("eyJ"):
        return _jwt(body, at)
    chance = any(c.isdigit() for c in token) and any(c.isalpha() for c in token) and entropy(token) >= 3.2
    if not chance or issuer_of(token) or not is_value(token[:_HEAD], quoted=True, program=False):
        return None
    reason = "bearer" if form is _BEARER else "request_header"
    return Found(_KIND, token, token, 0.88, at, at + len(token), (reason,))


DETECTOR = Detector(
    kind=_KIND,
    standard="RFC 7519 (JSON web token), RFC 6750 (bearer): https://www.rfc-editor.org/rfc/rfc7519",
    find=_find,
    hows=("native", "carved", "ocr"),
    examples=(
        Example(
            "token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ3ZXhmb3JkIiwiZXhwIjoxODAwMDAwMDAwfQ."
            "q3Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk"
        ),
        Example("Authorization: Bearer Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8"),
        Example("curl -H 'Authorization: Token 22cb987851bc5659229114c62e60c79abd0d2c08' --request PUT"),
    ),
    counter_examples=(
        Example(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
            "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
        ),
        Example("Authorization: Bearer <your-access-token-here-please>"),
        Example("the bearer responsibilities_of_the_committee"),
        Example("authorization = get_authorization_header_of(request)"),
        Example("Authorization: application/x-www-form-urlencoded"),
        Example("eyJhbGciOiJub3Qganos.eyJub3QganNvbg.abc"),
    ),
    validator="the header decodes as JSON with `alg`; entropy of bearer tokens",
    not_covered="Session cookies.",
)
