"""Word before 97, Write: drawn by hand; antiword reads the same words out of the Word 2 file here."""

import struct

import pytest

from tests.extract.office.ole_file import ole_file
from tests.extract.office.word_file import block, in_pieces, write

TEXT = b"Name: Zo\xeb Quinn\rSSN\x07446-22-2943\x07\x07\rlast\x0dline\r"
LINES = ["Name: Zoë Quinn", "SSN\t446-22-2943\t\t", "last", "line"]


@pytest.mark.parametrize("version", [101, 104])
def test_word_6_and_95(gather, version):
    got = gather(ole_file({"WordDocument": block(version, TEXT)}), "a.doc")
    assert (got.reader, got.text.splitlines(), got.problems) == ("doc", LINES, [])


def test_saved_in_pieces(gather):
    got = gather(ole_file({"WordDocument": in_pieces(TEXT[:9], TEXT[9:20], TEXT[20:])}), "a.doc")
    assert (got.text.splitlines(), got.problems) == (LINES, [])


def test_a_damaged_piece_table_is_told(gather):
    data = bytearray(in_pieces(TEXT[:9], TEXT[9:]))
    for place, value in ((0x160, 0xFFFFFF00), (0x164, 7)):
        bad = data.copy()
        struct.pack_into("<I", bad, place, value)
        got = gather(ole_file({"WordDocument": bytes(bad)}), "a.doc")
        assert "446-22-2943" in got.text
        assert got.codes == ["partly_read"]


def test_word_2(gather):
    data = block(45, TEXT.replace(b"\r", b"\r\n"), magic=0xA5DB, size=0x180)
    got = gather(data, "x")
    assert (got.reader, got.text.splitlines(), got.problems) == ("word_old", LINES, [])
    assert gather(data[:-3]).codes == ["truncated"]
    assert gather(block(45, TEXT, flags=0x100, magic=0xA5DB)).codes == ["encrypted"]


def test_write_and_word_for_dos(gather):
    text = b"Name: Zo\xeb Quinn\r\nSSN 446-22-2943\r\n\1\0\2\0picture here\0\0\r\nlast\r\n"
    got = gather(write(text), "a.wri")
    assert (got.reader, got.text.splitlines()) == (
        "word_old",
        ["Name: Zoë Quinn", "SSN 446-22-2943", "picture here", "last"],
    )
    assert got.problems == []
    assert "Zoë" in gather(write(text.replace(b"\xeb", b"\x89"), pages=0), "x").text
    assert gather(write(text)[:160]).codes == ["truncated"]


def test_blocks_that_lead_astray_end(gather):
    for data in (
        b"\xdb\xa5\x2d\0",
        b"\x31\xbe\0\0\0\xab",
        b"\xdb\xa5\x2d\0" + b"\xff" * 90,
        b"\x32\xbe\0\0\0\xab" + b"\xff" * 200,
    ):
        assert gather(data).problems != []
