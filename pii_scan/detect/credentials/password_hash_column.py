"""Digests in a column of their own."""

import re

from pii_scan.detect.credentials import password_hash
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict

_BASE64 = re.compile(r"[A-Za-z0-9+/]{22,128}={0,2}")


def _check(candidate: Candidate) -> Verdict | None:
    value = candidate.text
    if not candidate.column:
        return None
    if password_hash.is_hash(value):
        return Verdict(value, 5.0, ("hash",))
    return Verdict(value, 3.0, ("base64",)) if _BASE64.fullmatch(value) and not value.isalpha() else None


DETECTOR = Detector(
    kind=password_hash.DETECTOR.kind,
    standard=password_hash.DETECTOR.standard,
    check=_check,
    prior=-3.0,
    headers=(
        r"\bpass ?(word|wd|code|phrase)?s? ?(hash(ed)?|digest|md5|sha ?1|sha ?256|bcrypt|enc(rypted)?)\b|\bpwd ?hash\b",
        r"\b(hashed|encrypted) ?pass ?(word|wd)\b|\b(nt|lm|ntlm) ?hash\b|\bpass ?word\b|\bpasswd\b|\bpwd\b",
    ),
    counter_examples=(Example("5d41402abc4b2a76b9719d911017c592"),),
    validator="header; layout of a digest",
    not_covered="Columns whose header does not say password.",
)
