"""Addresses of databases, queues and shares that hold a login and its password: `postgres://user:pw@host/db`."""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials.secret_value import is_placeholder, is_value
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("connection_string", LegalClass.CREDENTIALS, "Connection string with its password")
_SIEVE = Sieve(r"://[^\s/:@\"'<>]{0,64}:[^\s/@\"'<>]{1,128}@[A-Za-z0-9\[]|(?i:accountkey=)[A-Za-z0-9+/]{40}")
_URL = re.compile(
    r"(?P<login>[^\s/:@\"'<>]{0,64}):(?P<secret>[^\s/@\"'<>]{1,128})@(?P<host>[A-Za-z0-9.\[\]:_-]{1,253})"
    r"(?P<rest>(?:,[A-Za-z0-9.:_-]+)*(?:/[^\s\"'<>`;,)]*)?)"
)
_SCHEME = re.compile(r"(?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]{1,20}$")
_AZURE = re.compile(r"(?i:accountkey=)(?P<key>[A-Za-z0-9+/]{86}==)")
_AZURE_START = re.compile(r"(?i)DefaultEndpointsProtocol=https?;AccountName=[a-z0-9]{3,24};$")
_EMULATOR = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"
"""The key that every Azure storage emulator has; published by Microsoft."""
_LOCAL = frozenset(("localhost", "127.0.0.1", "host", "hostname", "server", "example.com", "db"))
_TRIVIAL = frozenset(
    ("password", "pass", "pwd", "secret", "postgres", "root", "admin", "user", "guest", "test", "passwd")
)


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        if body[start] == ":":
            found = _url(body, start)
        else:
            found = _azure(body, start)
        if found is not None:
            yield found


def _url(body: str, start: int) -> Found | None:
    scheme = _SCHEME.search(body, max(0, start - 28), start)
    match = _URL.match(body, start + 3)
    if scheme is None or match is None:
        return None
    secret = match["secret"]
    trivial = secret.lower() in _TRIVIAL
    if not trivial and not is_value(secret, quoted=True, program=False):
        return None
    dummy = trivial or is_placeholder(secret) or match["host"].partition(":")[0] in ("host", "hostname", "example.com")
    raw = body[scheme.start() : match.end()]
    local = match["host"].partition(":")[0] in _LOCAL
    return Found(_KIND, raw, raw, 0.8 if local else 0.95, scheme.start(), match.end(), ("url_password",), dummy)


def _azure(body: str, start: int) -> Found | None:
    match = _AZURE.match(body, start)
    if match is None:
        return None
    lead = _AZURE_START.search(body, max(0, start - 80), start)
    begin = lead.start() if lead else start
    dummy = match["key"].startswith(_EMULATOR)
    return Found(_KIND, body[begin : match.end()], match["key"], 0.97, begin, match.end(), ("issuer:azure",), dummy)


DETECTOR = Detector(
    kind=_KIND,
    standard="RFC 3986, section 3.2.1 (user information): https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    find=_find,
    hows=("native", "ocr", "handwriting", "carved"),
    examples=(
        Example("DATABASE_URL=postgres://wexford:Tulip4471@db.heron.net:5432/people"),
        Example("mongodb+srv://rowan:Kestrel%2388@cluster0.heron.net/test?retryWrites=true"),
        Example("redis://:Kestrel88@cache.heron.net:6379/0"),
        Example("curl https://rowan:Tulip4471@files.heron.net/list.csv"),
        Example("DefaultEndpointsProtocol=https;AccountName=heronfiles;AccountKey=" + "aB3dE5gH9k" * 8 + "mN0pQr=="),
    ),
    counter_examples=(
        Example("postgres://user:password@localhost/db"),
        Example("https://host.example:8443/@user"),
        Example("postgres://${DB_USER}:${DB_PASS}@db/people"),
        Example("mysql://user:****@db.heron.net"),
        Example("see http://heron.net:80 or mail rowan@heron.net"),
    ),
    validator="layout of a URL with user information; no placeholder",
    not_covered="Connection strings whose password is named: they are found as passwords.",
)
