"""Password managers' vaults and files of encryption programs: named as encrypted, never as clean."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

VAULT, KEEPASS = "application/x-encrypted-vault", "application/x-keepass"
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", "KeePass 2 vault"),
    (b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5", "KeePass 1 vault"),
    (b"\x03\xd9\xa2\x9a\x66\xfb\x4b\xb5", "KeePass 2 vault"),
    (b"PWS3", "Password Safe vault"),
    (b"kych\x00\x01\x00\x00", "macOS keychain"),
    (b"AES\x01", "AES Crypt file"),
    (b"AES\x02", "AES Crypt file"),
    (b"AES\x03", "AES Crypt file"),
    (b"Salted__", "OpenSSL encrypted file"),
    (b"U2FsdGVkX1", "OpenSSL encrypted file"),
    (b"$ANSIBLE_VAULT;", "Ansible vault"),
    (b"age-encryption.org/v1\n", "age file"),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", "age file"),
)
"""KeePass: https://keepass.info/help/kb/kdbx.html; Password Safe formatV3.txt; AES Crypt stream format 2; age v1."""
_BITWARDEN = re.compile(rb'\{\s*"encrypted"\s*:\s*true\s*,')


def probe(head: bytes, _name: str) -> str | None:
    return VAULT if _program(head) else None


def _program(head: bytes) -> str:
    # An editor may have put a mark or a line end before a text's first line.
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    for sign, program in _SIGNS:
        if start.startswith(sign):
            return program
    if _BITWARDEN.match(start) and (b'"encKeyValidation_DO_NOT_EDIT"' in start or b'"passwordProtected"' in start):
        return "Bitwarden export"
    return ""


def extract(given: Input) -> Iterator[Evidence]:
    """A problem and nothing else: what is in it needs its password."""
    yield Problem(
        ProblemCode.ENCRYPTED, "extract", _program(given.payload.head(4096)) or "KeePass vault", Effect.SKIPPED
    )


EXTRACTOR = Extractor(
    id="encrypted_vault",
    title="Encrypted vaults and files (KeePass, Password Safe, keychain, Bitwarden, OpenSSL, AES Crypt, age, Ansible)",
    media_types=(VAULT, KEEPASS),
    extract=extract,
    probe=probe,
    signatures=tuple(Signature(VAULT, sign) for sign, _ in _SIGNS),
    extensions=(".kdbx", ".kdb", ".psafe3", ".keychain", ".aes", ".age"),
    priority=30,
    library="own",
    reads="nothing; the item is skipped as encrypted",
    not_read="all of it",
)
