"""Encrypted passwords in a column of their own, as browsers keep them: clear to whoever has the key of the same
profile, which mostly lies beside them."""

import re

from pii_scan.detect.credentials.password_hash import is_hash
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("encrypted_password", LegalClass.CREDENTIALS, "Encrypted password")
_CIPHERTEXT = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}|[0-9A-Fa-f]{32,}")


def _check(candidate: Candidate) -> Verdict | None:
    value = candidate.text
    if not candidate.column or not _CIPHERTEXT.fullmatch(value) or is_hash(value):
        return None
    return Verdict(value, 4.0, ("header:encrypted",))


DETECTOR = Detector(
    kind=_KIND,
    standard="RFC 4648 for base64 and hexadecimal digits; what is encrypted has no form of its own",
    check=_check,
    prior=-3.0,
    headers=(r"\b(encrypted|cipher|ciphered|protected) (pass ?(word|wd|code|phrase)|secret)s?$",),
    counter_examples=(Example("encrypted password: yes"), Example("MDoEEPgAAAAAAAAAAAAAAAAAAAEwFAYIKoZIhvcNAwcECBa3")),
    validator="header; base64 or hexadecimal digits of at least sixteen bytes",
    not_covered="Ciphertext in texts.",
)
