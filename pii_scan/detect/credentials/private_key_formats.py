"""Private keys outside PEM: PuTTY, SSH2, age, JSON web keys."""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials import private_key
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.finance.bech32 import valid_bech32
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_SIEVE = Sieve(
    r"PuTTY-User-Key-File-|AGE-SECRET-KEY-1[0-9A-Z]{58}|-{3,5} ?BEGIN SSH2 ENCRYPTED PRIVATE KEY|"
    r"\"d\" ?: ?\"[A-Za-z0-9_-]{40}"
)
_PUTTY = re.compile(
    r"PuTTY-User-Key-File-[123]: ?\S+[\s\S]{1,8000}?Private-Lines: ?\d+\s+"
    r"(?P<key>[A-Za-z0-9+/=]{20,80}(?:\s[A-Za-z0-9+/=]{4,80}){0,80})"
)
_SSH2 = re.compile(
    r"-{3,5} ?BEGIN SSH2 ENCRYPTED PRIVATE KEY ?-{3,5}\s+(?:[A-Za-z-]+: ?[^\n]*\n)*(?P<key>[A-Za-z0-9+/=\s]{40,8000})"
)
_AGE = re.compile(r"(?P<key>AGE-SECRET-KEY-1[0-9A-Z]{58})(?![0-9A-Z])")
_JWK = re.compile(r"\"d\" ?: ?\"(?P<key>[A-Za-z0-9_-]{40,700})\"")
_FORMS = (("putty", _PUTTY), ("ssh2", _SSH2), ("age", _AGE), ("jwk", _JWK))
_KEY_TYPE = re.compile(r"\"kty\" ?: ?\"(?:RSA|EC|OKP)\"")
_AROUND = 4000


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for start, _ in _SIEVE.spans(body):
        if start < done:
            continue
        for name, form in _FORMS:
            match = form.match(body, start)
            if match is not None and _holds(name, match, body):
                done = match.end()
                key = "".join(match["key"].split())
                confidence = 0.9 if name == "jwk" else 0.97
                yield Found(private_key.DETECTOR.kind, match[0], key, confidence, *match.span(), (f"format:{name}",))
                break


def _holds(name: str, match: re.Match[str], body: str) -> bool:
    key = match["key"]
    if name == "age":
        return valid_bech32(key.lower())
    if name == "jwk":
        return _KEY_TYPE.search(body, max(0, match.start() - _AROUND), match.end() + _AROUND) is not None
    return True


DETECTOR = Detector(
    kind=private_key.DETECTOR.kind,
    standard="RFC 7517 (JSON web key), RFC 4716 (SSH2), https://age-encryption.org/v1",
    find=_find,
    hows=("native", "ocr", "carved"),
    examples=(
        Example(
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: wexford\nPublic-Lines: 1\n"
            "AAAAC3NzaC1lZDI1NTE5\nPrivate-Lines: 1\nKd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk\nPrivate-MAC: 00\n"
        ),
        Example('{"kty": "EC", "crv": "P-256", "d": "Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk9Lm"}'),
    ),
    counter_examples=(
        Example("PuTTY-User-Key-File-3 is a format"),
        Example('{"d": "Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk9Lm"}'),
        Example("AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"),
    ),
    validator="checksum of age keys; layout of the others",
    not_covered="Keys in binary containers.",
)
