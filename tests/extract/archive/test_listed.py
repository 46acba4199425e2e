"""Formats that libarchive reads: made and listed by other programs, member for member the same here."""

import os
import subprocess
import sys

import pytest

from pii_scan.extract.archive import libarchive
from pii_scan.model.limits import Limits
from tests.extract.archive.programs import FILES, contents, laid, need, run


def made(tmp_path, kind: str) -> bytes:
    folder = laid(tmp_path / "in")
    out = tmp_path / "out"
    if kind in ("iso9660", "newc", "odc", "bin", "xar"):
        need("bsdtar")
        names = list(FILES)
        run("bsdtar", "--format", kind, "-cf", out, *names, cwd=folder)
    elif kind == "udf bridge":
        need("genisoimage")
        run("genisoimage", "-quiet", "-udf", "-J", "-R", "-input-charset", "utf-8", "-o", out, folder)
    elif kind == "cab":
        need("gcab")
        run("gcab", "-c", "-z", out, *FILES, cwd=folder)
    return out.read_bytes()


KINDS = {
    "iso9660": "application/x-iso9660-image",
    "udf bridge": "application/x-iso9660-image",
    "newc": "application/x-cpio",
    "odc": "application/x-cpio",
    "bin": "application/x-cpio",
    "xar": "application/x-xar",
    "cab": "application/vnd.ms-cab-compressed",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_comes_whole(gather, tmp_path, kind):
    got = gather(made(tmp_path, kind), "some.bin")
    assert got.media_type == KINDS[kind]
    assert contents(got) == FILES
    assert got.problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_bsdtar_sees_in_a_damaged_archive_is_seen_here(gather, tmp_path, kind):
    need("bsdtar")
    whole = made(tmp_path, kind)
    broken = tmp_path / "broken"
    broken.write_bytes(whole[: len(whole) * 3 // 4])
    listed = subprocess.run(["bsdtar", "-tf", broken], capture_output=True, check=False).stdout.decode().splitlines()
    got = gather(broken.read_bytes(), "some.bin")
    files = {
        name.removeprefix("./") for name in listed if not name.endswith("/") and name not in (".", "sub", "sub/deep")
    }
    assert files <= set(got.children)
    assert "truncated" in got.codes or "unreadable" in got.codes or set(contents(got)) == set(FILES)


def test_the_same_through_a_file(gather, tmp_path):
    from pii_scan.model.payload import Payload

    data = made(tmp_path, "iso9660")
    path = tmp_path / "disc.iso"
    path.write_bytes(data)
    assert contents(gather(Payload(path=str(path)))) == FILES


def test_an_old_unix_archive_and_a_debian_package(gather, tmp_path):
    folder = laid(tmp_path / "in")
    run("ar", "rc", tmp_path / "x.a", "a.txt", "sub/deep/b.bin", cwd=folder)
    got = gather((tmp_path / "x.a").read_bytes())
    assert contents(got) == {"a.txt": FILES["a.txt"], "b.bin": FILES["sub/deep/b.bin"]}
    need("dpkg-deb")
    control = folder / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: Nobody <n@example.org>\nDescription: x\n"
    )
    run("dpkg-deb", "-b", folder, tmp_path / "x.deb")
    got = gather((tmp_path / "x.deb").read_bytes())
    assert got.media_type == "application/vnd.debian.binary-package"
    assert {"debian-binary", "data.tar.xz"} <= set(got.children)
    inner = gather(gather(got.children["data.tar.xz"].payload, "data.tar.xz").children["data.tar"].payload)
    assert {name.removeprefix("./"): data for name, data in contents(inner).items()} == FILES


def test_an_rpm(gather, tmp_path):
    need("rpmbuild")
    folder = laid(tmp_path / "in", {"a.txt": FILES["a.txt"]})
    spec = tmp_path / "x.spec"
    spec.write_text(
        "Name: x\nVersion: 1\nRelease: 1\nSummary: x\nLicense: x\nBuildArch: noarch\n%description\nx\n"
        f"%install\nmkdir -p %{{buildroot}}/opt\ncp {folder}/a.txt %{{buildroot}}/opt/a.txt\n%files\n/opt/a.txt\n"
    )
    run("rpmbuild", "-bb", "--quiet", "--define", f"_topdir {tmp_path}/rpm", spec)
    (package,) = (tmp_path / "rpm").rglob("*.rpm")
    got = gather(package.read_bytes())
    assert got.media_type == "application/x-rpm"
    assert list(contents(got).values()) == [FILES["a.txt"]]


def lzh(name: bytes, data: bytes) -> bytes:
    """A level 0 header (-lh0-: stored) as the format's notes lay it out."""
    import struct

    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    body = (
        b"-lh0-" + struct.pack("<IIIBBB", len(data), len(data), 0, 0x20, 0, len(name)) + name + struct.pack("<H", crc)
    )
    return bytes([len(body), sum(body) & 0xFF]) + body + data


def test_lha_with_a_japanese_name(gather):
    name = "\u540d\u7c3f.txt".encode("shift_jis")
    got = gather(lzh(name, FILES["a.txt"]) + lzh(b"b.txt", b"more") + b"\0", "x.lzh")
    assert got.media_type == "application/x-lha"
    assert contents(got) == {"\u540d\u7c3f.txt": FILES["a.txt"], "b.txt": b"more"}


def test_links_are_named_and_not_followed(gather, tmp_path):
    need("bsdtar")
    (tmp_path / "in").mkdir()
    os.symlink("/etc/passwd", tmp_path / "in" / "link")
    out = run("bsdtar", "--format", "newc", "-cf", "-", "link", cwd=tmp_path / "in")
    got = gather(out)
    assert (got.children["link"].payload, got.children["link"].problem) == (None, "link_not_followed")
    assert got.text == "/etc/passwd"
    assert got.codes == ["link_not_followed"]


def test_limits_hold(gather, tmp_path):
    data = made(tmp_path, "newc")
    got = gather(data, limits=Limits(children=2))
    assert len(got.children) == 2
    assert got.codes == ["too_large"]
    got = gather(data, limits=Limits(child_bytes=10_000))
    assert "too_large" in got.codes
    assert all(child.payload is None or child.payload.size_bytes <= 10_000 for child in got.children.values())


def test_names_survive_a_machine_without_utf8(tmp_path):
    """LC_ALL=C is what cron and many containers have; libarchive converts names to the locale's encoding."""
    need("bsdtar")
    (tmp_path / "x.iso").write_bytes(made(tmp_path, "iso9660"))
    code = (
        "import sys\n"
        "from pii_scan.extract.archive.libarchive import Reader\n"
        "from pii_scan.model.payload import Payload\n"
        "with Reader(Payload(path=sys.argv[1]), ('iso9660',)) as reader:\n"
        "    print(sorted(entry.name.decode() for entry, _ in reader.entries() if entry.regular))\n"
    )
    env = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "x.iso"], env=env, capture_output=True, check=True)
    assert done.stdout.decode().strip() == str(sorted(FILES))


def test_without_the_library_the_archive_says_what_is_missing(gather, tmp_path, monkeypatch):
    data = made(tmp_path, "newc")
    monkeypatch.setattr(libarchive, "_library", lambda: None)
    got = gather(data)
    assert got.codes == ["unsupported"]
    assert "libarchive13" in got.problems[0].detail
    assert got.problems[0].effect == "skipped"


@pytest.mark.parametrize("kind", ["cab", "iso9660", "udf bridge"])
def test_bytes_behind_the_archive_are_an_item(gather, tmp_path, kind):
    got = gather(made(tmp_path, kind) + b"Name: Ines Mulhall, SSN: 219-51-4938 " * 4)
    assert got.children["after the end"].payload.head(4) == b"Name"
