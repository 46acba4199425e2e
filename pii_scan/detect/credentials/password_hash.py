"""Hashes of passwords: `crypt` strings, dumps of Windows accounts, and hex digests under the word password."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("password_hash", LegalClass.CREDENTIALS, "Hash of a password")

_FORMS: tuple[tuple[str, str], ...] = (
    ("bcrypt", r"\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{53}"),
    (
        "argon2",
        r"\$argon2(?:id|i|d)\$v=[0-9]+\$m=[0-9]+,t=[0-9]+,p=[0-9]+\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{20,172}",
    ),
    ("sha512_crypt", r"\$6\$(?:rounds=[0-9]+\$)?[^\s$:]{1,16}\$[./A-Za-z0-9]{86}"),
    ("sha256_crypt", r"\$5\$(?:rounds=[0-9]+\$)?[^\s$:]{1,16}\$[./A-Za-z0-9]{43}"),
    ("md5_crypt", r"\$(?:1|apr1)\$[^\s$:]{1,8}\$[./A-Za-z0-9]{22}"),
    ("yescrypt", r"\$(?:y|gy|7)\$[./A-Za-z0-9]{2,6}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}"),
    ("phpass", r"\$[PHS]\$[./A-Za-z0-9]{31,52}"),
    ("pbkdf2", r"(?:pbkdf2_sha(?:256|1|512)|scrypt)\$[0-9$:]+\$?[A-Za-z0-9+/=._-]{4,64}\$[A-Za-z0-9+/=]{27,90}"),
    ("pbkdf2", r"(?:pbkdf2:sha(?:256|1|512)|scrypt):[0-9:]+\$[A-Za-z0-9]{4,32}\$[0-9a-f]{40,128}"),
    ("pbkdf2", r"\$pbkdf2(?:-sha(?:1|256|512))?\$[0-9]+\$[./A-Za-z0-9+]{8,88}\$[./A-Za-z0-9+]{20,90}"),
    ("scrypt", r"\$s(?:crypt|0)\$[^\s$]{3,40}\$[A-Za-z0-9+/=]{8,88}\$[A-Za-z0-9+/=]{20,90}"),
    ("ldap", r"\{S?(?:SHA|MD5|SHA256|SHA512)\}[A-Za-z0-9+/]{22,120}={0,2}"),
    ("ntlm", r"(?<=:)[0-9A-Fa-f]{32}:[0-9A-Fa-f]{32}(?=:::)"),
    ("mysql", r"\*[0-9A-F]{40}"),
)
_ANY = re.compile("|".join(f"(?P<f{n}>{form})" for n, (_, form) in enumerate(_FORMS)))
_SIEVE = Sieve(
    r"\$(?:2[abxy]?\$[0-9]|argon2|[156y]\$|apr1\$|gy\$|7\$|[PHS]\$[./A-Za-z0-9]{31}|pbkdf2|scrypt|s0)|"
    r"pbkdf2_sha|pbkdf2:sha|"
    r"scrypt[$:]|\{S?(?:SHA|MD5)|:[0-9A-Fa-f]{32}:[0-9A-Fa-f]{32}:::|\*[0-9A-F]{40}|(?i:pass ?(?:word|wd)?|pwd|"
    r"hash|ntlm|nt|lm|md5|"
    r"sha-?1|sha-?256)[\"' :=_-]{1,4}[0-9a-fA-F]{32}|@[A-Za-z0-9.-]{4,80}[:;|,][0-9a-fA-F]{32}"
)
_HEX = r"[0-9a-fA-F]{32}(?:[0-9a-fA-F]{8})?(?:[0-9a-fA-F]{24})?(?:[0-9a-fA-F]{64})?"
_DIGEST = re.compile(
    rf"(?:@[A-Za-z0-9.-]{{4,80}}[:;|,]|[A-Za-z0-9-]+[\"' :=_-]{{1,4}})(?P<digest>{_HEX})(?![0-9A-Za-z])"
)
_PASSWORD = re.compile(
    r"pass ?_?-?w(?:or)?d|passwd|pwd|pass_?hash|\bpass\b|ntlm|\bnt_?hash|contrase|user|login|@", re.IGNORECASE
)
_OF_NOTHING = frozenset(
    (
        "d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0",
    )
)
"""Digests of the empty text."""
_OF_IMAGES = ("@sha256:", "@sha512:")
"""The digest that names a container's image."""


def is_hash(secret: str) -> bool:
    """Whether what stands in a password's place is a digest."""
    return _ANY.fullmatch(secret) is not None or re.fullmatch(_HEX, secret) is not None


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for start, _ in _SIEVE.spans(body):
        if start < done:
            continue
        match = _ANY.match(body, start) or _ANY.match(body, start + 1)
        if match is not None:
            name = next(_FORMS[int(key[1:])][0] for key, value in match.groupdict().items() if value)
            if body[match.end() : match.end() + 1].isalnum():
                continue
            done = match.end()
            confidence = 0.6 if name == "mysql" and not _named(body, start) else 0.97
            low = match[0].lower()
            yield Found(_KIND, match[0], match[0], confidence, *match.span(), (f"hash:{name}",), low in _OF_NOTHING)
            continue
        digest = _DIGEST.match(body, start)
        if (
            digest is not None
            and not digest[0].startswith(_OF_IMAGES)
            and len(set(digest["digest"])) > 6
            and _named(body, start, digest[0])
        ):
            done = digest.end()
            value = digest["digest"].lower()
            span = digest.span("digest")
            yield Found(
                _KIND, digest["digest"], value, 0.85, *span, ("hash:hex", "label:password"), value in _OF_NOTHING
            )


def _named(body: str, start: int, own: str = "") -> bool:
    line = max(body.rfind("\n", 0, start) + 1, start - 80)
    return _PASSWORD.search(body[line:start] + own) is not None


DETECTOR = Detector(
    kind=_KIND,
    standard="crypt(5) and the PHC string format: https://manpages.debian.org/bookworm/libcrypt-dev/crypt.5.en.html",
    find=_find,
    hows=("native", "ocr", "carved"),
    examples=(
        Example("rowan:$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW"),
        Example("rowan:$6$tulipsalt$" + "aB3./xY9" * 10 + "kLm4Q." + ":19000:0:99999:7:::"),
        Example("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM$RdescudvJCsgt3ub+b3dWRWJTmaaJObG4rfTzUYlQZs"),
        Example("Rowan:1104:aad3b435b51404eeaad3b435b51404ee:8846f7eaee8fb117ad06bdd830b7586c:::"),
        Example("password_hash: 5d41402abc4b2a76b9719d911017c592", "5d41402abc4b2a76b9719d911017c592"),
        Example("rowan@post.example:5d41402abc4b2a76b9719d911017c592", "5d41402abc4b2a76b9719d911017c592"),
        Example("pbkdf2_sha256$600000$Wq3tulipsalt$0bYJ8kq1mYp2Zb2c3d4e5f6g7h8i9j0kAbCdEfGhIjk="),
        Example("wexford:$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/"),
    ),
    counter_examples=(
        Example("md5: 5d41402abc4b2a76b9719d911017c592  heron.iso"),
        Example("commit 5d41402abc4b2a76b9719d911017c59212345678"),
        Example("price $2a$ or $1$ a piece"),
        Example("user image aws-cli@sha256:eaaa7b11777babe28e6133a8b19ff71cea687e0d7f05158dee95a71f76ce3d00"),
        Example("ETag hash=5d41402abc4b2a76b9719d911017c592"),
    ),
    validator="layout of the scheme; hex digests need the word password or a login",
    not_covered="Digests in a column that does not say password.",
)  # fmt: skip
