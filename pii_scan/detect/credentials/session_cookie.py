"""Session cookies: whoever holds one is logged in. In headers of recorded requests, and in the cookie files that
programs which steal browsers' data leave behind."""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials.access_token import DETECTOR as TOKENS
from pii_scan.detect.credentials.secret_value import entropy, is_value
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_NAME = (
    r"(?:__(?:Host|Secure)-)?(?:[A-Za-z0-9_.-]{0,24}sess(?:ion)?(?:[_-]?(?:id|token|key))?[A-Za-z0-9_]{0,12}|JSESSIONID|"
    r"ASPSESSIONID[A-Z]{8}|ASP\.NET_SessionId|\.AspNetCore\.[A-Za-z.]{3,40}|\.ASPXAUTH|connect\.sid|[A-Za-z0-9_-]{0,6}sid|"
    r"x?[A-Za-z0-9_-]{0,16}auth[_-]?token|access[_-]?token|remember_[a-z0-9_]{3,60}|auth|xs|li_at|c_user_token|"
    r"wordpress_logged_in_[0-9a-f]{32}|SAPISID|[HS]?SID|ESTSAUTH[A-Z]{0,16})"
)
_VALUE = r"(?P<value>[A-Za-z0-9%+/_.:|=~-]{16,4000})"
_HEADER = re.compile(rf"(?:(?<=[\s;:\"'=])|(?<=:)){_NAME}={_VALUE}", re.IGNORECASE)
_FILED = re.compile(
    rf"[^\s\t]{{3,80}}\t(?:TRUE|FALSE)\t/\S{{0,80}}\t(?:TRUE|FALSE)\t\d{{1,18}}\t{_NAME}\t{_VALUE}[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIEVE = Sieve(
    r"(?i)cookie[\"']?[ ]?[:,=]|(?m)^\S{3,80}\t(?i:true|false)\t/\S{0,80}\t(?i:true|false)\t[0-9]{1,18}\t",
    panel="lines",
)
_REACH = 4_000
_LEAST_ENTROPY = 3.0


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for start, stop in _SIEVE.spans(body):
        if start < done:
            continue
        filed = _FILED.match(body, start)
        if filed is not None:
            yield from _found(filed)
        elif body[start : start + 6].lower() == "cookie":
            line = body.find("\n", stop, stop + _REACH)
            done = line if line >= 0 else min(len(body), stop + _REACH)
            for match in _HEADER.finditer(body, stop, done):
                yield from _found(match)


def _found(match: re.Match[str]) -> Iterator[Found]:
    value = match["value"].rstrip(".,")
    chance = any(c.isdigit() for c in value) and any(c.isalpha() for c in value) and entropy(value) >= _LEAST_ENTROPY
    if chance and not value.startswith("eyJ") and is_value(value[:128], quoted=True, program=False):
        start = match.start("value")
        yield Found(TOKENS.kind, value, value, 0.85, start, start + len(value), ("session_cookie",))


DETECTOR = Detector(
    kind=TOKENS.kind,
    standard="RFC 6265 for the header; the file's layout is Netscape's: https://www.rfc-editor.org/rfc/rfc6265",
    find=_find,
    hows=("native", "carved"),
    examples=(
        Example(
            "Cookie: theme=dark; session=PoaH6EDNZjC6JmWSEYJ5pzJuwtXi8hs7; lang=en", "PoaH6EDNZjC6JmWSEYJ5pzJuwtXi8hs7"
        ),
        Example("Set-Cookie: JSESSIONID=9F8E7D6C5B4A39281706F5E4D3C2B1A0; Path=/; HttpOnly"),
        Example('{"name":"Cookie","value":"PHPSESSID=q3kd3jf6hs1pg5ny0tawe1uqzr"}'),
        Example(".shop.example\tTRUE\t/\tTRUE\t1735689600\tsessionid\t4kd3jf6hs1pg5ny0taweuqzrlcvb2xm9"),
    ),
    counter_examples=(
        Example("Cookie: theme=dark; lang=en-GB; consent=accepted-2024-03-11"),
        Example("Set-Cookie: session=; Max-Age=0"),
        Example("cookie session=<your-session-id-goes-here>"),
        Example("This site uses cookies: session length is 30 minutes"),
    ),
    validator="the names that servers give to sessions; entropy",
    not_covered="Sessions under names of a site's own.",
)
