"""Secrets in pairs of a name and a value: settings of containers, .NET, Spring, recorded web requests.

`{"name": "DB_PASSWORD", "value": "…"}`, `<add key="DbPassword" value="…"/>`, `- name: DB_PASSWORD` with `value: …`
below. Name and value stand apart, so no rule for `password: …` sees them.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials import password
from pii_scan.detect.credentials.api_key import API_KEY
from pii_scan.detect.credentials.issuers import DOCUMENTED, issuer_of
from pii_scan.detect.credentials.password_hash import is_hash
from pii_scan.detect.credentials.secret_value import entropy, is_placeholder, is_value, looks_chosen
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_PASSWORD = password.DETECTOR.kind
_WORD = r"(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|authorization)"
_SIEVE = Sieve(
    rf"(?i)(?:name|key|id)[\"']?[ ]?[:=][ ]?[\"']?[A-Z0-9_.:-]{{0,48}}{_WORD}[\"']?[ ]?[,;]?"
    r"\s{0,40}[\"']?value[\"']?[ ]?[:=>]"
    rf"|(?i)(?:name|key)=[\"'][A-Z0-9_.:-]{{0,48}}{_WORD}[\"'][ ]?>"
)
_PAIR = re.compile(
    rf"(?:name|key|id)[\"']?[ ]?[:=][ ]?[\"']?(?P<name>[A-Z0-9_.:-]{{0,48}}{_WORD})[\"']?[ ]?"
    r"(?:[,;]?\s{0,40}[\"']?value[\"']?[ ]?[:=>]\s{0,4}|>\s{0,40}(?:<value>)?\s{0,4})"
    r"(?:(?P<quote>[\"'])(?P<quoted>[^\"'\r\n]{3,512})(?P=quote)|(?P<bare>[^\s\"'<>,;{}]{3,512}))",
    re.IGNORECASE,
)
_RANDOM = re.compile(r"(?:api|access|account)[_-]?key$|token$|authorization$", re.IGNORECASE)
_LEAST_ENTROPY = 2.9


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        match = _PAIR.match(body, start)
        if match is None:
            continue
        group = "quoted" if match["quoted"] else "bare"
        value = match[group]
        if not is_value(value, quoted=group == "quoted", program=False) or issuer_of(value):
            continue
        random = _RANDOM.search(match["name"]) is not None
        if random and (len(value) < 12 or " " in value or entropy(value) < _LEAST_ENTROPY or value.isalpha()):
            continue
        if not random and (" " in value or is_hash(value)):
            continue
        sure = random or looks_chosen(value)
        yield Found(
            API_KEY if random else _PASSWORD,
            value,
            value,
            0.88 if sure else 0.72,
            *match.span(group),
            ("label:secret",) if random else ("label:password",),
            value in DOCUMENTED or is_placeholder(value),
        )


DETECTOR = Detector(
    kind=_PASSWORD,
    standard="No common format; CWE-798, use of hard-coded credentials: https://cwe.mitre.org/data/definitions/798.html",
    find=_find,
    other_kinds=(API_KEY,),
    hows=("native", "ocr", "carved"),
    examples=(
        Example('{"name": "DB_PASSWORD", "value": "Kestrel88!lake"}', "Kestrel88!lake"),
        Example('<add key="DbPassword" value="Kestrel88!lake"/>', "Kestrel88!lake"),
        Example('<property name="password" value="Kestrel88!lake"/>', "Kestrel88!lake"),
        Example("- name: DB_PASSWORD\n  value: Kestrel88!lake\n", "Kestrel88!lake"),
        Example('{"name":"X-Api-Key","value":"9f2c7a4be1d05836c2f7a9b4e8d1036f"}', "9f2c7a4be1d05836c2f7a9b4e8d1036f"),
        Example('<entry key="smtp.password">Kestrel88!lake</entry>', "Kestrel88!lake"),
    ),
    counter_examples=(
        Example('{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}}'),
        Example('{"name": "password", "value": ""}'),
        Example('{"name": "DB_PASSWORD", "value": "${DB_PASSWORD}"}'),
        Example('<input name="password" value="" type="password">'),
        Example('{"name": "token", "value": "string"}'),
    ),
    validator="name and value side by side; no template, hash or published sample",
    not_covered="Pairs whose value stands before the name.",
)
