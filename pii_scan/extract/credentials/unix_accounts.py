"""Accounts of Unix and of web servers: passwd(5), shadow(5), BSD's master.passwd(5), Apache's htpasswd, htdigest."""

import re
from collections.abc import Iterator

from pii_scan.extract.credentials.account_lines import HASH, Cells, accounts, share
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

ACCOUNTS = "text/x-unix-accounts"
_USER = r"(?P<user>[A-Za-z0-9_][\w.@+-]{0,63}\$?)"
_CRYPT = r"(?:[!*]{0,2}(?:\$[^\s:]{8,250}|_[./0-9A-Za-z]{19}|[./0-9A-Za-z]{13})|[!*x]{0,2}|\*LK\*|\*NP\*|NP|LK)"
_PASSWD = re.compile(
    rf"{_USER}:(?P<digest>{_CRYPT}):(?P<uid>\d{{1,10}}):(?P<gid>\d{{1,10}}):(?P<gecos>[^:]*):(?P<home>/?[^:]*):(?P<shell>/?[^:]*)"
)
_MASTER = re.compile(
    rf"{_USER}:(?P<digest>{_CRYPT}):(?P<uid>\d+):(?P<gid>\d+):[^:]*:\d*:\d*:(?P<gecos>[^:]*):(?P<home>[^:]*):(?P<shell>[^:]*)"
)
_SHADOW = re.compile(rf"{_USER}:(?P<digest>{_CRYPT}):-?\d*:-?\d*:-?\d*:-?\d*:-?\d*:-?\d*:-?\d*")
_HTPASSWD = re.compile(
    r"(?P<user>[^\s:]{1,255}):(?P<digest>\$apr1\$\S{1,8}\$\S{22}|\$2[aby]?\$\d\d\$\S{53}|\$[156y]\$\S{20,}|\{SHA\}\S{27}=|[./0-9A-Za-z]{13})"
)
_HTDIGEST = re.compile(r"(?P<user>[^:]{1,255}):(?P<realm>[^:]{1,255}):(?P<digest>[0-9a-f]{32})")
_GECOS = ("full name", "room", "work phone", "home phone", "note")


def read(line: str) -> Cells | None:
    line = line.strip()
    found = _PASSWD.fullmatch(line) or _MASTER.fullmatch(line)
    if found is not None:
        # finger(1): name, room, office telephone, home telephone, anything.
        about = found["gecos"].split(",", len(_GECOS) - 1)
        name = about[0].replace("&", found["user"].capitalize())
        return [*_login(found), *zip(_GECOS, [name, *about[1:]], strict=False), ("uid", found["uid"]),
                ("home directory", found["home"]), ("shell", found["shell"])]  # fmt: skip
    found = _SHADOW.fullmatch(line) or _HTPASSWD.fullmatch(line)
    if found is not None:
        return _login(found)
    found = _HTDIGEST.fullmatch(line)
    return [*_login(found), ("realm", found["realm"])] if found is not None else None


def _login(found: re.Match[str]) -> Cells:
    digest = found["digest"].lstrip("!*")
    stated = len(digest) >= 13
    return [
        ("email" if "@" in found["user"] else "username", found["user"]),
        ("password hash", digest if stated else ""),
    ]


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    found, part = share(text, read)
    if part < 0.7:
        return None
    # Thirteen letters behind a colon may be anything: a form of its own, or the file's name, has to speak for it.
    lines = [line.strip() for line in text.splitlines()]
    sure = sum(bool(_PASSWD.fullmatch(line) or _MASTER.fullmatch(line) or _SHADOW.fullmatch(line)) for line in lines)
    hashed = sum(bool((m := _HTPASSWD.fullmatch(line)) and HASH.fullmatch(m["digest"])) for line in lines)
    named = re.search(r"htpasswd|htdigest|shadow|passwd", name, re.IGNORECASE) is not None
    digests = sum(_HTDIGEST.fullmatch(line) is not None for line in lines)
    return ACCOUNTS if sure >= 2 or hashed >= 1 or digests >= 2 or (named and found) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each account; comments and odd lines as text."""
    yield from accounts(given, read)


EXTRACTOR = Extractor(
    id="unix_accounts",
    title="Unix and web server accounts (passwd, shadow, htpasswd)",
    media_types=(ACCOUNTS,),
    extract=extract,
    probe=probe,
    extensions=(".htpasswd",),
    priority=23,
    library="own",
    reads="each account as a record: login, hash, full name and telephones of the comment field; passwd, shadow, BSD's "
    "master.passwd, htpasswd, htdigest",
    not_read="group files (plain text)",
)
