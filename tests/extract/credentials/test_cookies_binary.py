"""Cookies of Safari, drawn by hand after the layout that forensic tools describe."""

import struct

import pytest


def cookie(host: str, name: str, value: str, path: str = "/", expires: float = 757382400.0) -> bytes:
    strings, places = b"", []
    for text in (host, name, path, value):
        places.append(56 + len(strings))
        strings += text.encode() + b"\x00"
    size = 56 + len(strings)
    return struct.pack("<IIIIIIII8sdd", size, 0, 5, 0, *places, b"\x00" * 8, expires, 700000000.0) + strings


def page(*cookies: bytes) -> bytes:
    places, at = [], 8 + 4 * len(cookies) + 4
    for one in cookies:
        places.append(at)
        at += len(one)
    return b"\x00\x00\x01\x00" + struct.pack(f"<I{len(cookies)}II", len(cookies), *places, 0) + b"".join(cookies)


def jar(*pages: bytes) -> bytes:
    sizes = struct.pack(f">{len(pages)}I", *map(len, pages))
    return b"cook" + struct.pack(">I", len(pages)) + sizes + b"".join(pages) + b"\x07\x17\x20\x05\x00\x00\x00\x4b"


SAMPLE = jar(
    page(cookie(".bank.example", "sessionid", "4kd3jf6hs1pg5ny0t"), cookie("x.example", "lang", "en-GB", "/in")),
    page(cookie("y.example", "b", "2")),
)


def test_each_cookie_is_a_line(gather):
    got = gather(SAMPLE, "Cookies.binarycookies")
    assert (got.reader, got.problems) == ("cookies_binary", [])
    # 2025-01-01, which is 757382400 seconds after 2001.
    assert [line.split("\t") for line in got.text.splitlines()] == [
        [".bank.example", "TRUE", "/", "FALSE", "1735689600", "sessionid", "4kd3jf6hs1pg5ny0t"],
        ["x.example", "FALSE", "/in", "FALSE", "1735689600", "lang", "en-GB"],
        ["y.example", "FALSE", "/", "FALSE", "1735689600", "b", "2"],
    ]


def test_its_name_does_not_matter(gather):
    assert gather(SAMPLE, "x").reader == "cookies_binary"


@pytest.mark.parametrize("expires", [float("nan"), float("inf"), -1e300])
def test_a_time_that_is_none(gather, expires):
    got = gather(jar(page(cookie("y.example", "b", "2", expires=expires))), "x")
    assert got.text.split("\t")[4] == "0"


def test_cut_and_changed_files_say_so(gather):
    whole = len(gather(SAMPLE, "x").text.splitlines())
    for end in range(30, len(SAMPLE) - 8):
        got = gather(SAMPLE[:end], "x")
        assert got.codes == ["partly_read"]
        assert len(got.text.splitlines()) <= whole
    broken = bytearray(SAMPLE)
    broken[24:28] = b"\xff\xff\xff\xff"
    assert gather(bytes(broken), "x").codes == ["partly_read"]


def test_cookies_within_one_another_are_not_multiplied(gather):
    one = cookie("a.example", "b", "v" * 5000)
    count = 3000
    start = 8 + 4 * count
    hostile = b"\x00\x00\x01\x00" + struct.pack(f"<I{count}I", count, *[start] * count) + one
    got = gather(jar(hostile), "x")
    assert got.codes == ["partly_read"]
    assert len(got.text) < 5 * len(hostile)
