"""S/MIME and other CMS messages (RFC 5652): what is signed or compressed is taken out, what is encrypted is named."""

import warnings
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.mail.der import OCTETS, OID, SEQUENCE, BerError, Value, inside, octets, value
from pii_scan.extract.mail.transfer import from_base64
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from cryptography import x509

PKCS7 = "application/pkcs7-mime"
_PKCS7 = bytes.fromhex("06092a864886f70d0107")
_SMIME = bytes.fromhex("060b2a864886f70d0109100 1".replace(" ", ""))
_SIGNED, _DATA = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d010701")
_COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
_STAMPED = bytes.fromhex("2a864886f70d010910011f")
_ENCRYPTED = {
    bytes.fromhex("2a864886f70d010703"): "enveloped",
    bytes.fromhex("2a864886f70d010704"): "signed and enveloped",
    bytes.fromhex("2a864886f70d010706"): "encrypted",
    bytes.fromhex("2a864886f70d0109100117"): "enveloped",
}
_ARMOUR = (b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----", b"-----BEGIN PKCS #7 SIGNED DATA-----")
_BYTES_MAX = 512 << 20
_OUT_MAX = 512 << 20
_RATIO = 200


def _signatures() -> tuple[Signature, ...]:
    """A sequence whose length takes one to five bytes, then the content type."""
    ahead = (b"\x30\x80", b"\x30", b"\x30\x81", b"\x30\x82", b"\x30\x83", b"\x30\x84")
    offsets = (2, 2, 3, 4, 5, 6)
    places = dict(zip(offsets, ahead, strict=True))
    found = [Signature(PKCS7, mark, at, ((0, b"\x30"),)) for at in places for mark in (_PKCS7, _SMIME)]
    return (*found, *(Signature(PKCS7, armour) for armour in _ARMOUR))


def extract(given: Input) -> Iterator[Evidence]:
    """The content as a child; names and addresses out of the certificates that travel with it."""
    data = given.payload.read(_BYTES_MAX)
    if data.startswith(_ARMOUR):
        data = from_base64(data.split(b"\n", 1)[-1].partition(b"-----END")[0])
    try:
        outer = value(data, 0, len(data))
        kind, holder = _content_info(data, outer)
    except (BerError, IndexError) as error:
        raise NotThisFormat from error
    if outer.after > len(data):
        yield Problem(ProblemCode.TRUNCATED, "extract", "shorter than stated")
    if kind in _ENCRYPTED:
        yield Problem(ProblemCode.ENCRYPTED, "extract", f"S/MIME {_ENCRYPTED[kind]} data", Effect.SKIPPED)
        return
    content: bytes | None = None
    try:
        content = _content(data, kind, holder)
    except (BerError, IndexError):
        yield Problem(ProblemCode.PARTLY_READ, "extract", "structure damaged")
    except zlib.error:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "compressed content damaged")
    if kind == _SIGNED and (names := _signers(data)):
        yield Text(names, How.METADATA, layer="properties")
    if content:
        yield Child("smime", "content", Payload(data=content), len(content))
    elif kind == _SIGNED:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "a signature apart from what it signs", Effect.NOTE)
    else:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "no content found")
    if kind == _COMPRESSED and content is not None and len(content) >= _most(data):
        yield Problem(ProblemCode.BOMB_SUSPECTED, "extract", "unpacked up to the limit")


def _content_info(data: bytes, outer: Value) -> tuple[bytes, Value]:
    """Content type, and the value behind its explicit tag."""
    parts = inside(data, outer)
    kind = next(parts, None)
    wrapped = next(parts, None)
    if outer.tag != SEQUENCE or kind is None or kind.tag != OID or wrapped is None:
        raise BerError("no content info")
    return data[kind.start : kind.end], value(data, wrapped.start, wrapped.end)


def _content(data: bytes, kind: bytes, holder: Value) -> bytes | None:
    if kind == _DATA:
        return octets(data, holder)
    if kind == _STAMPED:
        # RFC 5544: version, address, metadata, then the content.
        return next((octets(data, part) for part in inside(data, holder) if part.tag & 0xDF == OCTETS), None)
    if kind not in (_SIGNED, _COMPRESSED):
        return None
    for part in inside(data, holder):
        if part.tag != SEQUENCE:
            continue
        pieces = list(inside(data, part))
        if kind == _COMPRESSED and len(pieces) < 2:
            continue
        # encapContentInfo: a type and, unless the signature stands apart, [0] with the octets.
        if pieces and pieces[0].tag == OID:
            wrapped = next((piece for piece in pieces[1:] if piece.tag == 0xA0), None)
            if wrapped is None:
                if kind == _SIGNED:
                    return None
                continue
            found = octets(data, value(data, wrapped.start, wrapped.end))
            return zlib.decompressobj().decompress(found, _most(data)) if kind == _COMPRESSED else found
    return None


def _most(data: bytes) -> int:
    return min(_OUT_MAX, max(1 << 20, _RATIO * len(data)))


def _signers(data: bytes) -> str:
    """`Signer: CN=…` for each certificate, with its mail addresses."""
    from cryptography.hazmat.primitives.serialization import pkcs7

    # The library answers odd certificates with several unrelated exception types, and warns of BER.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            certificates = pkcs7.load_der_pkcs7_certificates(data)
        except Exception:  # noqa: BLE001
            return ""
        lines = [line for certificate in certificates[:100] for line in _named(certificate)]
    return "\n".join(dict.fromkeys(lines))


def _named(certificate: "x509.Certificate") -> list[str]:
    from cryptography import x509

    lines: list[str] = []
    # As above; what was read before is kept.
    try:
        lines.append(f"Signer: {certificate.subject.rfc4514_string()}")
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        lines += [f"Email: {address}" for address in names.get_values_for_type(x509.RFC822Name)]
    except Exception:  # noqa: BLE001
        return lines
    return lines


EXTRACTOR = Extractor(
    id="smime",
    title="S/MIME, CMS (p7m, p7s, tsd)",
    media_types=(PKCS7, "application/pkcs7-signature", "application/x-pkcs7-mime"),
    extract=extract,
    signatures=_signatures(),
    extensions=(".p7m", ".p7s", ".p7z", ".tsd"),
    library="own; cryptography for certificates",
    reads="content of signed, compressed and time-stamped messages; signers' names and addresses",
    not_read="encrypted content (named as encrypted); signatures are not checked",
)
