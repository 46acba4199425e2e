"""Passwords in clear beside a login."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_SPLIT = re.compile(r"""["']?\s?(?::=|[:=]|\b(?:is|es)\b)\s?["']?(?=\S)""")
_LOGIN = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\b(?:user|username|user ?name|user ?id|userid|login|log ?in|logon|usuario|e-?mail|correo|"
    r"account|acct|uid|wifi|ssid|portal|credentials?|cuenta)\b|_user\b|user_",
    re.IGNORECASE,
)
_NOT_A_VALUE = re.compile(
    r"[*•x.\-_?#]+|<.*|\$.*|%.*|\{.*|"
    r"\[.*|null|none|nil|true|false|yes|no|n/a|required|incorrect|invalid|wrong|expired|reset|"
    r"protected|changed|needed|forgotten|missing|empty|string|str|password|contrase.a|hidden|redacted|self\..*|os\..*|"
    r"getpass.*|input.*|request.*|(?:not|the|a|an|to|in|su|la|el|must|will|same|too|please|here|your|obligatoria)",
    re.IGNORECASE,
)
_PLACEHOLDERS = frozenset(("changeme", "change_me", "secret", "example", "yourpassword", "your_password", "todo"))


def _value(candidate: Candidate) -> tuple[str, int] | None:
    if candidate.column:
        return candidate.text, candidate.start
    split = _SPLIT.search(candidate.text)
    if split is None:
        return None
    value = candidate.text[split.end() :].rstrip(".,;:)\"'")
    word_only = split[0].strip(" \"'").lower() in ("is", "es") and value.isalpha() and value.islower()
    return None if word_only else (value, candidate.start + split.end())


def _check(candidate: Candidate) -> Verdict | None:
    found = _value(candidate)
    if found is None:
        return None
    value, start = found
    if not 4 <= len(value) <= 128 or " " in value or _NOT_A_VALUE.fullmatch(value):
        return None
    dummy = value.lower() in _PLACEHOLDERS
    near = candidate.column or _LOGIN.search(candidate.before + "\n" + candidate.after) is not None
    reasons = ("label:password", "login_near") if near else ("label:password",)
    return Verdict(value, 5.0 if near else 1.5, reasons, dummy, start=start, end=start + len(value))


DETECTOR = Detector(
    kind=Kind("password", LegalClass.CREDENTIALS, "Password in clear"),
    standard="No format of its own; NIST SP 800-63B-4, section 3.1.1: https://pages.nist.gov/800-63-4/sp800-63b.html",
    patterns=(
        r"(?i:(?:pg|db|my|mysql|root|admin|ftp|smtp|sql|user)?"
        r"(?:pass ?word|passwd|pass ?code|passphrase|passwort|pwd|pass|contrase.{1,2}a|clave))[\"']?"
        r" ?(?::=|[:=]|is |es ) ?[\"']?[^ \t\r\n\"',;<>]{4,64}",
    ),
    check=_check,
    prior=-3.0,
    headers=(r"\bpass ?(word|wd|code|phrase)?\b|\bpwd\b|\bcontrase[nñ]a\b|\bclave\b",),
    examples=(
        Example("user: rowan@post.example password: Tulip#4471", "Tulip#4471"),
        Example("Login: mwexford\nPassword: blue-Heron92", "blue-Heron92"),
        Example("usuario: tokonkwo contraseña: Verano2025!", "Verano2025!"),
        Example('{"email": "m.w@post.example", "pwd": "q9!Lmm_2"}', "q9!Lmm_2"),
    ),
    counter_examples=(
        Example("password: ********"),
        Example("Your password is required to continue"),
        Example("login: x password: ${DB_PASSWORD}"),
        Example("user: admin password: changeme"),
    ),
    not_covered="Passwords with spaces, and values whose label stands on the line above.",
)
