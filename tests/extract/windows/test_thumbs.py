"""Thumbs.db and thumbcache_*.db, drawn by hand."""

import pytest

from tests.extract.office.ole_file import ole_file
from tests.extract.windows.drawn_thumbs import catalog, entry, picture, thumbcache, thumbs_db


def test_pictures_come_under_the_names_of_their_files(gather):
    names = (*(f"scan{n}.jpg" for n in range(1, 12)), "passport Quintanilla.pdf")
    got = gather(thumbs_db(*names), "x")
    assert (got.reader, got.problems) == ("thumbs", [])
    assert sorted(got.children) == sorted((*names[:-1], "passport Quintanilla.pdf.jpg"))
    assert all(child.payload.read() == picture() for child in got.children.values())


def test_a_name_whose_picture_is_gone_is_told(gather):
    data = picture()
    got = gather(ole_file({"1": bytes(12) + data, "Catalog": catalog("a.jpg", "Marisol Quintanilla.jpg")}), "x")
    assert (got.text, list(got.children), got.codes) == ("Marisol Quintanilla.jpg", ["a.jpg"], ["partly_read"])


def test_since_vista_there_is_no_catalogue(gather):
    streams = {"256_4f0a9b8c7d6e5f40": bytes(24) + picture(), "96_4f0a9b8c7d6e5f40": bytes(24) + picture("PNG")}
    got = gather(ole_file(streams), "x")
    assert (got.reader, got.problems) == ("thumbs", [])
    assert sorted(got.children) == ["256_4f0a9b8c7d6e5f40.jpg", "96_4f0a9b8c7d6e5f40.png"]


def test_a_stream_of_another_kind_is_carved_and_counted(gather):
    got = gather(ole_file({"1": b"account 4407 1122" + bytes(99), "Catalog": catalog("a.jpg")}), "x")
    assert ("account 4407 1122" in got.text, got.codes) == (True, ["partly_read", "partly_read"])


@pytest.mark.parametrize("version", [20, 21, 26, 28, 30, 31, 32])
def test_a_cache_of_each_version(gather, version):
    one, two = entry("aa11", picture(), version), entry("bb22", picture("BMP"), version)
    got = gather(thumbcache(version, one, entry("empty", b"", version), two), "x")
    assert (got.reader, got.problems) == ("thumbs", [])
    assert {key: child.payload.read() for key, child in got.children.items()} == {
        "aa11.jpg": picture(), "bb22.bmp": picture("BMP"),
    }  # fmt: skip


def test_what_lies_behind_a_broken_entry_is_found(gather):
    broken = bytearray(entry("aa11", picture(), 32))
    broken[16:20] = b"\xff\xff\xff\x7f"
    got = gather(thumbcache(32, bytes(broken), entry("bb22", picture("PNG"), 32)), "x")
    assert (list(got.children), got.codes) == (["bb22.png"], ["partly_read"])


def test_a_cut_cache_says_so(gather):
    whole = thumbcache(32, entry("aa11", picture(), 32), entry("bb22", picture("PNG"), 32))
    first = 28 + len(entry("aa11", picture(), 32))
    for end in (40, first - 1, first + 10, len(whole) - 1):
        assert gather(whole[:end], "x").codes == ["partly_read"], end


def test_an_unknown_version_is_carved(gather):
    got = gather(thumbcache(999, entry("aa11", picture(), 32)), "x")
    assert (got.reader, got.codes) == ("carved", ["unsupported"])


def test_entries_cost_what_they_are(gather):
    """Twice the entries, twice the pictures: a broken length is not searched again and again."""
    broken = bytearray(entry("aa11", b"", 32))
    broken[4:8] = b"\x01\x00\x00\x00"
    for count in (500, 1000):
        got = gather(thumbcache(32, *[bytes(broken)] * count), "x")
        assert f"{count} entries" in got.problems[0].detail
