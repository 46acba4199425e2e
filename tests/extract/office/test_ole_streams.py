"""Visio's packing and lists by hand after libvisio's description; Publisher's text as its Quill stream keeps it."""

import struct
from pathlib import Path

import pytest

from pii_scan.extract.office.visio_streams import unpacked
from tests.extract.office.ole_file import ole_file

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "real" / "tika"


def packed(data: bytes) -> bytes:
    """Letters alone: all eight flags set."""
    return b"".join(b"\xff" + data[at : at + 8] for at in range(0, len(data), 8))


def drawing(*texts: str) -> bytes:
    """Header, the texts' streams, the list of them as trailer."""
    out, pointers = bytearray(b"Visio (TM) Drawing\r\n".ljust(0x36, b"\0")), b""
    for text in texts:
        stream = packed(text.encode("utf-16-le"))
        pointers += struct.pack("<IIIIH", 14, 0, len(out), len(stream), 0x02)
        out += stream
    trailer = packed(bytes(4) + struct.pack("<III", 4, len(texts), 0) + pointers)
    struct.pack_into("<IIIIH", out, 0x24, 20, 0, len(out), len(trailer), 0x52)
    return bytes(out + trailer)


def test_copies_out_of_the_window():
    # `ab`, then five letters from where `a` stands: places count from 18 before the window's beginning.
    assert unpacked(bytes([0b011]) + b"ab" + bytes([0xEE, 0xF2]), 100) == b"abababa"


def test_words_of_a_drawing(gather):
    got = gather(ole_file({"VisioDocument": drawing("Marisol Quintanilla", "SSN 446-22-2943")}), "item")
    assert (got.media_type, got.reader) == ("application/vnd.visio", "ole_streams")
    assert got.text == "Marisol Quintanilla\nSSN 446-22-2943"
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("unsupported", "partial")]


def test_a_list_that_points_beyond_the_end_or_at_itself(gather):
    whole = drawing("Marisol Quintanilla")
    loop, beyond = bytearray(whole), bytearray(whole)
    struct.pack_into("<IIIIH", loop, 0x24, 20, 0, 0x24, 18, 0x50)
    assert gather(ole_file({"VisioDocument": bytes(loop)}), "x").reader == "ole_streams"
    struct.pack_into("<I", beyond, 0x2C, len(whole))
    assert "truncated" in gather(ole_file({"VisioDocument": bytes(beyond)}), "x").codes


def test_words_and_pictures_of_a_publisher_document(gather):
    picture = b"\xff\xd8\xff\xe0" + bytes(600)
    data = ole_file({"Quill/CONTENTS": "SSN: 446-22-2943, Marisol".encode("utf-16-le"), "EscherStm": picture})
    got = gather(data, "item")
    assert (got.media_type, got.reader) == ("application/vnd.ms-publisher", "ole_streams")
    assert got.text == "SSN: 446-22-2943, Marisol"
    assert got.children["EscherStm"].payload.read() == picture


def test_a_real_drawing(gather):
    path = REAL / "testVISIO.vsd"
    if not path.is_file():
        pytest.skip("the real files are not on this machine")
    got = gather(path.read_bytes(), "x")
    # Its words are packed: the bytes of the file do not hold this one.
    words = "Tracking text is used to annotate the Relationship shape."
    assert words in got.text and words.encode("utf-16-le") not in path.read_bytes()
