"""Pictures, recordings, tables in columns, signed and encrypted mail."""

import io
import struct
from datetime import datetime

from tests.hostile.samples.sample import NAME, NOTE, SSN, Sample

_ANY = "changed pixels are still a picture"


def picture(kind: str, **save: object) -> bytes:
    from PIL import Image
    from PIL.ExifTags import Base

    exif = Image.Exif()
    exif[Base.ImageDescription] = f"SSN: {SSN}"
    exif[Base.Artist] = NAME
    out = io.BytesIO()
    Image.effect_noise((160, 120), 40).convert("RGB").save(out, kind, exif=exif, **save)
    return out.getvalue()


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _film() -> bytes:
    words = f"SSN: {SSN}".encode()
    told = _box(b"udta", _box(b"\xa9cmt", struct.pack(">HH", len(words), 0x15C7) + words))
    made = struct.pack(">IIIII", 0, 3_800_000_000, 0, 600, 1200) + bytes(80)
    return (
        _box(b"ftyp", b"qt  ", bytes(4), b"qt  ")
        + _box(b"moov", _box(b"mvhd", made), told)
        + _box(b"mdat", bytes(2000))
    )


def _song() -> bytes:
    def frame(name: bytes, words: str) -> bytes:
        raw = b"\0" + words.encode()
        return name + struct.pack(">I", len(raw)) + b"\0\0" + raw

    body = frame(b"TPE1", NAME) + frame(b"TIT2", f"SSN: {SSN}")
    size = bytes((len(body) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + body + (b"\xff\xfb\x90\x00" + bytes(413)) * 20


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"name": [NAME] * 20, "ssn": [f"446-22-{2943 + n}" for n in range(20)]}), out)
    return out.getvalue()


def _orc() -> bytes:
    import pyarrow as pa
    from pyarrow import orc

    out = io.BytesIO()
    orc.write_table(pa.table({"name": [NAME] * 20, "ssn": [f"446-22-{2943 + n}" for n in range(20)]}), out)
    return out.getvalue()


def _avro() -> bytes:
    import fastavro

    out = io.BytesIO()
    fields = [{"name": name, "type": "string"} for name in ("name", "ssn")]
    schema = fastavro.parse_schema({"type": "record", "name": "person", "fields": fields})
    fastavro.writer(out, schema, [{"name": NAME, "ssn": f"446-22-{2943 + n}"} for n in range(20)])
    return out.getvalue()


def _arrow() -> bytes:
    import pyarrow as pa

    table = pa.table({"name": [NAME] * 20, "ssn": [f"446-22-{2943 + n}" for n in range(20)]})
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def _dbf() -> bytes:
    """dBase III: two character fields, as its published structure has them."""
    fields = b"".join(struct.pack("<11sc4xBB14x", name, b"C", size, 0) for name, size in ((b"NAME", 30), (b"SSN", 11)))
    head = struct.pack("<BBBBIHH20x", 3, 124, 2, 14, 20, 32 + len(fields) + 1, 42) + fields + b"\r"
    rows = (b" " + NAME.encode().ljust(30) + b"446-22-%04d" % (2943 + n) for n in range(20))
    return head + b"".join(rows) + b"\x1a"


def _identity() -> tuple[object, object]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(datetime(2024, 1, 1)).not_valid_after(datetime(2034, 1, 1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    return key, certificate


def signed() -> bytes:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.serialization import pkcs7

    key, certificate = _identity()
    mail = b"Content-Type: text/plain\r\n\r\n" + NOTE.encode()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(mail).add_signer(certificate, key, hashes.SHA256())  # type: ignore[arg-type]
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def enveloped() -> bytes:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs7

    _, certificate = _identity()
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(NOTE.encode()).add_recipient(certificate)  # type: ignore[arg-type]
    return builder.encrypt(serialization.Encoding.DER, [])


def _tnef() -> bytes:
    def attribute(level: int, number: int, data: bytes, kind: int = 6) -> bytes:
        return struct.pack("<BHHI", level, number, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    return (
        b"\x78\x9f\x3e\x22\x01\x00"
        + attribute(1, 0x9007, struct.pack("<II", 1252, 0))
        + attribute(1, 0x8004, b"Form\x00", 1)
        + attribute(2, 0x9002, bytes(14))
        + attribute(2, 0x8010, b"note.txt\x00", 1)
        + attribute(2, 0x800F, NOTE.encode() * 3)
    )


SAMPLES = (
    Sample("a.jpg", "raster", lambda: picture("JPEG"), flipped=_ANY),
    Sample("a.png", "raster", lambda: picture("PNG")),
    Sample("a.tif", "raster", lambda: picture("TIFF"), flipped=_ANY),
    Sample("a.webp", "raster", lambda: picture("WEBP"), flipped=_ANY),
    Sample("b.avif", "heif", lambda: picture("AVIF"), flipped=_ANY),
    Sample("c.dng", "raw", lambda: picture("TIFF"), state="partial", flipped=_ANY),
    Sample("d.mov", "quicktime", _film, state="partial"),
    Sample("e.mp3", "audio", _song, state="partial"),
    Sample("f.parquet", "parquet", _parquet),
    Sample("f.orc", "parquet", _orc),
    Sample("f.avro", "avro", _avro),
    Sample("f.arrow", "arrow", _arrow, flipped="an Arrow file has no checksum"),
    Sample("f.dbf", "dbf", _dbf, flipped="a DBF has no checksum"),
    Sample("g.p7m", "smime", signed, flipped="signatures are not checked, and the docs say so"),
    Sample("h.dat", "tnef", _tnef),
    Sample("i.gpg", "openpgp", lambda: b"-----BEGIN PGP MESSAGE-----\n\nhQEMA0000000000000\n=abcd\n-----END PGP MESSAGE-----\n", found=False, state="skipped", cut="the beginning of its first line is a text", flipped="its first line, when changed, is a text"),
    Sample("j.crypt15", "encrypted_backup", lambda: bytes(range(256)) * 8, found=False, state="skipped"),
    Sample("k.bin", "carved", lambda: bytes(range(256)) * 4 + b"\0" + NOTE.replace("\n", " ").encode() + b"\0" + bytes(range(256)) * 4, state="partial"),
)  # fmt: skip
