"""TNEF, compressed RTF, messages of Outlook, its stores."""

import struct

import pytest

from pii_scan.extract.mail.rtf_compressed import RtfError, decompressed

# The two examples of [MS-OXRTFCP] 4.1 and 4.2.
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
REPEATED = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_compressed_rtf_examples_of_the_standard():
    assert decompressed(HELLO) == (rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n", True)
    assert decompressed(REPEATED) == (rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}", True)
    plain = b"{\\rtf1 x}"
    assert decompressed(struct.pack("<II4sI", len(plain) + 12, len(plain), b"MELA", 0) + plain) == (plain, True)


def test_damaged_rtf_is_read_as_far_as_it_goes():
    text, whole = decompressed(HELLO[:30])
    assert text and rb"{\rtf1\ansi\ansicpg1252\pard hello world}".startswith(text[:20]) and not whole
    for cut in range(16, len(HELLO)):
        decompressed(HELLO[:cut])
    with pytest.raises(RtfError):
        decompressed(b"\x00" * 40)


def attribute(level: int, number: int, data: bytes, kind: int = 6) -> bytes:
    return struct.pack("<BHHI", level, number, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def properties(*values: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(values))
    for number, kind, data in values:
        out += struct.pack("<HH", kind, number)
        out += struct.pack("<II", 1, len(data)) + data + b"\x00" * (-len(data) % 4) if kind != 0x40 else data
    return out


MAPI = properties(
    (0x0C1A, 0x001F, "Ann Moss".encode("utf-16-le")),
    (0x0039, 0x0040, struct.pack("<Q", 133524187530000000)),
    (0x1009, 0x0102, HELLO),
)
TNEF = (
    b"\x78\x9f\x3e\x22\x01\x00"
    + attribute(1, 0x9007, struct.pack("<II", 1252, 0))
    + attribute(1, 0x8004, b"Subject \xf1\x00", 1)
    + attribute(1, 0x9003, MAPI)
    + attribute(2, 0x9002, b"\x00" * 14)
    + attribute(2, 0x8010, b"SHORT~1.TXT\x00", 1)
    + attribute(2, 0x800F, b"my number is 219-09-9999")
    + attribute(2, 0x9005, properties((0x3707, 0x001F, "long name.txt".encode("utf-16-le"))))
)


def test_winmail(gather):
    got = gather(TNEF, "winmail.dat")
    # 133,524,187,530,000,000 × 100 ns after 1601 is 2024-02-14 21:12:33 UTC.
    assert got.text == "Subject: Subject ñ\nFrom: Ann Moss\nDate: 2024-02-14 21:12:33\n\nhello world"
    assert got.children["long name.txt"].payload.read() == b"my number is 219-09-9999"
    assert got.problems == []


def test_winmail_cut_anywhere_keeps_what_came_before(gather):
    for cut in range(8, len(TNEF), 7):
        got = gather(TNEF[:cut], "winmail.dat")
        assert "internal" not in got.codes
    assert gather(TNEF[: len(TNEF) - 80], "winmail.dat").codes == ["partly_read"]
    assert "Subject ñ" in gather(TNEF[: len(TNEF) - 80], "winmail.dat").text


def test_a_store_that_is_damaged_is_named(gather):
    got = gather(b"!BDN" + b"\x00" * 4000, "a.pst")
    assert got.media_type == "application/vnd.ms-outlook-pst"
    assert got.codes == ["unreadable"]


def test_the_missing_library_is_named(gather, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pypff", None)
    got = gather(b"!BDN" + b"\x00" * 4000, "a.pst")
    assert got.codes == ["unsupported"]
    assert "libpff" in got.problems[0].detail
