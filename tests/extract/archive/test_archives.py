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
