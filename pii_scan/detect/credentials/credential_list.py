"""Lists of logins with their passwords, one a line: `mail@host:password`, `url:login:password`, `Basic` headers.

So stolen credentials are traded ("combo lists", logs of programs that steal browsers' passwords). A line has
no label; that it begins with a login, and that its neighbours do too, is what speaks.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator

from pii_scan.detect.credentials import password
from pii_scan.detect.credentials.login_near import LOGIN
from pii_scan.detect.credentials.password_hash import is_hash
from pii_scan.detect.credentials.secret_value import is_placeholder, is_value, looks_chosen
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_KIND = password.DETECTOR.kind
_MAIL = r"[^\s:;|,@\"'<>()]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}"
_SIEVE = Sieve(
    r"(?m)^[ \t]*(?:[^\s:;|,@]{1,64}@[A-Za-z0-9.-]{1,80}[ \t]?[:;|][ \t]?[^\s]{3,}|"
    r"(?:https?|android)://[^\s|]{4,200}[:|; \t][^\s:|;/]{2,64}[:|;][^\s]{3,})[ \t]*\r?$|"
    r"(?i:basic[ \t]+)[A-Za-z0-9+/]{8,200}",
    panel="lines",
)
_PAIR = re.compile(rf"[ \t]*(?P<login>{_MAIL})[ \t]?[:;|][ \t]?(?P<secret>[^\s]{{3,64}})")
_WITH_URL = re.compile(
    r"[ \t]*(?:https?|android)://[^\s|;]*?[:|; \t](?P<login>[^\s:|;/@]{2,64}|"
    + _MAIL
    + r")[:|;](?P<secret>[^\s/|;]{3,64})[ \t\r]*$",
    re.MULTILINE,
)
_BASIC = re.compile(r"(?i:basic)[ \t]+(?P<code>[A-Za-z0-9+/]{8,200}={0,2})")
_PATH = re.compile(r"[~./\\]|.*\.git$|.*/.*|[0-9]{1,5}$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?![\w:])")
"""A browser prints the address and the time of day at the foot of each page."""
_NEIGHBOURS = 400
"""Characters within which the next line of a list begins."""


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    hits = [(start, found) for start, _ in _SIEVE.spans(body) if (found := _read(body, start)) is not None]
    for n, (_, hit) in enumerate(hits):
        if hit.re is _BASIC:
            yield from _basic(hit, n)
            continue
        secret = hit["secret"].rstrip(",;")
        if not is_value(secret, quoted=True, program=False) or _PATH.match(secret) or is_hash(secret):
            continue
        if _CLOCK.match(body, hit.start("login")):
            continue
        beside = [other for other, _ in hits[max(0, n - 1) : n + 2]]
        listed = len(beside) > 1 and max(beside) - min(beside) <= _NEIGHBOURS
        chosen = looks_chosen(secret)
        confidence = (0.95 if chosen else 0.85) if listed else (0.75 if chosen or hit.re is _WITH_URL else 0.4)
        at = hit.start("secret")
        reasons = ("login_in_front", "list") if listed else ("login_in_front",)
        yield Found(_KIND, secret, secret, confidence, at, at + len(secret), reasons, is_placeholder(secret), group=n)
        login = hit["login"]
        if "@" not in login:
            yield Found(LOGIN, login, login.lower(), confidence, *hit.span("login"), ("password_near",), group=n)


def _read(body: str, start: int) -> re.Match[str] | None:
    return _BASIC.match(body, start) or _WITH_URL.match(body, start) or _PAIR.match(body, start)


def _basic(hit: re.Match[str], group: int) -> Iterator[Found]:
    """RFC 7617: base64 of `user:password`."""
    code = hit["code"]
    try:
        login, colon, secret = b64decode(code + "=" * (-len(code) % 4), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return
    if colon and len(login) >= 1 and len(secret) >= 3 and (login + secret).isprintable() and login.isascii():
        dummy = is_placeholder(secret) or secret == "open sesame"
        yield Found(_KIND, code, secret, 0.92, *hit.span("code"), ("basic_auth",), dummy, group=group)


DETECTOR = Detector(
    kind=_KIND,
    standard="RFC 7617 for the header, else no format of its own: https://www.rfc-editor.org/rfc/rfc7617",
    find=_find,
    other_kinds=(LOGIN,),
    hows=("native", "ocr", "carved"),
    examples=(
        Example("rowan@post.example:sunshine\nmary.o@post.example:Kestrel88\nt.k@post.example:heron\n", "sunshine"),
        Example("rowan@post.example:Tulip#4471", "Tulip#4471"),
        Example("https://bank.example/login:mwexford:Kestrel88!\n", "Kestrel88!"),
        Example("https://bank.example/login|rowan@post.example|Kestrel88!\n", "Kestrel88!"),
        Example("Authorization: Basic cm93YW46VHVsaXAjNDQ3MQ==", "Tulip#4471"),
    ),
    counter_examples=(
        Example("http://www.example.org/[23/11/2012 17:19:41]"),
        Example("git@code.example:wexford/heron.git"),
        Example("scp rowan@host.example:/etc/motd ."),
        Example("rowan@post.example; mary@post.example"),
        Example("https://host.example:8443/path:8080"),
        Example("Basic training for everybody"),
    ),
    validator="a login in front, lines alike beside it; no path, port or hash",
    not_covered="Lists of user names with passwords, without e-mail or web addresses.",
)
