"""Dumps of Windows password hashes: `user:rid:LM:NT:::` of pwdump and smbpasswd, and all that secretsdump prints."""

import re
from collections.abc import Iterator

from pii_scan.extract.credentials.account_lines import Cells, accounts, share
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

HASHES = "text/x-password-hashes"
_NAME = r"(?:(?P<domain>[^\\/:\s]{1,255})[\\/])?(?P<user>[^\\/:\[\]\"|<>+=;,?*@\n]{1,104}\$?)"
_DIGEST = r"(?:[0-9a-fA-F]{32}|NO PASSWORD\*+|X{32}|\*+)"
_ACCOUNT = re.compile(
    rf"{_NAME}:(?P<rid>\d{{1,10}}):(?P<lm>{_DIGEST}):(?P<nt>{_DIGEST}):"
    r"(?:(?P<comment>[^:]*):(?P<home>[^:]*):|\[(?P<flags>[A-Z ]{1,16})\]:LCT-[0-9A-F]{8}:)(?P<rest>.*)"
)
_PLAIN = re.compile(rf"{_NAME}:CLEARTEXT:(?P<password>.+)")
_KERBEROS = re.compile(
    rf"{_NAME}:(?P<sort>(?:aes(?:256|128)-cts-hmac-sha1-96|des-cbc-md5|rc4_hmac|dec-cbc-crc)):(?P<key>[0-9a-fA-F]{{16,64}})"
)
_CACHED = re.compile(rf"{_NAME}:(?P<digest>\$DCC2\$\d+#[^#]+#[0-9a-fA-F]{{32}})(?::.*)?")
_SERVICE = re.compile(r"(?P<domain>[A-Za-z0-9._-]{1,64})\\(?P<user>[^\\/:\s]{1,104}):(?P<password>\S.*)")
_EMPTY = frozenset({"aad3b435b51404eeaad3b435b51404ee", "31d6cfe0d16ae931b73c59d7e0c089c0"})
"""LM and NT hash of no password."""
_EARLIER = re.compile(r"_history\d+\Z")
"""Behind the name of an account whose earlier passwords were kept."""
_SECRETS = "[*] Dumping LSA Secrets"


def read(line: str) -> Cells | None:
    """The cells of one account; None for any other line."""
    line = line.strip()
    if found := _ACCOUNT.fullmatch(line):
        digests = [
            d for d in (found["lm"], found["nt"]) if len(d) == 32 and d.lower() not in _EMPTY and set(d) != {"X"}
        ]
        return [
            *_who(found), ("rid", found["rid"]), *[("password hash", digest) for digest in digests],
            ("comment", found["comment"] or ""), ("note", (found["rest"] or "").strip(" :")),
        ]  # fmt: skip
    if found := _PLAIN.fullmatch(line):
        return [*_who(found), ("password", found["password"])]
    if found := _CACHED.fullmatch(line):
        return [*_who(found), ("password hash", found["digest"].rpartition("#")[2])]
    if found := _KERBEROS.fullmatch(line):
        # Whoever holds the key of an account logs in with it as with its password.
        return [*_who(found), ("password hash", found["key"]), ("key type", found["sort"])]
    return None


def _who(found: re.Match[str]) -> Cells:
    return [("username", _EARLIER.sub("", found["user"])), ("domain", found["domain"] or "")]


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    found, part = share(text, read)
    dumped = found >= 1 and "[*] " in text and ("Impacket" in text or "(uid:rid:lmhash:nthash)" in text)
    return HASHES if (found >= 1 and part >= 0.6) or dumped else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for every account, in order; headlines and other secrets as text."""
    inside = False

    def line_of(line: str) -> Cells | None:
        nonlocal inside
        if line.startswith("[*]"):
            inside = (inside or line.startswith(_SECRETS)) and not line.startswith("[*] Dumping Domain")
            return None
        cells = read(line)
        if cells is None and inside and (found := _SERVICE.fullmatch(line.strip())):
            # Service accounts and automatic logons: their passwords stand in the clear among the secrets.
            return [*_who(found), ("password", found["password"])] if ":" not in found["password"] else None
        return cells

    yield from accounts(given, line_of)


EXTRACTOR = Extractor(
    id="hash_dump",
    title="Windows password hashes (pwdump, secretsdump, NTDS)",
    media_types=(HASHES,),
    extract=extract,
    probe=probe,
    extensions=(".ntds", ".sam", ".pwdump"),
    priority=24,
    library="own",
    reads="each account as a record: name, domain, hashes, clear-text passwords, Kerberos keys, cached logons, service "
    "accounts; the rest as text",
    not_read="NTDS.DIT and registry hives themselves; the hash of an empty password is no credential",
)
