"""7z archives of 7-Zip itself and of py7zr, whole, encrypted, damaged and too large."""

import io
import random

import pytest

from pii_scan.extract.archive import libarchive, seven_zip
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.archive.programs import FILES, contents, laid, need, run

METHODS = {
    "solid": [],
    "not solid": ["-ms=off"],
    "lzma": ["-m0=lzma"],
    "ppmd": ["-m0=ppmd"],
    "bzip2": ["-m0=bzip2"],
    "deflate": ["-m0=deflate"],
    "deflate64": ["-m0=deflate64"],
    "stored": ["-m0=copy"],
    "delta": ["-m0=delta:4", "-m1=lzma2"],
    "x86 filter": ["-m0=bcj", "-m1=lzma2"],
    "x86 filter of several streams": ["-m0=bcj2", "-m1=lzma:d20", "-m2=lzma:d18", "-m3=lzma:d18", "-mb0:1", "-mb0s1:2", "-mb0s2:3"],
}  # fmt: skip


def packed(tmp_path, *options: str, files: dict[str, bytes] = FILES) -> bytes:
    need("7zz")
    folder = laid(tmp_path / "in", files)
    run("7zz", "a", "-bd", "-y", *options, tmp_path / "x.7z", *{name.split("/")[0] for name in files}, cwd=folder)
    return (tmp_path / "x.7z").read_bytes()


@pytest.mark.parametrize("method", METHODS)
def test_every_member_comes_whole(gather, tmp_path, method):
    got = gather(packed(tmp_path, *METHODS[method]))
    assert got.media_type == "application/x-7z-compressed"
    assert contents(got) == FILES
    assert got.problems == []


def test_filter_of_several_streams_without_libarchive_is_named(gather, tmp_path, monkeypatch):
    data = packed(tmp_path, *METHODS["x86 filter of several streams"])
    monkeypatch.setattr(libarchive, "_library", lambda: None)
    got = gather(data)
    assert set(got.children) == set(FILES)
    assert {child.problem for key, child in got.children.items() if key != "sub/empty"} == {"unsupported"}


def opened(data: bytes, *passwords: str, limits: Limits | None = None) -> tuple[dict[str, Child], list[str]]:
    given = Input(Payload(data=data), "", "x.7z", limits or Limits(), Settings(), passwords)
    children, details = {}, []
    for piece in seven_zip.extract(given):
        if isinstance(piece, Child):
            children[piece.key] = piece
        else:
            details.append(f"{piece.code} {piece.detail}" if hasattr(piece, "code") else str(piece))
    return children, details


@pytest.mark.parametrize(
    "options", [["-psesame"], ["-psesame", "-mhe=on"], ["-psesame", "-ms=off"], ["-psesame", "-m0=copy"]]
)
def test_a_password_of_the_list_opens_it(tmp_path, options):
    data = packed(tmp_path, *options)
    children, details = opened(data, "wrong", "sesame", "other")
    assert {key: child.payload.read() for key, child in children.items()} == FILES
    assert details == ["encrypted opened with password 2 of the list"]
    assert "sesame" not in str(details)


def test_without_it_the_names_are_listed(tmp_path):
    children, details = opened(packed(tmp_path, "-psesame"), "wrong")
    assert set(children) == set(FILES)
    assert {child.problem for key, child in children.items() if key != "sub/empty"} == {"encrypted"}
    assert details == ["encrypted 4 of 5 members: none of 1 passwords opens it"]
    children, details = opened(packed(tmp_path / "b", "-psesame", "-mhe=on"))
    assert not children
    assert details == ["encrypted names too: a password opens it (--passwords FILE)"]


def test_a_key_is_derived_once_for_many_folders(tmp_path, monkeypatch):
    import py7zr.compressor

    files = {f"{n}.txt": b"%d" % n * 9 for n in range(30)}
    data = packed(tmp_path, "-psesame", "-ms=off", files=files)
    derived = []
    real = py7zr.compressor.calculate_key.__wrapped__ if seven_zip._py7zr() else None
    monkeypatch.setattr(py7zr.compressor, "calculate_key", lambda *a: derived.append(a) or real(*a))
    seven_zip._py7zr.cache_clear()
    children, _ = opened(data, "sesame")
    seven_zip._py7zr.cache_clear()
    assert len(children) == 30
    assert len(derived) == 1


class Counting(io.BytesIO):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.taken = 0

    def read(self, size=-1):
        out = super().read(size)
        self.taken += len(out)
        return out


def test_a_solid_archive_is_unpacked_once(tmp_path, monkeypatch):
    """Bytes read grow with the archive's size: at four times the members not at sixteen times the bytes."""
    taken = []
    for count in (50, 100, 200):
        noise = random.Random(count)
        data = packed(tmp_path / str(count), files={f"{n}": noise.randbytes(3000) for n in range(count)})
        stream = Counting(data)
        monkeypatch.setattr(Payload, "open", lambda self, stream=stream: stream)
        monkeypatch.setattr(stream, "close", lambda: None)
        children, details = opened(data)
        assert len(children) == count
        assert not details
        taken.append(stream.taken / len(data))
        monkeypatch.undo()
    assert max(taken) < 3


def test_a_damaged_folder_hides_no_other(gather, tmp_path):
    noise = random.Random(3)
    files = {f"{n}.bin": noise.randbytes(5000) for n in range(6)}
    data = bytearray(packed(tmp_path, "-ms=off", files=files))
    data[32 + 5300] ^= 0xFF
    got = gather(bytes(data))
    assert set(got.children) == set(files)
    whole = {key for key, value in contents(got).items() if value == files[key]}
    assert len(whole) == 5
    assert set(got.codes) <= {"truncated", "unreadable"}
    assert got.codes


@pytest.mark.parametrize("method", ["lzma2", "lzma"])
def test_a_cut_archive_gives_its_beginning(gather, tmp_path, method):
    noise = random.Random(7).randbytes(200_000)
    data = packed(tmp_path, f"-m0={method}", files={"a.txt": FILES["a.txt"], "b.bin": noise})
    got = gather(data[: len(data) // 2])
    assert got.codes == ["truncated"]
    (beginning,) = contents(got).values()
    assert beginning.startswith(FILES["a.txt"])
    assert (FILES["a.txt"] + noise).startswith(beginning)
    assert len(beginning) > 80_000


def test_a_cut_archive_of_another_method_says_so(gather, tmp_path):
    data = packed(tmp_path, "-m0=bzip2")
    got = gather(data[: len(data) // 2])
    assert got.codes == ["unreadable"]
    assert got.problems[0].effect == "skipped"
    assert not got.children


def test_a_bomb_is_stopped_and_what_follows_is_listed(tmp_path):
    data = packed(tmp_path, files={"a.bin": bytes(64 << 20), "b.txt": b"after"})
    assert len(data) < 20_000
    children, details = opened(data)
    assert set(children) == {"a.bin", "b.txt"}
    assert children["a.bin"].problem == "bomb_suspected"
    assert details[0].startswith("bomb_suspected")


def test_bytes_behind_the_archive_are_an_item(gather, tmp_path):
    got = gather(packed(tmp_path) + b"Name: Ines Mulhall, SSN: 219-51-4938 " * 4)
    assert got.children["after the end"].payload.head(4) == b"Name"
