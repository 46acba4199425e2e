"""Lists of user names with passwords, one pair a line, without any e-mail address: `rowan77:Tulip#4471`.

No line says what it is. So many lines in a row must have the form, all with another login, and most secrets must be
mixed as passwords are: settings, ports, times and hashes are not.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials import password
from pii_scan.detect.credentials.login_near import LOGIN
from pii_scan.detect.credentials.password_hash import is_hash
from pii_scan.detect.credentials.secret_value import is_placeholder, is_value, looks_chosen
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_KIND = password.DETECTOR.kind
_LINE = r"[A-Za-z][A-Za-z0-9._-]{2,30}[:;|][^\s:;|/\\@]{4,32}[ \t\r]*"
_SIEVE = Sieve(rf"(?m)^(?:{_LINE}\n){{3,}}(?:{_LINE})?", panel="lines")
_PAIR = re.compile(
    r"^(?P<login>[A-Za-z][A-Za-z0-9._-]{2,30})[:;|](?P<secret>[^\s:;|/\\@]{4,32})[ \t\r]*$", re.MULTILINE
)
_NO_SECRET = re.compile(
    r"[\d.,%-]+(?:[a-zA-Z]{1,3})?|v?\d+(?:\.\w+)+|v?\d+(?:\.\d+)*(?:-[a-z0-9.]+)+|[0-9a-fA-F]{8,32}|[\"'{\[(<].*|\d{4}-\d\d-\d\d.*"
)
"""Measures, versions, sums and hexadecimal numbers, literals."""
_FEWEST = 4


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, stop in _SIEVE.spans(body):
        pairs = list(_PAIR.finditer(body, start, stop))
        secrets = [pair["secret"] for pair in pairs]
        good = [s for s in secrets if looks_chosen(s) and not _NO_SECRET.fullmatch(s) and not is_hash(s)]
        if len(pairs) < _FEWEST or len(good) < 0.7 * len(pairs):
            continue
        logins = {pair["login"].lower() for pair in pairs}
        if len(logins) < 0.9 * len(pairs) or len(set(good)) < 0.7 * len(good):
            continue
        for n, pair in enumerate(pairs):
            secret = pair["secret"]
            if not is_value(secret, quoted=True, program=False):
                continue
            dummy = is_placeholder(secret)
            reasons = ("login_in_front", "list")
            yield Found(_KIND, secret, secret, 0.85, *pair.span("secret"), reasons, dummy, group=n)
            login = pair["login"]
            yield Found(LOGIN, login, login.lower(), 0.8, *pair.span("login"), ("password_near",), group=n)


DETECTOR = Detector(
    kind=_KIND,
    standard="No standard; what traders of stolen logins call a user:pass list",
    find=_find,
    other_kinds=(LOGIN,),
    hows=("native", "carved"),
    examples=(
        Example("rowan77:Tulip#4471\nmary_o:Kestrel88\nt.kane:heron2019!\nwexford:Lake_5521\n", "Tulip#4471"),
        Example("rowan77;Tulip#4471\nmary_o;Kestrel88\nt.kane;heron2019!\nwexford;Lake_5521", "Lake_5521"),
    ),
    counter_examples=(
        Example("width:120px\nheight:48px\nmargin:12px\npadding:4em\nborder:1px\n"),
        Example("alpine:3.19.1\nnginx:1.25-alpine\nredis:7.2.4\npostgres:16.2\n"),
        Example("nginx:1.25-alpine3.18\nredis:7.2-bookworm\npostgres:16-alpine\nnode:20-slim\n"),
        Example("host:db01.internal\nuser:wexford\nmode:readonly\nport:5432\n"),
        Example("node1:9f2c7a4b\nnode2:e1d05836\nnode3:c2f7a9b4\nnode4:e8d1036f\n"),
    ),
    validator="four lines or more of the form, other logins, secrets mixed as passwords are",
    not_covered="Lists whose passwords are plain words; fewer than four lines.",
)
