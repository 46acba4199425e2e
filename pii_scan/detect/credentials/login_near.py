"""The login that belongs to a password: named by a label, or an e-mail address, in the lines around it."""

import re
from dataclasses import dataclass

from pii_scan.detect.credentials.password_labels import LOGIN_WORD
from pii_scan.detect.credentials.secret_value import is_value
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

LOGIN = Kind("login", LegalClass.SUPPORTING, "Login name beside its password")
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_LABELLED = re.compile(
    rf"(?<![A-Za-z0-9]){LOGIN_WORD}(?![A-Za-z])[\"'\]`*)]{{0,3}}[ \t]{{0,8}}(?P<sep>:=|=>|->|[:=>]|\b(?:is|"
    rf"es)\b|[-|\t]|\r?\n|)"
    r"[ \t]{0,12}[\"'`]?(?!{LOGIN_WORD}\b)(?P<login>[A-Za-z0-9@\\][\w.@+\\$-]{1,63})",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z]){LOGIN_WORD}[ \t:=]+\S{{2,64}}|[\w.+-]{{1,64}}@[\w.-]{{3,80}})[ \t,;/(]+$", re.IGNORECASE
)
_WORDS = frozenset(
    ("and", "or", "with", "for", "name", "the", "to", "in", "at", "y", "con", "id", "as", "on", "page", "url")
)
_LINES_BEFORE = 3
_LINES_AFTER = 2
_FAR = 240
_ANNOUNCED = re.compile(
    r"(?:_|\b)(?:user(?:name|id)?|login|usuario|wi-?fi|ssid|portal|credentials?)(?:_|\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Login:
    """`start`/`end` are offsets into the text; `raw` is empty where only a word or an e-mail address speaks."""

    raw: str = ""
    start: int = -1
    end: int = -1


def login_near(body: str, start: int, end: int) -> Login | None:
    """The login nearest to a password at these offsets, None where nothing near speaks of one."""
    first, last = _window(body, start, end)
    before, after = body[first:start], body[end:last]
    named = [hit for hit in _LABELLED.finditer(before) if _plausible(hit)]
    if named:
        return Login(named[-1]["login"], first + named[-1].start("login"), first + named[-1].end("login"))
    if _EMAIL.search(before) is not None:
        return Login()
    hit = next((hit for hit in _LABELLED.finditer(after) if _plausible(hit)), None)
    if hit is not None:
        return Login(hit["login"], end + hit.start("login"), end + hit.end("login"))
    return Login() if _EMAIL.search(after) is not None or _ANNOUNCED.search(before) is not None else None


def login_just_before(body: str, start: int) -> bool:
    """`login rowan pass …`: a login word and one token end right before these offsets."""
    return _JUST_BEFORE.search(body, max(0, start - 100), start) is not None


def _window(body: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    for _ in range(_LINES_BEFORE + 1):
        first = body.rfind("\n", max(0, start - _FAR), first)
        if first < 0:
            first = max(0, start - _FAR)
            break
    for _ in range(_LINES_AFTER + 1):
        last = body.find("\n", last + 1, end + _FAR)
        if last < 0:
            last = min(len(body), end + _FAR)
            break
    return first, last


def _plausible(hit: re.Match[str]) -> bool:
    login, separator = hit["login"], hit["sep"]
    if "@" in login and _EMAIL.fullmatch(login):
        # The e-mail detector reports it.
        return False
    if login.lower() in _WORDS or not is_value(login.ljust(3, "0"), quoted=True, program=False):
        return False
    # Without a mark between them, `user rowan` is a login only if it does not read like a sentence.
    return bool(separator) or any(char.isdigit() or char in "._@\\" for char in login)
