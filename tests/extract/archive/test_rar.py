"""RAR archives of every version, written by rars and listed by others where they can."""

import random
import subprocess

import pytest
import rars

from pii_scan.extract.archive import libarchive, rar
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.archive.programs import FILES, contents, need

VERSIONS = ("rar14", "rar15", "rar20", "rar29", "rar30", "rar40", "rar50", "rar70")


def packed(version: str = "rar50", files: dict[str, bytes] = FILES, **options) -> bytes:
    builder = rars.RarBuilder(format=version, **options)
    for name, data in files.items():
        builder.add_bytes(data, name)
    return builder.to_bytes()


def opened(data: bytes, *passwords: str, limits: Limits | None = None) -> tuple[dict[str, Child], list[str]]:
    given = Input(Payload(data=data), "", "x.rar", limits or Limits(), Settings(), passwords)
    children, details = {}, []
    for piece in rar.extract(given):
        if isinstance(piece, Child):
            children[piece.key] = piece
        else:
            details.append(f"{piece.code} {piece.detail}" if hasattr(piece, "code") else str(piece))
    return children, details


@pytest.mark.parametrize("solid", [False, True])
@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_comes_whole(gather, version, solid):
    got = gather(packed(version, solid=solid))
    assert got.media_type == "application/vnd.rar"
    assert contents(got) == FILES
    assert got.problems == []


@pytest.mark.parametrize("version", ["rar29", "rar50"])
def test_the_same_without_libarchive(gather, version, monkeypatch):
    monkeypatch.setattr(libarchive, "_library", lambda: None)
    for solid in (False, True):
        assert contents(gather(packed(version, solid=solid))) == FILES


@pytest.mark.parametrize("version", ["rar29", "rar50"])
def test_what_others_see_is_seen_here(tmp_path, version):
    program = "unar" if version == "rar29" else "bsdtar"
    need(program)
    path = tmp_path / "x.rar"
    path.write_bytes(packed(version, {name.replace("/", "_"): data for name, data in FILES.items()}))
    if program == "bsdtar":
        listed = subprocess.run(["bsdtar", "-tf", path], capture_output=True, check=True).stdout.decode().split()
    else:
        subprocess.run(["unar", "-q", "-o", tmp_path / "out", "-D", path], capture_output=True, check=True)
        listed = [str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert set(listed) == set(opened(path.read_bytes())[0])


@pytest.mark.parametrize("version", ["rar15", "rar20", "rar29", "rar40", "rar50", "rar70"])
@pytest.mark.parametrize("solid", [False, True])
def test_a_password_of_the_list_opens_it(version, solid):
    children, details = opened(packed(version, password="sesame", solid=solid), "wrong", "sesame", "other")
    assert {key: child.payload.read() for key, child in children.items()} == FILES
    assert details == ["encrypted opened with password 2 of the list"]


@pytest.mark.parametrize("version", ["rar40", "rar50"])
def test_encrypted_names_too(version):
    data = packed(version, password="sesame", encrypt_headers=True)
    children, details = opened(data)
    assert not children
    assert details == ["encrypted names too: a password opens it (--passwords FILE)"]
    children, details = opened(data, "wrong", "sesame")
    assert {key: child.payload.read() for key, child in children.items()} == FILES


def test_without_a_password_the_names_are_listed():
    children, details = opened(packed(password="sesame"), "wrong")
    assert set(children) == set(FILES)
    assert {child.problem for child in children.values()} == {"encrypted"}
    assert details == ["encrypted 5 of 5 members: none of 1 passwords opens it"]


def test_links_are_named_and_not_followed(gather):
    builder = rars.RarBuilder(format="rar50")
    builder.add_bytes(b"x", "a")
    builder.add_unix_symlink("link", b"/etc/passwd")
    got = gather(builder.to_bytes())
    assert (got.children["link"].payload, got.children["link"].problem) == (None, "link_not_followed")
    assert got.text == "/etc/passwd"


@pytest.mark.parametrize("version", ["rar29", "rar50"])
def test_volumes_are_named_as_incomplete(gather, tmp_path, version):
    data = random.Random(1).randbytes(250_000)
    builder = rars.RarBuilder(format=version, volume_size=100_000, store=True)
    builder.add_bytes(data, "b.bin")
    builder.write_volumes(str(tmp_path / ("v.part1.rar" if version == "rar50" else "v.rar")))
    names = ("v.rar", "v.r00") if version == "rar29" else ("v.part01.rar", "v.part02.rar")
    first, second = (tmp_path / name for name in names)
    got = gather(first.read_bytes())
    beginning = got.children["b.bin"].payload.read()
    assert 50_000 < len(beginning) <= 100_000
    assert data.startswith(beginning)
    assert "truncated" in got.codes
    assert "another volume" in got.problems[0].detail
    got = gather(second.read_bytes())
    assert got.children["b.bin"].problem == "truncated"
    assert "another volume" in got.problems[0].detail


@pytest.mark.parametrize("version", ["rar29", "rar50"])
def test_a_cut_archive_keeps_its_beginning(gather, version):
    noise = random.Random(2)
    files = {f"{n}.bin": noise.randbytes(4000) for n in range(8)}
    data = packed(version, files, store=True)
    got = gather(data[: len(data) * 5 // 8])
    assert "truncated" in got.codes
    whole = {key for key, value in contents(got).items() if value == files[key]}
    assert {"0.bin", "1.bin", "2.bin", "3.bin"} <= whole


def test_a_bomb_is_stopped():
    for solid in (False, True):
        children, details = opened(packed(files={"a.bin": bytes(24 << 20), "b.txt": b"after"}, solid=solid))
        assert set(children) == {"a.bin", "b.txt"}
        assert children["a.bin"].problem == "bomb_suspected"
        assert details[0].startswith("bomb_suspected")


def test_a_solid_archive_is_unpacked_once(monkeypatch):
    calls = []
    real = rars.RarFile.read_many

    class Counted:
        def __init__(self, archive):
            self._archive = archive

        def __getattr__(self, name):
            return getattr(self._archive, name)

        def read_many(self, members, **options):
            calls.append(len(members))
            return real(self._archive, members, **options)

        def read(self, *_args, **_options):
            raise AssertionError("each such call unpacks from the start")

    made = rar._opened
    monkeypatch.setattr(rar, "_opened", lambda *a: Counted(made(*a)))
    files = {f"{n}": b"%d" % n * 50 for n in range(300)}
    children, _ = opened(packed("rar29", files, solid=True))
    assert {key: child.payload.read() for key, child in children.items()} == files
    assert calls == [300]


@pytest.mark.parametrize("version", ["rar29", "rar40", "rar50", "rar70"])
def test_bytes_behind_the_archive_are_an_item(gather, version):
    data = packed(version)
    for password in (None, "sesame"):
        data = packed(version, password=password) if password else packed(version)
        got = gather(data + b"Name: Ines Mulhall, SSN: 219-51-4938 " * 4)
        assert got.children["after the end"].payload.head(4) == b"Name"
        assert "after the end" not in gather(data).children


def test_a_block_that_says_to_be_endless_has_no_end(gather):
    # Found by fuzzing: the largest number that a header can hold, as the size of what follows it.
    head = bytes.fromhex("526172211a070100dcde5e3503014c0452617221ffffffffffffffffff1a0700")
    assert "internal" not in gather(head + bytes(64)).codes
