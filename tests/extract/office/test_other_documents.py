"""HWP and OneNote: built after their specifications, and one real file of each."""

import struct
import zlib
from pathlib import Path

import pytest

from pii_scan.model.payload import Payload
from tests.extract.office.ole_file import ole_file

TIKA = Path(__file__).resolve().parents[4] / "shared" / "data" / "real" / "tika"
real = pytest.mark.skipif(not TIKA.is_dir(), reason="the real files are not on this machine")


def section(*paragraphs: bytes) -> bytes:
    out = b""
    for raw in paragraphs:
        head = 67 | min(len(raw), 0xFFF) << 20
        out += struct.pack("<I", head) + (struct.pack("<I", len(raw)) if len(raw) >= 0xFFF else b"") + raw
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(out) + packer.flush()


def hwp(flags: int, **streams: bytes) -> bytes:
    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)
    return ole_file({"FileHeader": head.ljust(256, b"\0"), **{k.replace("__", "/"): v for k, v in streams.items()}})


def test_hwp_paragraphs_with_controls_among_them(gather):
    table = struct.pack("<8H", 11, 1, 2, 3, 4, 5, 6, 11)
    words = "홍길동 ".encode("utf-16-le") + table + "219-09-9999\r".encode("utf-16-le")
    long = ("Ann Lee " * 700).encode("utf-16-le")
    got = gather(hwp(1, BodyText__Section0=section(words, long), BinData__BIN0001=section(b"x")), "a.hwp")
    assert got.text.splitlines()[0] == "홍길동 219-09-9999"
    assert got.text.count("Ann Lee") == 700
    assert list(got.children) == ["BinData/BIN0001"]
    assert got.problems == []


def test_hwp_behind_a_password(gather):
    got = gather(hwp(3, BodyText__Section0=b"\x99" * 100, PrvText="preview words".encode("utf-16-le")), "a.hwp")
    assert got.text == "preview words"
    assert got.codes == ["encrypted"]


def test_a_damaged_section_is_named(gather):
    got = gather(hwp(1, BodyText__Section0=section(b"a\0b\0"), BodyText__Section1=b"\xff" * 50), "a.hwp")
    assert got.text == "ab"
    assert got.codes == ["partly_read"]


def test_onenote_strings_and_files(gather):
    inner = b"name,ssn\nAnn Lee,219-09-9999\n"
    store = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(200)
    store += "Visit of José Pérez, 305-555-0100".encode("utf-16-le") + bytes(30)
    store += (
        bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", len(inner), 0, 0) + inner + bytes(50)
    )
    store += b"an ASCII paragraph here" + bytes(9)
    got = gather(store, "a.one")
    assert got.text.splitlines() == ["Visit of José Pérez, 305-555-0100", "an ASCII paragraph here"]
    assert got.children["file-1"].payload.read() == inner
    assert [p.effect.value for p in got.problems] == ["note"]


def test_onenote_file_that_is_cut(gather):
    store = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(100)
    store += (
        bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", 1 << 60, 0, 0) + b"readable words in it"
    )
    got = gather(store)
    assert "readable words in it" in got.text
    assert "truncated" in got.codes


def test_a_store_shorter_than_its_header_says(gather):
    head = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(32)
    head = (head + bytes.fromhex("3fdd9a101b91f549a5d01791edc8aed8")).ljust(196, b"\0")
    body = b"words of the page, 305-555-0100".ljust(900, b"\0")
    for taken, cut in ((0, False), (1, True), (400, True)):
        store = (head + struct.pack("<Q", 1924)).ljust(1024, b"\0") + body
        assert ("truncated" in gather(store[: len(store) - taken], "a.one").codes) == cut


def test_a_cut_compound_file_is_named(gather):
    whole = hwp(1, BodyText__Section0=section("Ann Lee".encode("utf-16-le")))
    assert gather(whole, "a.hwp").problems == []
    assert "truncated" in gather(whole[:-200], "a.hwp").codes


@real
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("testHWP-v5b.hwp", "Apache Software Foundation"),
        ("testOneNoteFromOffice365-2.one", "There are some really fricking cool notes here"),
        ("testKeynote2013.key", "Some random text for the sake of testability."),
        ("testPPT_custom_props.ppt", "MyCustomString: MyStringValue"),
        ("testWORD_features.doc", "Kyle Reese"),
        ("testEXCEL_phonetic.xlsx", "トヨタクルマカイシャ"),
        ("testEXCEL_hyperlinks.xls", "http://tika.apache.org/1.12/gettingstarted.html"),
    ],
)
def test_real_documents(gather, name: str, words: str):
    assert words in gather(Payload(path=str(TIKA / name)), name).text
