"""Archives, whole and damaged; the standard library and pyzipper write them."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
import pyzipper

from pii_scan.model.limits import Limits


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_come_whole(gather, method):
    members = {"a/ssn.txt": b"219-09-9999" * 100, "ñ.txt": b"x", "../../etc/passwd": b"y"}
    got = gather(zipped(members, method), "x.bin")
    assert {k: c.payload.read() for k, c in got.children.items()} == members
    assert got.problems == []


def test_repeated_names_are_told_apart(gather):
    out = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"one")
        archive.writestr("a.txt", b"two")
    got = gather(out.getvalue())
    assert [c.payload.read() for c in got.children.values()] == [b"one", b"two"]


def test_a_password_is_named_on_member_and_archive(gather):
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"secret")
        archive.writestr("a.txt", b"219-09-9999")
    got = gather(out.getvalue())
    assert got.children["a.txt"].payload is None
    assert got.children["a.txt"].problem == "encrypted"
    assert got.codes == ["encrypted"]


def test_without_directory_the_members_are_still_found(gather):
    whole = zipped({"a.txt": b"219-09-9999", "b.txt": b"hello world " * 99})
    got = gather(whole[: whole.index(b"PK\x01\x02")])
    assert got.children["a.txt"].payload.read() == b"219-09-9999"
    assert got.children["b.txt"].payload.read() == b"hello world " * 99
    assert got.codes == ["truncated"]


def test_a_cut_member_keeps_its_beginning(gather):
    data = bytes(i * i % 251 for i in range(60_000))
    whole = zipped({"a.bin": data}, zipfile.ZIP_STORED)
    got = gather(whole[:30_000])
    kept = got.children["a.bin"].payload.read()
    assert len(kept) > 29_000
    assert data.startswith(kept)
    assert got.codes == ["truncated"]


def test_a_bomb_is_stopped_early(gather):
    got = gather(zipped({"zeros": bytes(64 << 20)}))
    assert got.children["zeros"].payload is None
    assert got.codes == ["bomb_suspected"]


def test_overlapping_members_are_refused(gather):
    data = bytearray(zipped({"a": b"A" * 500, "b": b"B" * 500}, zipfile.ZIP_STORED))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    # The second entry of the directory now points one byte behind the first member's header.
    data[second + 42 : second + 46] = (1).to_bytes(4, "little")
    got = gather(bytes(data))
    assert got.children["b"].problem == "bomb_suspected"


def test_limits_hold(gather):
    got = gather(zipped({"a": b"x" * 100, "b": b"y" * 100}), limits=Limits(child_bytes=150))
    assert got.children["b"].problem == "too_large"
    got = gather(zipped({str(i): b"x" for i in range(5)}), limits=Limits(children=3))
    assert len(got.children) == 3
    assert got.codes == ["too_large"]


def test_a_large_member_goes_through_a_nameless_file(gather):
    import random

    data = random.Random(1).randbytes(17 << 20)
    child = gather(zipped({"big": data})).children["big"]
    assert child.payload.data is None
    assert child.payload.read() == data


def tarred(**members: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def test_tar_members_and_links(gather):
    got = gather(tarred(a=b"219-09-9999", b=b"x" * 2000))
    link = got.children.pop("link")
    assert (link.payload, link.problem) == (None, "link_not_followed")
    assert {k: c.payload.read() for k, c in got.children.items()} == {"a": b"219-09-9999", "b": b"x" * 2000}
    assert got.codes == ["link_not_followed"]


def test_a_cut_tar_says_so(gather):
    got = gather(tarred(a=b"x" * 5000)[:2048])
    assert "truncated" in got.codes


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")])
def test_packed_files(gather, pack, ending):
    got = gather(pack(b"name,ssn\nAnn,219-09-9999\n"), "people.csv" + ending)
    assert got.children["people.csv"].payload.read() == b"name,ssn\nAnn,219-09-9999\n"
    cut = gather(pack(bytes(range(256)) * 999)[:-20], "x" + ending)
    assert "truncated" in cut.codes


def test_a_name_is_never_given_twice():
    from pii_scan.extract.archive.member_names import Keys

    keys = Keys()
    got = [keys.key(name) for name in ("a", "a (2)", "a", "a", "a (2)", "", "")]
    assert len(set(got)) == len(got)
    assert got[:2] == ["a", "a (2)"]


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["\u540d\u7c3f\u4e00\u89a7.txt", "\u65e5\u672c\u8a9e\u306e\u8cc7\u6599.txt", "\u5199\u771f.jpg"], "shift_jis"),
        (["\u5ba2\u6237\u540d\u5355.txt", "\u8eab\u4efd\u8bc1\u590d\u5370\u4ef6.jpg", "\u7167\u7247.jpg"], "gb18030"),
        (["\u0441\u043f\u0438\u0441\u043e\u043a \u043a\u043b\u0438\u0435\u043d\u0442\u043e\u0432.txt", "\u043f\u0430\u0441\u043f\u043e\u0440\u0442\u0430 \u0438 \u0434\u043e\u0433\u043e\u0432\u043e\u0440\u044b.txt"], "cp866"),
        (["Stra\u00dfe und M\u00fcller.txt", "Gr\u00f6\u00dfe.txt"], "cp437"),
    ],
)  # fmt: skip
def test_names_without_a_stated_encoding(names, encoding):
    from pii_scan.extract.archive.member_names import decoded

    assert decoded([name.encode(encoding) for name in names]) == names
    assert decoded([name.encode("utf-8") for name in names]) == names
