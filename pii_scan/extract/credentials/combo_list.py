"""Lists of stolen logins as they are traded: `mail:password`, `url:login:password`, `mail:hash:salt`, one a line."""

import re
from collections.abc import Iterator

from pii_scan.extract.credentials.account_lines import HASH, Cells, accounts, secret, share
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

COMBO = "text/x-credential-list"
_MAIL = r"[^\s:;|,@\"'<>()/]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,18}"
_LOGIN = rf"(?P<login>{_MAIL}|[^\s:;|/]{{2,80}})"
_PAIR = re.compile(rf"(?P<login>{_MAIL})(?P<mark>[:;|]|\t| : | \| )(?P<secret>\S[^\n]{{1,127}})")
_SITE = r"(?P<url>(?:[a-z][a-z0-9+.-]{2,11}://)[^\s|;]{3,400}?|(?:[a-z0-9-]{1,63}\.)+[a-z]{2,18}(?::\d{2,5})?(?:/[^\s:|;]{0,300})?)"
_WITH_URL = re.compile(
    rf"{_SITE}(?P<mark>[:|;]|\t| )(?P<secret_login>{_LOGIN})(?P=mark)(?P<secret>[^\s]{{1,128}})", re.IGNORECASE
)
_URL_LAST = re.compile(rf"{_LOGIN}:(?P<secret>[^\s:]{{3,64}}):(?P<url>https?://\S{{3,400}})")
_SALTED = re.compile(r"(?P<digest>[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}):(?P<salt>\S{2,64})")
_PORT = re.compile(r"\d{1,5}(?:/\S*)?")
_FEWEST = 3
_PROSE = re.compile(r"\s\S+\s")


def read(line: str) -> Cells | None:
    """Login, password or hash and site of one line; None for any other."""
    line = line.strip()
    if found := _WITH_URL.fullmatch(line):
        # `https://host:8443/path:1` is an address with a port and no login.
        if not _PORT.fullmatch(found["login"]):
            return [("url", found["url"]), *_login(found["login"]), *secret(found["secret"])]
    elif found := _URL_LAST.fullmatch(line):
        return [("url", found["url"]), *_login(found["login"]), *secret(found["secret"])]
    if found := _PAIR.fullmatch(line):
        word = found["secret"]
        if salted := _SALTED.fullmatch(word):
            return [*_login(found["login"]), ("password hash", salted["digest"]), ("salt", salted["salt"])]
        return None if _PROSE.search(word) else [*_login(found["login"]), *secret(word)]
    return None


def _login(login: str) -> Cells:
    return [("email" if re.fullmatch(_MAIL, login) else "username", login)]


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or not (":" in text or ";" in text or "|" in text or "@" in text):
        return None
    found, part = share(text, read)
    return COMBO if found >= _FEWEST and part >= 0.75 and _differ(text) else None


def _differ(text: str) -> bool:
    """Mails with words behind them may be a table of anything; passwords are not few words that come again, and mostly
    no numbers of telephones, no dates and no mail addresses."""
    lines = text.splitlines()[:400]
    words = [value for line in lines for column, value in read(line) or () if column.startswith("password")]
    if not words or len(set(words)) < 0.5 * len(words) or sum(map(_other, words)) > 0.4 * len(words):
        return False
    # A colon is the traders' mark; others part the columns of tables as well.
    colons = sum(line.count(":") >= 1 and ";" not in line and "|" not in line and "\t" not in line for line in lines)
    return colons >= 0.7 * len(lines) or sum(map(_mixed, words)) >= 0.6 * len(words)


def _other(word: str) -> bool:
    return "@" in word or re.fullmatch(r"[+(]?\d[\d ().-]{6,18}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", word) is not None


def _mixed(word: str) -> bool:
    return HASH.fullmatch(word) is not None or (
        5 <= len(word) <= 40 and " " not in word and not word.isalpha() and any(c.isalpha() for c in word)
    )


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each login; other lines as text."""
    yield from accounts(given, read)


EXTRACTOR = Extractor(
    id="combo_list",
    title="Lists of stolen logins",
    media_types=(COMBO,),
    extract=extract,
    probe=probe,
    priority=21,
    library="own",
    reads="each line as a record: mail address or login, password or hash, site; parted by colon, semicolon, bar, tab",
    not_read="lists of user names without mail or web addresses come as plain text, where they are found all the same",
)
