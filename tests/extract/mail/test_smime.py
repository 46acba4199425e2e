"""S/MIME; `cryptography` signs and encrypts."""

import datetime
import warnings
import zlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

MAIL = b"Content-Type: text/plain\r\n\r\nmy number is 219-09-9999\r\n"


@pytest.fixture(scope="module")
def identity():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ann Moss")])
    day = datetime.datetime(2024, 1, 1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(day).not_valid_after(day + datetime.timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.RFC822Name("ann@example.com")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    return key, certificate


def signed(identity, encoding, *options) -> bytes:
    key, certificate = identity
    builder = pkcs7.PKCS7SignatureBuilder().set_data(MAIL).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(encoding, list(options))


def test_signed_content_is_taken_out(gather, identity):
    der = signed(identity, serialization.Encoding.DER, pkcs7.PKCS7Options.Binary)
    got = gather(der, "smime.p7m")
    assert got.children["content"].payload.read() == MAIL
    assert got.text == "Signer: CN=Ann Moss\nEmail: ann@example.com"
    pem = signed(identity, serialization.Encoding.PEM, pkcs7.PKCS7Options.Binary)
    assert gather(pem, "smime.p7m").children["content"].payload.read() == MAIL


def test_a_signature_alone(gather, identity):
    detached = signed(
        identity, serialization.Encoding.DER, pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.DetachedSignature
    )
    got = gather(detached, "smime.p7s")
    assert got.children == {}
    assert "ann@example.com" in got.text


def test_encrypted_is_named(gather, identity):
    _, certificate = identity
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(MAIL).add_recipient(certificate)
    got = gather(builder.encrypt(serialization.Encoding.DER, []), "smime.p7m")
    assert got.codes == ["encrypted"]


def ber(tag: int, body: bytes) -> bytes:
    return bytes([tag, 0x80]) + body + b"\x00\x00"


def der(tag: int, body: bytes) -> bytes:
    size = len(body)
    return bytes([tag]) + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")) + body


def test_indefinite_lengths_and_compressed_data(gather):
    pieces = ber(0x24, der(4, MAIL[:20]) + der(4, MAIL[20:]))
    data = bytes.fromhex("06092a864886f70d010701")
    inner = ber(0x30, der(2, b"\x01") + der(0x31, b"") + ber(0x30, data + ber(0xA0, pieces)))
    opaque = ber(0x30, bytes.fromhex("06092a864886f70d010702") + ber(0xA0, inner))
    assert gather(opaque, "smime.p7m").children["content"].payload.read() == MAIL
    algorithm = der(0x30, bytes.fromhex("060b2a864886f70d0109100308"))
    content = der(0x30, data + der(0xA0, der(4, zlib.compress(MAIL))))
    packed = der(
        0x30, bytes.fromhex("060b2a864886f70d0109100109") + der(0xA0, der(0x30, der(2, b"\x00") + algorithm + content))
    )
    assert gather(packed, "smime.p7z").children["content"].payload.read() == MAIL


def test_cut_and_nested_structures_end(gather, identity):
    whole = signed(identity, serialization.Encoding.DER, pkcs7.PKCS7Options.Binary)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for cut in range(20, len(whole), 97):
            assert "internal" not in gather(whole[:cut], "smime.p7m").codes
    deep = b"\x30\x80" * 5000
    gather(bytes.fromhex("308006092a864886f70d010702a080") + deep, "smime.p7m")


def test_opaque_mail(gather, identity):
    import base64

    body = base64.encodebytes(signed(identity, serialization.Encoding.DER, pkcs7.PKCS7Options.Binary))
    head = b"From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    got = gather(head + b"Content-Transfer-Encoding: base64\n\n" + body, "a.eml")
    inner = gather(got.children["smime.p7m"].payload.read(), "smime.p7m")
    assert inner.children["content"].payload.read() == MAIL


def test_openpgp(gather):
    got = gather(b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", "a.asc")
    assert got.codes == ["encrypted"]
