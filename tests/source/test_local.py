"""A folder is listed whole, never left, and never written."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pii_scan.model.errors import SourceError
from pii_scan.model.item import Item
from pii_scan.source.local import SOURCE, LocalTree
from pii_scan.source.source import Access, FetchError


def listed(root: Path | str) -> dict[str, Item]:
    """Items by path below the root."""
    base = os.path.realpath(root)
    return {os.path.relpath(item.address.steps[0].key, base): item for item in LocalTree(str(root)).list()}


def codes(root: Path) -> dict[str, str | None]:
    return {name: item.problem.code.value if item.problem else None for name, item in listed(root).items()}


def test_every_file_once_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "empty folder").mkdir()
    assert list(listed(tmp_path)) == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e/f.txt"]
    item = listed(tmp_path)["a.txt"]
    assert item.size_bytes == 5 and item.modified is not None and item.modified.tzinfo is not None


def test_an_empty_folder_is_empty(tmp_path: Path) -> None:
    assert listed(tmp_path) == {}


def test_links_are_listed_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "real.txt").write_text("x")
    for name, target in {
        "out": outside, "out.txt": outside / "secret.txt", "in.txt": root / "real.txt", "loop": root, "self": root / "self",
        "gone": root / "missing",
    }.items():  # fmt: skip
        (root / name).symlink_to(target)
    assert codes(root) == {
        "real.txt": None, **dict.fromkeys(("gone", "in.txt", "loop", "out", "out.txt", "self"), "link_not_followed"),
    }  # fmt: skip


def test_what_is_no_file_is_named_and_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        found = listed(tmp_path)
    assert {name: (item.problem.code.value, item.problem.detail) for name, item in found.items() if item.problem} == {
        "pipe": ("not_a_file", "pipe"),
        "socket": ("not_a_file", "socket"),
    }


@pytest.mark.parametrize(
    "name",
    [b"new\nline.txt", b"\xff\xfe.txt", b" leading and trailing ", b"-rf", b"a!b%41", "niño.txt".encode(), b"\x1b[31m"],
)
def test_odd_names_are_listed_and_read(tmp_path: Path, name: bytes) -> None:
    with open(os.path.join(os.fsencode(tmp_path), name), "wb") as stream:
        stream.write(b"content")
    tree = LocalTree(str(tmp_path))
    (item,) = tree.list()
    assert os.fsencode(item.address.name) == name
    assert tree.fetch(item).read() == b"content"
    assert str(item.address).isprintable()


def test_a_single_file_and_a_file_url(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("content")
    for target in (str(path), f"file://{path}"):
        assert SOURCE.recognise(target)
        tree = SOURCE.open(target, Access())
        (item,) = tree.list()
        assert item.address.steps[0].key == os.path.realpath(path) and tree.fetch(item).read() == b"content"
        assert tree.describe() == str(item.address)


def test_a_target_that_is_a_link_was_named_by_the_user(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert list(listed(tmp_path / "link")) == ["a.txt"]
    (tmp_path / "file link").symlink_to(tmp_path / "real" / "a.txt")
    (item,) = LocalTree(str(tmp_path / "file link")).list()
    assert item.problem is None and item.address.name == "a.txt"


@pytest.mark.parametrize("target", ["az://a/b", "https://a.blob.core.windows.net/b", "s3://b"])
def test_other_schemes_are_not_for_it(target: str) -> None:
    assert not SOURCE.recognise(target)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file or folder") as caught:
        LocalTree(str(tmp_path / "nothing"))
    assert "nothing" in caught.value.message and caught.value.remedy


def test_a_file_that_became_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_text("x")
    for name in ("link", "pipe", "gone", "folder"):
        (root / name).write_text("x")
    tree = LocalTree(str(root))
    items = {item.address.name: item for item in tree.list()}
    for name in items:
        (root / name).unlink()
    (root / "link").symlink_to(tmp_path / "secret")
    os.mkfifo(root / "pipe")
    (root / "folder").mkdir()
    found = {}
    for name, item in items.items():
        with pytest.raises(FetchError) as caught:
            tree.fetch(item)
        found[name] = caught.value.problem.code.value
    assert found == {"link": "link_not_followed", "pipe": "not_a_file", "gone": "vanished", "folder": "not_a_file"}


def test_a_folder_that_became_a_link_after_listing_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "root" / "sub").mkdir(parents=True)
    (tmp_path / "root" / "sub" / "a.txt").write_text("evidence")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text("secret")
    tree = LocalTree(str(tmp_path / "root"))
    (item,) = tree.list()
    (tmp_path / "root" / "sub").rename(tmp_path / "root" / "old")
    (tmp_path / "root" / "sub").symlink_to(tmp_path / "outside")
    with pytest.raises(FetchError) as caught:
        tree.fetch(item)
    assert caught.value.problem.code.value == "link_not_followed"


_AS_NOBODY = """
import os, sys
from pii_scan.source.local import LocalTree
from pii_scan.source.source import FetchError
from pii_scan.model.errors import SourceError
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    tree = LocalTree(sys.argv[1])
except SourceError as error:
    print("refused", error.exit_code.value); raise SystemExit
for item in tree.list():
    said = item.problem.code.value if item.problem else "ok"
    if not item.problem:
        try: tree.fetch(item)
        except FetchError as error: said = error.problem.code.value
    print(item.address.name, said)
"""


def _as_nobody(target: Path) -> list[str]:
    """What an ordinary user sees; the superuser may read everything."""
    code = (
        _AS_NOBODY
        if os.geteuid() == 0
        else _AS_NOBODY.replace("os.setgroups([]); os.setgid(65534); os.setuid(65534)", "")
    )
    done = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """A folder that everybody may reach: pytest's own are private."""
    import tempfile

    folder = Path(tempfile.mkdtemp(dir="/tmp", prefix="pii-scan-test-"))
    folder.chmod(0o755)
    return folder


def test_what_may_not_be_read_is_named(open_folder: Path) -> None:
    try:
        (open_folder / "ok.txt").write_text("x")
        (open_folder / "locked.txt").write_text("x")
        (open_folder / "closed").mkdir()
        (open_folder / "closed" / "in.txt").write_text("x")
        (open_folder / "locked.txt").chmod(0)
        (open_folder / "closed").chmod(0)
        assert _as_nobody(open_folder) == ["locked.txt access_denied", "ok.txt ok", "closed access_denied"]
        assert _as_nobody(open_folder / "closed") == ["refused 4"]
    finally:
        import shutil

        (open_folder / "closed").chmod(0o700)
        shutil.rmtree(open_folder)
