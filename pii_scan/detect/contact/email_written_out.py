"""E-mail addresses that are no plain token: written out against harvesters, quoted, or in letters beyond ASCII."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

EMAIL = Kind("email", LegalClass.EMAIL, "E-mail address", "EMAIL_ADDRESS")

_LOCAL = r"(?<![\w.%+'-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}"
_BRACKETED_AT = r"[ _]{0,2}[\[({<] ?(?i:at|arroba|@|a) ?[\])}>][ _]{0,2}"
_SPOKEN_AT = r" (?i:at|arroba|AT) "
_DOT = r"(?:\.|[ _]{0,2}[\[({<] ?(?i:dot|punto|punkt|\.) ?[\])}>][ _]{0,2}| (?i:dot|punto) )"
_ENDING = (
    r"(?i:com|org|net|edu|gov|mil|info|biz|io|us|uk|ca|mx|es|de|fr|it|br|ar|cl|co|pe|au|nz|ie|in|nl|be|ch|at|pt|pl|"
    r"se|no|dk|fi|jp|cn|ru|eu|example|test|me|tv|app|dev|email|online|site|tech|pr|do|za)"
)
_LABEL = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}"
# A bracketed sign says enough, whatever the dots look like; a spoken `at` is a common word, so the dot is spoken too.
_BRACKETED = re.compile(
    rf"(?P<local>{_LOCAL}(?:{_DOT}[A-Za-z0-9._%+-]{{1,40}}){{0,3}}?){_BRACKETED_AT}"
    rf"(?P<host>{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}?{_DOT}{_ENDING}(?:{_DOT}{_ENDING})?)\b"
)
_SPOKEN = re.compile(
    rf"(?P<local>{_LOCAL}(?: (?i:dot|punto) [A-Za-z0-9_+-]{{1,40}}){{0,3}}?){_SPOKEN_AT}"
    rf"(?P<host>{_LABEL}(?: (?i:dot|punto) {_LABEL}){{0,3}}? (?i:dot|punto) {_ENDING}(?: (?i:dot|punto) {_ENDING})?)\b"
)
_DOTTED_AT = re.compile(
    rf"(?P<local>{_LOCAL})@"
    rf"(?P<host>{_LABEL}(?:[ _]{{0,2}}[\[({{<] ?(?i:dot|punto) ?[\])}}>][ _]{{0,2}}{_LABEL}){{1,4}})\b"
)
_AT = Sieve(
    r"[\[({<] ?(?i:at|arroba|@) ?[\])}>]|(?i: (?:at|arroba) [a-z0-9-]{2,63} (?:dot|punto) )"
    r"|@[A-Za-z0-9-]{1,63} ?[\[({<] ?(?i:dot|punto)"
)
_DOT_WORD = re.compile(r"(?i)\.|dot|punto|punkt")
_REACH = 130
_INTENT = re.compile(r"(?i)mail|correo|contact|write|reach|escrib|send|arroba|address")
"""`me at noon dot com` is an address only where something says so."""
_DOTS = re.compile(rf"{_DOT}")
_WORDY = re.compile(
    r"(?<![\w.%+'-])[\w.%+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])",
)
_QUOTED = re.compile(r'"(?P<local>[^"\\\r\n@<>]{1,62})"@(?P<host>(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18})\b')


def find_written_out(text: Text, _context: Context) -> Iterator[Found]:
    """`rowan (at) host dot org`, `"rowan ellis"@host.org`, `josé@correo.example`; a line at a time at most."""
    body = text.text
    yield from _obfuscated(body)
    at = body.find('"@')
    while at >= 0:
        start = body.rfind('"', max(0, at - 64), at)
        if start >= 0 and (match := _QUOTED.match(body, start)):
            yield _found(match.group(), f'"{match["local"]}"@{match["host"]}', match.start(), ("quoted_local_part",))
        at = body.find('"@', at + 2)
    if not body.isascii():
        yield from _international(body)


def _obfuscated(body: str) -> Iterator[Found]:
    done = 0
    for start, end in _AT.spans(body):
        if _DOT_WORD.search(body, end - 8, end + _REACH) is None:
            # Without a dot, written or spoken, there is no host; the patterns below cost 20 µs each.
            continue
        line = body.rfind("\n", 0, start) + 1
        low = max(done, line, start - _REACH)
        for pattern in (_BRACKETED, _SPOKEN, _DOTTED_AT):
            match = pattern.search(body, low, end + _REACH)
            if match is not None and match.start() <= start + 1 <= match.end():
                local = _DOTS.sub(".", match["local"])
                host = _DOTS.sub(".", match["host"])
                lead = body[max(line, match.start() - 48) : match.start()]
                sure = pattern is not _SPOKEN or _INTENT.search(lead) or not match.group().islower()
                yield _found(match.group(), f"{local}@{host}", match.start(), ("obfuscated",), 0.9 if sure else 0.5)
                done = match.end()
                break


def _international(body: str) -> Iterator[Found]:
    """Those with a letter beyond ASCII; the others are plain tokens."""
    at = body.find("@")
    while at >= 0:
        near = body[max(0, at - 65) : at + 130]
        if not near.isascii() and (match := _around(body, at)) and not match.group().isascii():
            value = match.group().strip("'.")
            yield _found(value, value, body.index(value, match.start()), ("international",))
        at = body.find("@", at + 1)


def _around(body: str, at: int) -> re.Match[str] | None:
    start = at
    while start > 0 and at - start < 64 and (body[start - 1].isalnum() or body[start - 1] in "._%+'-"):
        start -= 1
    return _WORDY.match(body, start)


def _found(raw: str, normal: str, start: int, reasons: tuple[str, ...], confidence: float = 0.9) -> Found:
    return Found(EMAIL, raw, normal.lower(), confidence, start, start + len(raw), ("email_shape", *reasons))
