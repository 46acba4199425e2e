"""OpenDocument behind a password (OpenDocument 1.3 part 2, chapter 4; LibreOffice's AES-GCM and Argon2id): decrypted
with one of the user's list into a package in memory."""

import hashlib
import io
import zipfile
import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Input
from pii_scan.extract.office.package import Package
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANIFEST = "META-INF/manifest.xml"
_WHOLE = "encrypted-package"
_ITERATIONS_MAX = 10_000_000
_ARGON_KIB_MAX = 1 << 20
_PART_MAX = 256 << 20
_TOTAL_MAX = 1 << 30


class OdfCryptDamage(Exception):
    """The password is wrong, or the part is damaged, or its method is unknown."""


@dataclass(frozen=True, slots=True)
class _Part:
    """How one member of the package is encrypted."""

    name: str
    size: int
    cipher: str
    iv: bytes
    salt: bytes
    iterations: int
    key_bytes: int
    start: str
    checksum: bytes
    checksum_kind: str
    argon: tuple[int, int, int] | None
    """Passes, KiB, lanes."""


def encrypted(package: Package) -> bool:
    """Whether a member of the package is behind a password."""
    return b"encryption-data" in package.read(_MANIFEST)


def unlocked(given: Input, package: Package) -> Iterator[Evidence]:
    """The document as a child, decrypted; or the problem that no password of the list opens it."""
    parts = _parts(package.read(_MANIFEST))
    attempt = Attempt.of(given)
    # The smallest proves a password; deriving the key is what takes the time.
    proof = min((part for part in parts if part.size), key=lambda part: part.size, default=None)
    if proof is None:
        yield Problem(ProblemCode.UNSUPPORTED, "extract", "encrypted by an unknown method", Effect.SKIPPED)
        return
    data = package.read(proof.name)

    def opens(password: str) -> bool:
        try:
            _plain(proof, data, password)
        except OdfCryptDamage:
            return False
        return True

    password = attempt.first(opens)
    if password is None:
        yield Problem(ProblemCode.ENCRYPTED, "extract", f"document: {attempt.words()}", Effect.SKIPPED)
        return
    whole, damaged = _decrypted(package, {part.name: part for part in parts}, password, given.limits.child_bytes)
    yield Child("office", f"decrypted {given.name}", Payload(data=whole), len(whole))
    yield attempt.opened()
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} encrypted parts damaged or too large")


def _decrypted(package: Package, parts: dict[str, _Part], password: str, most: int) -> tuple[bytes, int]:
    """(the package without encryption, parts that could not be had)."""
    if _WHOLE in parts:
        try:
            return _plain(parts[_WHOLE], package.read(_WHOLE), password), 0
        except OdfCryptDamage:
            return b"", 1
    out = io.BytesIO()
    damaged, left = 0, min(_TOTAL_MAX, most)
    with zipfile.ZipFile(out, "w") as archive:
        for name in package.names():
            if name == _MANIFEST:
                continue
            data = package.read(name)
            if name in parts:
                try:
                    data = _plain(parts[name], data, password)
                except OdfCryptDamage:
                    damaged += 1
                    continue
            left -= len(data)
            if left < 0:
                damaged += 1
                continue
            # A fixed date: the same document gives the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue(), damaged


def _parts(manifest: bytes) -> list[_Part]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(manifest, parser)
    except (etree.LxmlError, ValueError):
        return []
    out: list[_Part] = []
    for entry in root.iter("{*}file-entry") if root is not None else ():
        data = entry.find("{*}encryption-data")
        if data is None:
            continue
        try:
            out.append(_part(entry, data))
        except (ValueError, Base64Error):
            continue
    return out


def _part(entry: "_Element", data: "_Element") -> _Part:
    method, key = data.find("{*}algorithm"), data.find("{*}key-derivation")
    start = data.find("{*}start-key-generation")
    argon = None
    if _attribute(key, "argon2-memory"):
        argon = (
            int(_attribute(key, "argon2-iterations")),
            int(_attribute(key, "argon2-memory")),
            int(_attribute(key, "argon2-lanes")),
        )
    return _Part(
        _attribute(entry, "full-path"),
        int(_attribute(entry, "size") or 0),
        _attribute(method, "algorithm-name").lower(),
        b64decode(_attribute(method, "initialisation-vector")),
        b64decode(_attribute(key, "salt")),
        int(_attribute(key, "iteration-count") or 0),
        int(_attribute(key, "key-size") or 16),
        _attribute(start, "start-key-generation-name").lower(),
        b64decode(_attribute(data, "checksum")),
        _attribute(data, "checksum-type").lower(),
        argon,
    )


def _attribute(node: "_Element | None", name: str) -> str:
    if node is None:
        return ""
    return next((str(v) for k, v in node.attrib.items() if str(k).rsplit("}", 1)[-1] == name), "")


def _plain(part: _Part, data: bytes, password: str) -> bytes:
    """
    Raises:
        OdfCryptDamage
    """
    packed = _deciphered(part, data, _key(part, password))
    if part.checksum:
        digest = hashlib.sha256 if "sha256" in part.checksum_kind else hashlib.sha1
        # Older writers padded before they counted, newer ones after.
        if part.checksum not in (digest(packed[:1024]).digest(), digest(_unpadded(packed)[:1024]).digest()):
            raise OdfCryptDamage
    inflater = zlib.decompressobj(-15)
    try:
        out = inflater.decompress(packed, _PART_MAX)
    except zlib.error as error:
        raise OdfCryptDamage from error
    if not inflater.eof:
        raise OdfCryptDamage
    return out


def _unpadded(data: bytes) -> bytes:
    return data[: -data[-1]] if data and 0 < data[-1] <= 16 else data


def _key(part: _Part, password: str) -> bytes:
    raw = password.encode("utf-8")
    start = hashlib.sha256(raw).digest() if "sha256" in part.start else hashlib.sha1(raw).digest()
    if part.argon is not None:
        passes, kib, lanes = part.argon
        if kib > _ARGON_KIB_MAX or not 0 < passes <= 100 or not 0 < lanes <= 64:
            raise OdfCryptDamage
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        try:
            kdf = Argon2id(salt=part.salt, length=part.key_bytes, iterations=passes, lanes=lanes, memory_cost=kib)
            return kdf.derive(start)
        except ValueError as error:
            raise OdfCryptDamage from error
    if not 0 < part.iterations <= _ITERATIONS_MAX or not 0 < part.key_bytes <= 64:
        raise OdfCryptDamage
    return hashlib.pbkdf2_hmac("sha1", start, part.salt, part.iterations, part.key_bytes)


def _deciphered(part: _Part, data: bytes, key: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        if part.cipher.endswith("-gcm"):
            # The vector stands before the data as well (XML Encryption 1.1, 5.2.4).
            return AESGCM(key).decrypt(part.iv, data.removeprefix(part.iv), None)
        if part.cipher.endswith("-cbc"):
            decryptor = Cipher(algorithms.AES(key), modes.CBC(part.iv)).decryptor()
        elif "blowfish" in part.cipher:
            decryptor = Cipher(Blowfish(key), CFB(part.iv)).decryptor()
        else:
            raise OdfCryptDamage
        return decryptor.update(data) + decryptor.finalize()
    except (ValueError, InvalidTag) as error:
        raise OdfCryptDamage from error
