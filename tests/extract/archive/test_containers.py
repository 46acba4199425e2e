"""Web archives, Android backups, self-extracting and split archives."""

import gzip
import hashlib
import io
import os
import random
import tarfile
import zlib

import brotli
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pii_scan.extract.archive import android_backup
from pii_scan.extract.extractor import Input
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.archive.programs import FILES, contents, laid, need, run

PAGE = b"<html>Name: Ines Mulhall, SSN: 219-51-4938</html>" * 20


def record(kind: str, block: bytes, uri: str = "", content_type: str = "text/plain") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {len(block)}\r\nContent-Type: {content_type}\r\n"
    return (head + (f"WARC-Target-URI: {uri}\r\n" if uri else "") + "\r\n").encode() + block + b"\r\n\r\n"


def response(uri: str, body: bytes, *fields: str) -> bytes:
    head = "\r\n".join(["HTTP/1.1 200 OK", "Set-Cookie: session=abcdef0123456789", *fields])
    return record("response", head.encode() + b"\r\n\r\n" + body, uri, "application/http; msgtype=response")


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warc() -> bytes:
    return (
        record("warcinfo", b"software: x\r\n", content_type="application/warc-fields")
        + response("http://example.org/plain", PAGE)
        + response("http://example.org/gzip", gzip.compress(PAGE), "Content-Encoding: gzip")
        + response("http://example.org/chunked", chunked(PAGE), "Transfer-Encoding: chunked")
        + response("http://example.org/both", chunked(gzip.compress(PAGE)), "Transfer-Encoding: Chunked", "Content-Encoding: GZIP")
        + response("http://example.org/br", brotli.compress(PAGE), "content-encoding: br")
        + response("http://example.org/undone", PAGE, "Content-Encoding: gzip", "Transfer-Encoding: chunked")
        + record("resource", PAGE, "file://x/notes.txt")
    )  # fmt: skip


def test_web_archive(gather):
    got = gather(warc(), "crawl.warc")
    assert got.media_type == "application/warc"
    assert contents(got) == {
        "warcinfo 1": b"software: x\r\n",
        **{f"http://example.org/{name}": PAGE for name in ("plain", "gzip", "chunked", "both", "br", "undone")},
        "file://x/notes.txt": PAGE,
    }
    assert got.text.count("session=abcdef0123456789") == 6
    assert got.problems == []


def test_a_cut_web_archive_keeps_what_came(gather):
    whole = warc()
    got = gather(whole[: len(whole) - 400])
    assert got.codes == ["truncated"]
    assert contents(got)["http://example.org/both"] == PAGE
    third = whole.index(b"WARC/1.0", whole.index(b"http://example.org/plain"))
    got = gather(whole[:third] + b"JUNK" + whole[third + 4 :])
    assert got.codes == ["truncated"]
    assert {"http://example.org/plain", "http://example.org/chunked"} < set(contents(got))
    assert got.children[f"damaged at byte {third - 4}"].payload.head(8).strip().startswith(b"JUNK")


@pytest.mark.parametrize("size", ["9" * 19, "9" * 5000, "²", "-1", ""])
def test_a_record_of_no_possible_length_is_where_it_breaks_off(gather, size):
    whole = warc() + b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: " + size.encode() + b"\r\n\r\nword"
    got = gather(whole)
    assert set(got.codes) == {"truncated"}
    assert contents(got)["http://example.org/both"] == PAGE


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in FILES.items():
            info = tarfile.TarInfo(f"apps/com.example/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def padded(data: bytes) -> bytes:
    count = 16 - len(data) % 16
    return data + bytes([count]) * count


def encrypted_backup(password: bytes, data: bytes) -> bytes:
    """As Android's BackupManagerService lays it out; master key of bytes above 127 too."""

    def cbc(key: bytes, vector: bytes, plain: bytes) -> bytes:
        return Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor().update(padded(plain))

    salt, check_salt, vector, master_vector = (bytes(range(n, n + 16)) * 4 for n in (1, 2, 3, 4))
    master = bytes(range(112, 144))
    chars = "".join(chr(b if b < 128 else 0xFF00 | b) for b in master).encode("utf-8")
    check = hashlib.pbkdf2_hmac("sha1", chars, check_salt, 1000, 32)
    blob = b"\x10" + master_vector[:16] + b"\x20" + master + b"\x20" + check
    wrapped = cbc(hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 32), vector[:16], blob)
    lines = [b"ANDROID BACKUP", b"5", b"1", b"AES-256"]
    lines += [part.hex().upper().encode() for part in (salt, check_salt)] + [b"1000"]
    lines += [part.hex().upper().encode() for part in (vector[:16], wrapped)]
    return b"\n".join(lines) + b"\n" + cbc(master, master_vector[:16], data)


@pytest.mark.parametrize("level", [0, 1])
def test_android_backup(gather, level):
    data = zlib.compress(tar()) if level else tar()
    got = gather(b"ANDROID BACKUP\n5\n%d\nnone\n" % level + data, "phone.ab")
    assert got.media_type == "application/x-android-backup"
    inner = gather(got.children["backup.tar"].payload)
    assert contents(inner) == {f"apps/com.example/{name}": data for name, data in FILES.items()}
    assert got.problems == []
    cut = gather(b"ANDROID BACKUP\n5\n1\nnone\n" + zlib.compress(tar())[:-200])
    assert cut.codes == ["truncated"]


def test_an_encrypted_android_backup(gather):
    data = encrypted_backup(b"sesame", zlib.compress(tar()))
    assert gather(data).codes == ["encrypted"]
    given = Input(Payload(data=data), "", "x.ab", Limits(), Settings(), ("wrong", "sesame"))
    note, child = android_backup.extract(given)
    assert note.detail == "opened with password 2 of the list"
    assert child.payload.read() == tar()


@pytest.mark.parametrize("kind", ["zip", "7z", "rar", "cab"])
def test_self_extracting(gather, tmp_path, kind):
    folder = laid(tmp_path / "in")
    out = tmp_path / f"x.{kind}"
    if kind == "rar":
        import rars

        builder = rars.RarBuilder(format="rar50")
        for name, data in FILES.items():
            builder.add_bytes(data, name)
        out.write_bytes(builder.to_bytes())
    elif kind == "cab":
        need("gcab")
        run("gcab", "-c", "-z", out, *FILES, cwd=folder)
    else:
        need("7zz")
        run("7zz", "a", "-bd", "-y", out, *{name.split("/")[0] for name in FILES}, cwd=folder)
    # A program that knows the marks holds them as well.
    stub = b"MZ\x90\x00" + random.Random(4).randbytes(5000) + b"PK\x03\x04 7z\xbc\xaf\x27\x1c Rar!\x1a\x07 MSCF\0\0\0\0"
    got = gather(stub + bytes(300) + b"Setup of Mulhall Ltd" + bytes(100) + out.read_bytes(), "setup.exe")
    assert got.reader == "self-extracting"
    (child,) = got.children.values()
    assert child.key == f"setup.{kind}"
    assert contents(gather(child.payload, child.key)) == FILES
    assert "Setup of Mulhall Ltd" in got.text


def test_a_program_without_an_archive_is_read_as_before(gather):
    got = gather(b"MZ\x90\x00" + bytes(500) + b"PK\x03\x04" + b"\xff" * 600 + b"plain words of it", "x.exe")
    assert got.reader == "carved"


@pytest.mark.parametrize("name", ["x.7z.002", "x.z01", "x.r07", "x.zip.003"])
def test_later_parts_are_named(gather, name):
    got = gather(os.urandom(3000) + b"Name: Ines Mulhall" + os.urandom(3000), name)
    assert got.reader == "volume"
    assert got.codes == ["truncated"]
    assert "Ines Mulhall" in got.text


def test_the_first_part_says_that_it_is_cut(gather, tmp_path):
    need("7zz")
    folder = laid(tmp_path / "in", {"b.bin": random.Random(1).randbytes(90_000)})
    for kind in ("7z", "zip"):
        run("7zz", "a", "-bd", "-y", "-v40k", tmp_path / f"x.{kind}", "b.bin", cwd=folder)
        got = gather((tmp_path / f"x.{kind}.001").read_bytes(), f"x.{kind}.001")
        assert got.codes, kind
        got = gather((tmp_path / f"x.{kind}.002").read_bytes(), f"x.{kind}.002")
        assert got.codes == ["truncated"], kind
