"""Encrypted OpenDocument: written here after the standard's text; one real file of LibreOffice beside."""

import hashlib
import io
import os
import zipfile
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.office.odf import EXTRACTOR
from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "real" / "tika" / "testODTEncrypted.odt"
ODT = "application/vnd.oasis.opendocument.text"
_BODY = (
    b"<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    b"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
    b"<text:p>SSN 219-09-9999</text:p></office:text></office:body></office:document-content>"
)


def read(data: bytes, *passwords: str) -> tuple[list[Child], list[Problem]]:
    given = Input(Payload(data=data), ODT, "a.odt", Limits(), Settings(), passwords)
    found = list(EXTRACTOR.extract(given))
    return [e for e in found if isinstance(e, Child)], [e for e in found if isinstance(e, Problem)]


def locked(method: str, password: str = "päss", hostile: tuple[str, str] = ("", "")) -> bytes:
    """By the standard of 2005 (Blowfish), of 2011 (AES-CBC), and as LibreOffice does since 2024 (whole package)."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    salt, raw = os.urandom(16), password.encode()
    name, plain = "content.xml", _BODY
    if method == "gcm":
        name, plain = "encrypted-package", package({"mimetype": ODT.encode(), "content.xml": _BODY})
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(plain) + packer.flush()
    derivation = f"manifest:salt='{b64encode(salt).decode()}'"
    if method == "blowfish":
        iv = os.urandom(8)
        key = hashlib.pbkdf2_hmac("sha1", hashlib.sha1(raw).digest(), salt, 1024, 16)
        data = Cipher(Blowfish(key), CFB(iv)).encryptor().update(packed)
        kind, digest = "Blowfish CFB", ("SHA1/1K", hashlib.sha1(packed[:1024]).digest())
        derivation += " manifest:key-derivation-name='PBKDF2' manifest:iteration-count='1024'"
        start = ""
    elif method == "cbc":
        iv = os.urandom(16)
        key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(raw).digest(), salt, 1024, 32)
        size = 16 - len(packed) % 16
        data = (
            Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor().update(packed + os.urandom(size - 1) + bytes([size]))
        )
        kind, digest = (
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
            ("x#sha256-1k", hashlib.sha256(packed[:1024]).digest()),
        )
        derivation += " manifest:iteration-count='1024' manifest:key-size='32'"
        start = "<manifest:start-key-generation manifest:start-key-generation-name='x#sha256'/>"
    else:
        iv = os.urandom(12)
        key = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64).derive(hashlib.sha256(raw).digest())
        data = iv + AESGCM(key).encrypt(iv, packed, None)
        kind, digest = "http://www.w3.org/2009/xmlenc11#aes256-gcm", ("", b"")
        derivation += (
            " manifest:key-size='32' loext:argon2-iterations='1' loext:argon2-memory='64' loext:argon2-lanes='1'"
        )
        start = "<manifest:start-key-generation manifest:start-key-generation-name='x#sha256'/>"
    manifest = (
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0' xmlns:loext='x'>"
        f"<manifest:file-entry manifest:full-path='{name}' manifest:size='{len(plain)}'>"
        f"<manifest:encryption-data manifest:checksum-type='{digest[0]}' manifest:checksum='{b64encode(digest[1]).decode()}'>"
        f"<manifest:algorithm manifest:algorithm-name='{kind}' manifest:initialisation-vector='{b64encode(iv).decode()}'/>"
        f"<manifest:key-derivation {derivation}/>{start}</manifest:encryption-data></manifest:file-entry></manifest:manifest>"
    )
    return package({"mimetype": ODT.encode(), name: data, "META-INF/manifest.xml": manifest.replace(*hostile).encode()})


def package(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("method", ["blowfish", "cbc", "gcm"])
def test_opened_with_a_password_of_the_list(gather, method: str) -> None:
    children, problems = read(locked(method), "wrong", "päss")
    (child,) = children
    assert gather(child.payload).text == "SSN 219-09-9999"
    assert [(p.code.value, p.effect.value) for p in problems] == [("encrypted", "note")]


@pytest.mark.parametrize("method", ["blowfish", "cbc", "gcm"])
def test_named_where_none_fits(method: str) -> None:
    for passwords in ((), ("wrong", "")):
        children, problems = read(locked(method), *passwords)
        assert children == []
        assert [(p.code.value, p.effect.value) for p in problems] == [("encrypted", "skipped")]


def test_hostile_numbers_are_no_work() -> None:
    data = locked("cbc", hostile=("iteration-count='1024'", "iteration-count='9e99'"))
    assert [p.code.value for p in read(data, "päss")[1]] == ["unsupported"]
    data = locked("gcm", hostile=("argon2-memory='64'", "argon2-memory='9999999999'"))
    assert [p.code.value for p in read(data, "päss")[1]] == ["encrypted"]


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not on this machine")
def test_a_file_of_libreoffice(gather) -> None:
    children, _ = read(REAL.read_bytes(), "tika")
    assert "This should be encrypted." in gather(children[0].payload).text
