"""WordPerfect files drawn by hand; wpd2text of libwpd 0.10 reads the same words out of the two big ones here."""

import struct
import subprocess
import time

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.office.wordperfect import EXTRACTOR, WORDPERFECT
from pii_scan.extract.office.wordperfect_key import fits, opened
from pii_scan.model.evidence import Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings
from tests.extract.office.ole_file import ole_file
from tests.extract.office.wordperfect_file import packet6, stated5, stated6, summary6, text6, words6, wp5, wp6
from tests.hostile.samples.sample import REAL

ROW, CELL, END = b"\xc5", b"\xc6", b"\xbf"
PEOPLE = [("Name", "SSN", "City"), ("Marisol Quintanilla", "446-22-2943", "Reno"), ("Al Bo", "401-22-2944", "Elko"),
          ("Ann Ox", "401-22-2945", "Ely")]  # fmt: skip
TABLE6 = b"".join(ROW + CELL.join(text6(cell) for cell in row) for row in PEOPLE) + END
BODY6 = (
    text6("Name:\tZo")
    + b"\xf0\x2d\x01\xf0\xcc"
    + text6("a long line goes on")
    + b"\xcf"
    + text6("here and di")
    + b"\x83\xcf"
    + text6("vides\n")
    + b"\xf1\0\0\0\xf1"
    + text6("Old Owner")
    + b"\xf1\1\0\0\xf1"
    + text6("New")
    + stated6(0xD7, 0, bytes(20), 1)
    + stated6(0xD6, 0, bytes(4), 2)
    + text6("\n")
)
PACKETS6 = (
    (0x08, packet6(text6("A foot note"))),
    (0x08, packet6(text6("Case 12-345"))),
    (0x12, summary6((5, "Author", words6("Ann Author")), (14, "", struct.pack("<HBB", 1996, 5, 7) + bytes(6)),
                    (12, "Client", words6("Marisol Quintanilla")))),
)  # fmt: skip
CELL5 = stated5(0xDC, 0, bytes(11))
BODY5 = (
    stated5(0xD5, 0, bytes(7) + b"\1" + bytes(10) + b"Case 12-345\n")
    + b"Name:\xc1" + bytes(7) + b"\xc1Zo\xc0\x2d\x01\xc0\n"
    + b"a long line goes on\x0dhere and di\xad\x0dvides\n"
    + b"".join(stated5(0xDC, 1, bytes(9)) + b"".join(CELL5 + cell.encode() for cell in row) for row in PEOPLE)
    + stated5(0xDC, 2, bytes(9))
    + b"New" + stated5(0xD6, 0, bytes(3) + b"\0" + bytes(11) + b"A foot note")
    + stated5(0xD6, 1, bytes(7) + b"An end note") + stated5(0xDA, 2, bytes(32) + b"In the box\n") + b"\n"
)  # fmt: skip


def test_version_6(gather):
    got = gather(wp6(BODY6 + TABLE6, *PACKETS6), "a.wpd")
    assert got.reader == "wordperfect"
    layers = {t.layer: t.text for t in got.texts}
    assert layers["body"] == "Name:\tZoë\na long line goes on here and divides\nNew"
    assert layers["note"] == "A foot note"
    assert layers["header"] == "Case 12-345"
    assert layers["hidden"] == "Old Owner"
    assert layers["properties"] == "Client: Marisol Quintanilla"
    assert got.facts == {"author": "Ann Author", "created": "1996-05-07"}
    assert [tuple(row.values()) for row in got.rows] == PEOPLE[1:]
    assert got.tables[0][0].columns == PEOPLE[0]
    assert got.problems == []


def test_version_5(gather):
    got = gather(wp5(BODY5, (1, b"01-02-90\0Ann Author\0\0Typist T\0")), "a.wp")
    assert [(t.layer, t.text) for t in got.texts] == [
        ("body", "Name:\tZoë\na long line goes on here and divides\nNew"), ("header", "Case 12-345"),
        ("note", "A foot note"), ("note", "An end note"), ("note", "In the box"),
        ("properties", "01-02-90\nAnn Author\nTypist T"),
    ]  # fmt: skip
    assert [tuple(row.values()) for row in got.rows] == PEOPLE[1:]
    assert got.problems == []


def test_small_tables_stand_in_the_text_as_tabbed_lines(gather):
    assert gather(wp6(ROW + text6("SSN") + CELL + text6("446-22-2943") + END)).text == "SSN\t446-22-2943"


def test_characters(gather):
    """Bytes 1 to 32 of version 6 are letters; é is (1, 41), a closing quotation mark (4, 31), the ligature fi (4, 54)."""
    got = gather(wp6(text6("Mu") + b"\x14" + text6("oz") + b"\xf0\x1f\x04\xf0\xf0\x36\x04\xf0" + b"\xf0\x03\x0c\xf0"))
    assert got.text == "Muñoz”fi\ufffd"
    assert got.codes == ["partly_read"]
    assert gather(wp5(b"caf\xc0\x29\x01\xc0\n")).text == "café"


def test_inside_a_compound_file(gather):
    got = gather(ole_file({"PerfectOffice_MAIN": wp6(BODY6, *PACKETS6)}), "a.wpd")
    assert got.reader == "wordperfect"
    assert "Zoë" in got.text


def test_damage_costs_no_more_than_itself(gather):
    broken = bytearray(stated6(0xD4, 3, b"xx"))
    broken[2] = 11
    got = gather(wp6(text6("Before ") + bytes(broken) + text6("after\n")))
    assert "Before" in got.text
    assert "after" in got.text
    assert "partly_read" in got.codes


@pytest.mark.parametrize("data", [wp6(BODY6 + TABLE6, *PACKETS6), wp5(BODY5 + b"\xc0\x1a\x01\xc0")])
def test_a_cut_file_is_told(gather, data):
    for end in (len(data) - 1, len(data) - 2):
        assert "truncated" in gather(data[:end]).codes


def test_lengths_that_lead_astray_end(gather):
    head = wp6(b"")
    for inside in (
        b"\xd4\0\0\0" * 5000,
        b"\xd4\0\xff\xff" * 5000,
        b"\xd0\x0b\x08\0\x80\xff\xd0",
        b"\xf0" * 9,
        b"\xc6\xc5\xbf" * 9000,
    ):
        assert gather(head + inside).reader == "wordperfect"
    for kind, size, at in ((8, 0xFFFFFFFF, 0x20), (8, 6, 0xFFFFFFF0), (0x12, 6, 16)):
        bad = bytearray(wp6(BODY6, *PACKETS6))
        struct.pack_into("<BBHHII", bad, 0x20 + 14, 0, kind, 1, 0, size, at)
        assert "Zoë" in gather(bytes(bad)).text
    ring = bytearray(wp5(b"text\n", (1, b"x")))
    struct.pack_into("<I", ring, 16 + 6, 16)
    assert gather(bytes(ring)).text == "text"
    many = bytearray(head)
    struct.pack_into("<H", many, 0x22, 0xFFFF)
    assert gather(bytes(many)).reader == "wordperfect"


def test_twice_the_text_takes_twice_the_time():
    def seconds(times: int) -> float:
        data = wp6((BODY6 + b"\xd4\0\xff\x7f") * times)
        began = time.process_time()
        list(EXTRACTOR.extract(Input(Payload(data=data), WORDPERFECT, "x", Limits(), Settings())))
        return time.process_time() - began

    assert seconds(4000) < 9 * seconds(1000)


def test_pictures_and_macros_are_not_taken_for_texts(gather):
    data = bytearray(wp6(b"text"))
    data[9] = 0x16
    assert gather(bytes(data)).reader == "carved"


def test_behind_a_password(gather):
    """The sum of "SESAME" by hand: turned right by one, then the letter into the upper byte."""
    total = 0
    for letter in b"SESAME":
        total = ((total >> 1) | (total << 15)) & 0xFFFF ^ (letter << 8)
    plain = wp5(BODY5)
    locked = bytearray(opened(plain, "sesame"))
    struct.pack_into(">H", locked, 12, total)
    assert fits("Sesame", int.from_bytes(locked[12:14], "little"))
    got = gather(bytes(locked), "a.wp")
    assert got.codes == ["encrypted"]
    assert got.texts == []
    given = Input(Payload(data=bytes(locked)), WORDPERFECT, "a.wp", Limits(), Settings(), ("wrong", "sesame"))
    found = list(EXTRACTOR.extract(given))
    assert [p.detail for p in found if isinstance(p, Problem)] == ["opened with password 2 of the list"]
    assert any(isinstance(e, Text) and "Zoë" in e.text for e in found)
    assert gather(wp6(b"", key=0x1234)).codes == ["encrypted"]


@pytest.mark.parametrize("name", ["testWordPerfect_5_0.wp"])
def test_as_an_independent_program_reads_it(gather, name):
    path = REAL / "tika" / name
    if not path.is_file():
        pytest.skip("the real files are not on this machine")
    try:
        said = subprocess.run(["wpd2text", str(path)], capture_output=True, check=True, timeout=60).stdout.decode()
    except FileNotFoundError:
        pytest.skip("libwpd-tools is not installed")
    # It takes the apostrophe of the first set for an accent.
    words = said.replace("\u0313", "’").split()
    assert len(words) > 200
    assert gather(Payload(path=str(path)), name).texts[0].text.split() == words
