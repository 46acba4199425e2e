"""Where the value of a password's label stands: behind a mark or a verb, in quotes or tags, on the next line.

Only places are found here; whether the value is a password is asked elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.detect.credentials.login_near import login_just_before
from pii_scan.detect.credentials.password_labels import LOGIN_WORD, PASSWORD_WORD, WIFI_WORD
from pii_scan.detect.sieve import Sieve, accent_free

_ROUGH = Sieve(
    r"(?i:pass[ _-]?(?:w|code|phrase)|passw|pasw|kennw|contrase|clave|senha|mot de passe|mdp|wachtw|pwd|psw|pw|"
    r"psk|pass|"
    r"(?:wi-?fi|wlan|network|wpa2?|wireless|security) ?(?:key|code)|wpa_pass|identified by)"
)
_WORD = re.compile(rf"{PASSWORD_WORD}|{WIFI_WORD}|identified by", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:^|[^A-Za-z])(?:db|user|usr|admin|my|root|login|pg|mysql|sql|smtp|mail|ftp|key|store|keystore|ssh|net|"
    r"wifi|new|old|temp|"
    r"proxy|auth|api|app|redis|mongo|ldap|web|vpn|rdp)$",
    re.IGNORECASE,
)
_QUOTED = (
    r"(?:[bruf]{0,2}(?:\"(?P<dq>(?:[^\"\\\n]|\\.){3,128})\"|'(?P<sq>(?:[^'\\\n]|\\.){3,128})'|`(?P<bq>[^`\n]{3,128})`))"
)
_ADJECTIVE = (
    r"(?:[ _-]?(?:[0-9]|temporal|provisional|inicial|actual|nueva|temporary|value|text|clear|plain|string|no\.?)\b)?"
)
_CLOSED = r"[\"'\]`*]{0,3}(?:[ \t]?\([^()\n]{1,24}\))?"
_FOR = r"(?:[ \t]+(?:for|to|on|of|de|para|pour|f[uü]r)[ \t][^\n:=\"]{1,40}?(?=[:=]|[ \t](?:is|was|es)\b))?"
_VERB = (
    r"\b(?:(?:has been |was |is |fue )?(?:changed|reset|set|cambiada|cambi[oó])[ \t](?:to|a)|"
    r"(?:is|was|es|era|est|ist|fue)(?:[ \t](?:now|ahora|still|just))?)\b:?"
)
_AFTER = re.compile(
    rf"{_ADJECTIVE}{_CLOSED}{_FOR}[ \t]{{0,20}}"
    rf"(?:(?P<mark>:=|=>|==?=?|:|\t|>|(?<=[\"']),(?=[ \t]?[\"']))|(?P<verb>{_VERB})|"
    rf"(?P<dash>[-\u2013\u2014])(?=[ \t])|(?P<none>[ \t]))"
    rf"[ \t]{{0,20}}(?:{_QUOTED}|(?P<bare>[^\s\"'`][^\s]{{2,127}}))"
)
_BELOW = re.compile(r"[ \t]*[:*]?[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*(?P<bare>[^\s]{4,64})[ \t\r]*(?:\n|$)")
_PAIR = r"[\"'(]?(?P<login>[^\s/|,;:\"'()]{2,64})(?:[ \t]*[/|,;:][ \t]*|[ \t]+(?:and|y)[ \t]+|[ \t]+)(?P<bare>\S{3,64})"
_TOGETHER = re.compile(
    rf"(?<![A-Za-z]){LOGIN_WORD}[ \t]?(?:[/&+,|:;-]|and|y|und|et|\t)?[ \t]*{PASSWORD_WORD}[ \t]?"
    rf"(?P<mark>[:=\t]|-(?=\s)|is|are|(?=\r?\n)|)[ \t]*\r?\n?[ \t]*{_PAIR}",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"(?<![A-Za-z])(?:login|logins|creds|credentials|sign[ -]?in|acceso)(?:[ \t](?:info|details|is|are))?[ \t]?"
    # `login is`: what follows must look like one.
    r"(?:(?P<mark>[:=-])|(?<= is|are)(?=[ \t]+[^\s/|]*[@\d][^\s/|]*[ \t]?[/|]))[ \t]*(?P<login>[^\s/|,;:\"'()]{2,64})"
    r"(?:[ \t]?[/|:][ \t]?(?P<bare>[^\s/]{4,64})(?=\s|$)|[ \t]+(?P<last>[^\s/]{4,64})(?=[ \t\r]*(?:\n|$)))",
    re.IGNORECASE,
)
_BELOW_HEADING = re.compile(
    r"(?<![A-Za-z])(?:login|logins|creds|credentials|sign[ -]?in|acceso)[ \t]*(?P<mark>:?)[ \t]*\r?\n[ \t]*"
    r"(?P<login>[^\s/|,;:\"'()]{3,64})[ \t]*\r?\n[ \t]*(?P<bare>\S{4,64})[ \t]*(?=\r?\n|$)",
    re.IGNORECASE,
)
_LOGIN_ROUGH = Sieve(
    rf"(?i:{accent_free(LOGIN_WORD)}[ \t]?(?:[/&+,|:;-]|and|y|und|et|\t)?[ \t]*(?:pass|pwd|pw|psw|contrase|"
    rf"clave|senha|mot de|mdp|"
    r"kennw|wacht))"
)
_CREDENTIALS_ROUGH = Sieve(
    r"(?i:(?:login|logins|creds|credentials|sign[ -]?in|acceso)(?: info| details| is| are)?[ \t]?[:=\r\n-]"
    r"|(?:login|logins|creds|credentials) (?:is|are)[ \t]+[^\s/|]*[@0-9])"
)
_PAIRS = ((_LOGIN_ROUGH, _TOGETHER), (_CREDENTIALS_ROUGH, _CREDENTIALS), (_CREDENTIALS_ROUGH, _BELOW_HEADING))
_TAG = re.compile(r"<[A-Za-z_.:-]*$")
_HEADING_ROUGH = Sieve(r"(?i:(?:passwords|logins|contrasenas|claves)[^\n=]{0,12}\n)")
_HEADING = re.compile(
    r"[^\n:=]{0,24}(?<![A-Za-z])(?:passwords|logins|contrase[nñ]as|claves)(?![A-Za-z])[^\n=]{0,12}\n", re.IGNORECASE
)
_LISTED = re.compile(
    r"[ \t]*[^\n:=]{2,32}?[ \t]?[:=-][ \t]*(?:\S{2,64}(?:[ \t]?[/|,][ \t]?|[ \t]+))?(?P<bare>\S{4,64})[ \t\r]*(?:\n|$)"
)
_MOST_LISTED = 60
_PHRASE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,9}(?=[.,;\"']?[ \t\r]*(?:\n|$))")


@dataclass(frozen=True, slots=True)
class Place:
    """A value that a label announces. `start`/`end` are offsets; `how` is mark, comma, verb, dash, none, below,
    list, pair or
    loose_pair."""

    word: str
    value: str
    start: int
    end: int
    how: str
    quoted: bool = False
    program: bool = False
    login: tuple[int, int] | None = None
    login_before: bool = False
    """A login word and its value stand right before the label."""


def places(body: str) -> Iterator[Place]:
    """In order for each of the two kinds of layouts; values are trimmed of the sentence around them."""
    taken = set[int]()
    for rough, pattern in _PAIRS:
        for hit in rough.tries(body, pattern):
            group = "bare" if hit["bare"] else "last"
            value, start = _trimmed(hit[group], query=False), hit.start(group)
            lead = body[body.rfind("\n", 0, hit.start()) + 1 : hit.start()].strip()
            marked = pattern is _TOGETHER and (hit["mark"] in tuple(":=\t-") or ("\n" in hit[0] and not lead))
            taken.update(range(hit.start(), hit.end()))
            how = "pair" if marked else "loose_pair"
            yield Place("password", value, start, start + len(value), how, login=hit.span("login"))
    for word in _ROUGH.tries(body, _WORD):
        if word.start() in taken or not _stands_alone(body, word.start(), word.end()):
            continue
        beside = _AFTER.match(body, word.end())
        if beside is not None and beside["mark"] == ">" and not _tagged(body, word, beside):
            continue
        if beside is not None:
            yield _beside(body, word, beside)
        elif (below := _BELOW.match(body, word.end())) is not None and _alone_on_line(body, word.start()):
            value = below["bare"]
            if value.endswith(":") and value[:-1].isidentifier():
                # The next key of a settings file.
                continue
            yield Place(word[0].lower(), value, *below.span("bare"), "below")
    yield from _listed(body)


def _listed(body: str) -> Iterator[Place]:
    """Below a heading such as `my passwords`: one service a line, its login if any, its password."""
    done = 0
    for start, _ in _HEADING_ROUGH.spans(body):
        heading = _HEADING.match(body, body.rfind("\n", 0, start) + 1)
        if heading is None or start < done:
            continue
        done = heading.end()
        for _ in range(_MOST_LISTED):
            line = _LISTED.match(body, done)
            if line is None:
                break
            done = line.end()
            yield Place("passwords", line["bare"], *line.span("bare"), "list")


def _stands_alone(body: str, start: int, end: int) -> bool:
    before, first = body[start - 1 : start], body[start]
    hump = before.islower() and first.isupper()
    if before.isalpha() and not hump and _GLUED.search(body[max(0, start - 12) : start]) is None:
        return False
    after = body[end : end + 1]
    return not (after.isalpha() and not (body[end - 1].islower() and after.isupper()))


def _tagged(body: str, word: re.Match[str], beside: re.Match[str]) -> bool:
    """`<db:password>…</`, not the password between marks of a manual."""
    return _TAG.search(body, max(0, word.start() - 32), word.start()) is not None and "</" in beside[0]


def _alone_on_line(body: str, start: int) -> bool:
    """A form's label, with at most a word or two in front of it."""
    lead = body[body.rfind("\n", 0, start) + 1 : start].strip()
    return len(lead) <= 24 and not any(char in lead for char in ".=<>(){}")


def _beside(body: str, word: re.Match[str], hit: re.Match[str]) -> Place:
    how = next(part for part in ("mark", "verb", "dash", "none") if hit[part] is not None)
    group = next(part for part in ("dq", "sq", "bq", "bare") if hit[part] is not None)
    mark = hit["mark"] or ""
    how = "comma" if mark == "," else how
    value, start = hit[group], hit.start(group)
    lead = body[word.start() - 1 : word.start()]
    # `DB_PASS` says more than `pass`.
    name = ("_" if lead in ("_", "-", ".") else "") + word[0].lower()
    if group != "bare":
        return Place(name, value, start, start + len(value), how, quoted=True, program=mark == "==")
    phrase = _PHRASE.match(body, start) if "phrase" in name and mark else None
    if phrase is not None:
        return Place(name, phrase[0], *phrase.span(), how, quoted=True)
    query = "&" in value or lead in ("&", "?")
    tag = mark == ">"
    trimmed = value.partition("</")[0] if tag else _trimmed(value, query=query)
    rest = value[len(trimmed) :]
    spaced = mark in ("=", ":=", "=>") and body[hit.start("mark") - 1].isspace()
    program = (spaced or rest[:1] in (",", ";", ")") or mark.startswith("==")) and not query and not tag
    before = how == "none" and login_just_before(body, word.start())
    return Place(name, trimmed, start, start + len(trimmed), how, program=program, login_before=before)


def _trimmed(value: str, *, query: bool) -> str:
    """Without the rest of a query, a connection string or the sentence."""
    value = value.partition("&")[0] if query else value
    semicolon = value.find(";")
    if semicolon > 2 and "=" in value[semicolon:]:
        value = value[:semicolon]
    value = value.partition("\\n")[0].partition("</")[0]
    trimmed = value.rstrip(",;:\"'`")
    if trimmed.endswith(".") and not trimmed.endswith(".."):
        trimmed = trimmed[:-1]
    return trimmed[:-1] if trimmed.endswith((")", "]", "}")) and not any(c in trimmed for c in "([{") else trimmed
