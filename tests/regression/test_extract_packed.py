"""Packed files that hold more than their stream."""

import bz2
import gzip
import lzma
import struct
import zlib

import pytest

SECRET = b"Name: Ada Example\nSSN: 219-09-9999\n" * 3
PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zlib": zlib.compress}


def content(got):
    return {k: c.payload.read() for k, c in got.children.items() if c.payload is not None}


@pytest.mark.parametrize("ending", PACKERS)
def test_bytes_behind_the_stream_are_an_item(gather, ending):
    got = gather(PACKERS[ending](b"one" * 99) + SECRET, f"a.txt.{ending}")
    assert content(got) == {"a.txt": b"one" * 99, "after the end": SECRET}
    assert got.codes == []


@pytest.mark.parametrize("ending", PACKERS)
def test_a_few_bytes_behind_the_stream_are_read(gather, ending):
    got = gather(PACKERS[ending](b"one" * 99) + b"SSN: 219-09-9999", f"a.txt.{ending}")
    assert list(got.children) == ["a.txt"]
    assert got.text == "SSN: 219-09-9999"


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_joined_streams_and_padding_are_one_file(gather, ending):
    packed = PACKERS[ending](b"one" * 99) + PACKERS[ending](b"two" * 99)
    padding = b"" if ending == "bz2" else bytes(512)
    got = gather(packed + padding, f"a.txt.{ending}")
    assert content(got) == {"a.txt": b"one" * 99 + b"two" * 99}
    assert got.problems == []


@pytest.mark.parametrize("ending", PACKERS)
def test_a_cut_stream_keeps_its_beginning(gather, ending):
    import random

    plain = random.Random(1).randbytes(300_000)
    got = gather(PACKERS[ending](plain)[:-20], f"a.bin.{ending}")
    assert got.codes == ["truncated"]
    if ending != "bz2":
        assert plain.startswith(content(got)["a.bin"])
        assert len(content(got)["a.bin"]) > 200_000


def test_a_wrong_check_sum_keeps_the_bytes_and_says_so(gather):
    packed = bytearray(gzip.compress(SECRET))
    packed[-5] ^= 1
    got = gather(bytes(packed), "a.txt.gz")
    assert content(got) == {"a.txt": SECRET}
    assert got.codes == ["truncated"]


def test_names_and_comments_of_a_gzip_header_are_read(gather):
    raw = zlib.compressobj(wbits=-15)
    body = raw.compress(b"one") + raw.flush()
    head = b"\x1f\x8b\x08\x18" + bytes(6) + b"ada-example.txt\x00SSN: 219-09-9999\x00"
    got = gather(head + body + struct.pack("<II", zlib.crc32(b"one"), 3), "x.gz")
    assert got.text == "ada-example.txt\nSSN: 219-09-9999"
    assert content(got) == {"x": b"one"}
