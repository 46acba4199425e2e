"""Password managers' vaults and files of encryption programs: named as encrypted, never as clean."""

import re
from collections.abc import Iterator
from math import log2

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

VAULT = "application/x-encrypted-vault"
_NAMED = ("application/x-keepass", "application/x-age-encrypted")
"""Types that the table of named formats knows by itself."""
_HEAD = 8192
_DATABASES = (".db", ".sqlite", ".sqlite3", ".sqlitedb")
_SQLCIPHER = "database that is encrypted as a whole (SQLCipher)"
_NOISE_BYTES, _NOISE_BITS = 4096, 7.9
"""4,096 bytes of chance have 7.95 bits each, of machine code 6.5, of packed data about as many as of chance; but that
begins with its packer's mark, and is known before."""
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\x03\xd9\xa2\x9a\x65", "KeePass 1 vault"),
    (b"\x03\xd9\xa2\x9a", "KeePass 2 vault"),
    (b"PWS3", "Password Safe vault"),
    (b"kych\x00\x01\x00\x00", "macOS keychain"),
    (b"AES\x01", "AES Crypt file"),
    (b"AES\x02", "AES Crypt file"),
    (b"AES\x03", "AES Crypt file"),
    (b"Salted__", "OpenSSL encrypted file"),
)
"""KeePass: https://keepass.info/help/kb/kdbx.html; Password Safe formatV3.txt; AES Crypt stream format; age v1."""
_TEXTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"U2FsdGVkX1[A-Za-z0-9+/=\s]+"), "OpenSSL encrypted file"),
    (re.compile(rb"\$ANSIBLE_VAULT;[\d.]+;[^\r\n]{3,80}\r?\n[0-9a-f\s]*"), "Ansible vault"),
    (re.compile(rb"age-encryption\.org/v1\n-> .*", re.DOTALL), "age file"),
    (re.compile(rb"-----BEGIN AGE ENCRYPTED FILE-----[A-Za-z0-9+/=\s]*(?:-{0,5}END AGE [A-Z -]*\s*)?"), "age file"),
    (
        re.compile(
            rb'\{\s*"encrypted"\s*:\s*true\s*,(?=.{0,400}"(?:encKeyValidation_DO_NOT_EDIT|passwordProtected)").*',
            re.DOTALL,
        ),
        "Bitwarden export",
    ),
)
"""The whole head must be so: what stands beside an encrypted value in a table or a configuration is read."""


def probe(head: bytes, name: str) -> str | None:
    return VAULT if _program(head, name) else None


def _program(head: bytes, name: str) -> str:
    """Whose file begins so; empty for all others."""
    for sign, program in _BINARY:
        # What begins with those letters and is a text is no such file.
        if head.startswith(sign) and head_text(head) is None:
            return program
    # An editor may have put a mark or a line end before a text's first line.
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    said = next((program for form, program in _TEXTS if form.fullmatch(start)), "")
    return said or (_SQLCIPHER if _is_noise(head, name) else "")


def _is_noise(head: bytes, name: str) -> bool:
    """A database by its name whose pages look like chance throughout: SQLCipher encrypts the header too, so that there
    is nothing else to know it by (Signal, WeChat, Wickr)."""
    if len(head) < _NOISE_BYTES or not name.lower().endswith(_DATABASES):
        return False
    counts = [head.count(value) for value in range(256)]
    entropy = -sum(n / len(head) * log2(n / len(head)) for n in counts if n)
    return entropy >= _NOISE_BITS and head_text(head) is None


def extract(given: Input) -> Iterator[Evidence]:
    """A problem and nothing else: what is in it needs its password.

    Raises:
        NotThisFormat: only its name says so.
    """
    program = _program(given.payload.head(_HEAD), given.name)
    if not program:
        raise NotThisFormat
    yield Problem(ProblemCode.ENCRYPTED, "extract", program, Effect.SKIPPED)


EXTRACTOR = Extractor(
    id="encrypted_vault",
    title="Encrypted vaults and files (KeePass, Password Safe, keychain, Bitwarden, SQLCipher, OpenSSL, AES Crypt, "
    "age, Ansible)",
    media_types=(VAULT, *_NAMED),
    extract=extract,
    probe=probe,
    extensions=(".kdbx", ".kdb"),
    priority=30,
    library="own",
    reads="nothing; the item is skipped as encrypted",
    not_read="all of it",
)
