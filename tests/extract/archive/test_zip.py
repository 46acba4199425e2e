"""Zip members of every method and encryption, made by Info-ZIP, 7-Zip and pyzipper; names in every encoding."""

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.extract.archive import zip as zip_reader
from pii_scan.extract.archive.zip_crypto import PlainStream
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.archive.programs import FILES, contents, laid, need, run


def opened(data: bytes, *passwords: str, limits: Limits | None = None) -> tuple[dict[str, Child], list[str]]:
    taken = Input(Payload(data=data), "application/zip", "x.zip", limits or Limits(), Settings(), passwords)
    children, details = {}, []
    for piece in zip_reader.extract(taken):
        if isinstance(piece, Child):
            assert piece.key not in children
            children[piece.key] = piece
        else:
            details.append(f"{piece.code} {piece.detail}" if hasattr(piece, "code") else str(piece))
    return children, details


def packed(tmp_path: Path, *options: str) -> bytes:
    need("7zz")
    folder = laid(tmp_path / "in")
    run("7zz", "a", "-bd", "-y", "-tzip", *options, tmp_path / "x.zip", *{n.split("/")[0] for n in FILES}, cwd=folder)
    return (tmp_path / "x.zip").read_bytes()


def read(children: dict[str, Child]) -> dict[str, bytes]:
    return {key: child.payload.read() for key, child in children.items() if child.payload is not None}


@pytest.mark.parametrize("method", ["copy", "deflate", "deflate64", "bzip2", "lzma", "xz", "ppmd"])
def test_every_method(gather, tmp_path, method):
    got = gather(packed(tmp_path, f"-mm={method}"))
    assert contents(got) == FILES
    assert got.problems == []


@pytest.mark.parametrize("number", [20, 93])
def test_zstandard(number):
    """Method 93 (APPNOTE 6.3.8), and 20, its number before."""
    from backports.zstd import compress

    data = FILES["sub/deep/b.bin"]
    children, details = opened(by_hand(b"b.bin", compress(data), number, len(data), zlib.crc32(data)))
    assert read(children) == {"b.bin": data}
    assert details == []


def by_hand(name: bytes, packed: bytes, method: int, size: int, crc: int, flags: int = 0, extra: bytes = b"") -> bytes:
    head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, crc, len(packed), size, len(name), len(extra))
    local = b"PK\x03\x04" + head + name + extra + packed
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name + extra
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def test_an_unknown_method_is_named(tmp_path):
    children, details = opened(by_hand(b"a", b"....", 6, 4, 0))
    assert children["a"].problem == "unsupported"
    assert details == ["unsupported 1 of 1 members: methods 6"]


def test_damage_in_each_method_keeps_the_beginning(tmp_path):
    for method in ("deflate64", "xz", "ppmd"):
        data = bytearray(packed(tmp_path / method, f"-mm={method}"))
        info = zipfile.ZipFile(io.BytesIO(data)).getinfo("sub/deep/b.bin")
        middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
        data[middle : middle + 8] = b"\xff" * 8
        children, details = opened(bytes(data))
        assert set(children) == set(FILES), method
        assert [d.split()[0] for d in details] == ["truncated"], method


@pytest.mark.parametrize(
    "options", [["-psesame"], ["-psesame", "-mem=AES128"], ["-psesame", "-mem=AES256"], ["-psesame", "-mm=ppmd"]]
)
def test_a_password_of_the_list_opens_it(tmp_path, options):
    data = packed(tmp_path, *options)
    children, details = opened(data, "wrong", "sesame", "other")
    assert read(children) == FILES
    assert details == ["encrypted opened with password 2 of the list"]
    children, details = opened(data, "wrong")
    assert set(children) == set(FILES)
    assert {c.problem for k, c in children.items() if k != "sub/empty"} == {"encrypted"}


def test_info_zip_and_a_password_with_umlauts(tmp_path):
    need("zip")
    folder = laid(tmp_path / "in", {"a.txt": FILES["a.txt"]})
    run("zip", "-q", "-P", "sesam\u00f6ffne", tmp_path / "x.zip", "a.txt", cwd=folder)
    children, details = opened((tmp_path / "x.zip").read_bytes(), "sesam\u00f6ffne")
    assert read(children) == {"a.txt": FILES["a.txt"]}
    assert details == ["encrypted opened with password 1 of the list"]


def test_members_with_passwords_of_their_own():
    out = io.BytesIO()
    for name, password in (("a", b"one"), ("b", b"two"), ("c", b"three"), ("d", b"one")):
        with pyzipper.AESZipFile(out, "a", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(password)
            archive.writestr(name, name.encode() * 100)
    children, details = opened(out.getvalue(), "one", "two")
    assert read(children) == {"a": b"a" * 100, "b": b"b" * 100, "d": b"d" * 100}
    assert children["c"].problem == "encrypted"
    assert any(d.startswith("encrypted 1 of 4 members") for d in details)


def test_a_long_list_is_not_tried_on_every_member():
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"sesame")
        for n in range(50):
            archive.writestr(str(n), b"x")
    import hashlib

    calls = []
    real = hashlib.pbkdf2_hmac
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", lambda *a, **k: calls.append(1) or real(*a, **k))
        children, _ = opened(out.getvalue(), *(f"wrong{n}" for n in range(20)))
    assert len(children) == 50
    assert len(calls) <= 3 * 20


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=3000), st.binary(min_size=1, max_size=20))
def test_the_traditional_cipher_against_zipfile(data, password):
    raw = random.Random(len(data)).randbytes(12) + data
    plain = zipfile._ZipDecrypter(password)(raw)  # type: ignore[attr-defined]
    stream = PlainStream(io.BytesIO(raw), len(raw), plain[11], password)
    assert b"".join(iter(lambda: stream.read(100), b"")) == plain[12:]


def zipped(names: list[bytes], flag: int = 0, extra: bytes = b"") -> bytes:
    """Stored members with these raw names, which zipfile does not write."""
    local, directory = b"", b""
    for name in names:
        head = struct.pack("<HHHHHIIIHH", 20, flag, 0, 0, 33, zlib.crc32(b"x"), 1, 1, len(name), len(extra))
        entry = (
            b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name + extra
        )
        local += b"PK\x03\x04" + head + name + extra + b"x"
        directory += entry
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(directory), len(local), 0)
    return local + directory + b"PK\x05\x06" + end


def test_names_in_encodings_of_their_day():
    names = ["\u540d\u7c3f\u4e00\u89a7.txt", "\u65e5\u672c\u8a9e.txt"]
    assert list(opened(zipped([n.encode("cp932") for n in names]))[0]) == names
    assert list(opened(zipped([n.encode("utf-8") for n in names]))[0]) == names
    assert list(opened(zipped([n.encode("utf-8") for n in names], flag=0x800))[0]) == names
    assert list(opened(zipped(["M\u00fcller.txt".encode("cp437")]))[0]) == ["M\u00fcller.txt"]


def test_the_flag_says_utf8_and_the_name_is_not():
    children, _ = opened(zipped([b"M\x81ller.txt", b"b.txt"], flag=0x800))
    assert len(read(children)) == 2


def test_the_unicode_path_field_wins_where_it_belongs_to_the_name():
    right = b"?.txt"
    field = b"\x01" + struct.pack("<I", zlib.crc32(right)) + "\u540d\u7c3f.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert list(opened(zipped([right], extra=extra))[0]) == ["\u540d\u7c3f.txt"]
    assert list(opened(zipped([b"renamed.txt"], extra=extra))[0]) == ["renamed.txt"]


@pytest.mark.parametrize("name", ["gbk.zip", "testZipEntryNameCharsetShiftSJIS.zip"])
def test_real_archives_of_east_asia(gather, shared_data, name):
    got = gather(Payload(path=str(shared_data / "real" / "tika" / name)), name)
    wanted = {
        "gbk.zip": "\u5ba1\u8ba1\u538b\u7f29\u5305\u6587\u4ef6\u68c0\u7d22\u6d4b\u8bd5/",
        "testZipEntryNameCharsetShiftSJIS.zip": "\u6587\u7ae0",
    }[name]
    assert any(wanted in key for key in got.children), list(got.children)


def test_hostile_names_are_kept_apart_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = [
        b"../../up.txt", b"/etc/passwd", b"C:\\windows\\x", b"\\\\host\\share\\x", b"a\x00b", b"\x1b[31mred\nline\r",
        b"CON", b"a/../../b", b"dup", b"dup", b"dup (2)", b"x" * 60_000, b"", b"..", b"~/.ssh/id", b"%2e%2e/x",
        "\u202egpj.exe".encode(),
    ]  # fmt: skip
    children, _ = opened(zipped(names))
    assert len(children) == len(names)
    assert all(child.payload is not None and child.payload.read() == b"x" for child in children.values())
    assert all(len(key) <= 4100 for key in children)
    assert list(tmp_path.iterdir()) == []
