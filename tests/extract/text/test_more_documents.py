"""RTF with objects, PostScript, pages of XPS: written by hand after their specifications."""

import io
import struct
import zipfile

import pytest


def ole1(kind: bytes, data: bytes) -> bytes:
    names = b"".join(struct.pack("<I", len(n) + 1) + n + b"\0" for n in (kind,)) + struct.pack("<II", 0, 0)
    return struct.pack("<II", 0x501, 2) + names + struct.pack("<I", len(data)) + data


def package(name: bytes, data: bytes) -> bytes:
    path = b"C:\\x\\" + name + b"\0"
    return (
        b"\x02\0"
        + name
        + b"\0"
        + path
        + b"\0\0\x03\0"
        + struct.pack("<I", len(path))
        + path
        + struct.pack("<I", len(data))
        + data
    )


def rtf(raw: bytes) -> bytes:
    digits = raw.hex().encode()
    lines = b"\n".join(digits[at : at + 64] for at in range(0, len(digits), 64))
    return (
        b"{\\rtf1 before {\\object\\objemb{\\*\\objclass Package}{\\*\\objdata " + lines + b"}{\\result shown}} after}"
    )


def test_a_packed_file_in_rtf(gather):
    got = gather(rtf(ole1(b"Package", package(b"people.csv", b"Ann Lee,219-09-9999\n"))), "a.rtf")
    assert got.children["object-1/people.csv"].payload.read() == b"Ann Lee,219-09-9999\n"
    assert got.text.split() == ["before", "shown", "after"]
    assert got.problems == []


def test_another_program_s_document_in_rtf(gather):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a", b"x")
    got = gather(rtf(ole1(b"Excel.Sheet.12", inner.getvalue())), "a.rtf")
    assert got.children["object-1"].payload.read() == inner.getvalue()


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_a_damaged_object_is_named(gather, cut):
    raw = ole1(b"Package", package(b"a", b"b" * 200))
    got = gather(rtf(raw[: max(1, len(raw) - 290 + cut)]), "a.rtf")
    assert "before" in got.text
    assert got.children or got.codes == ["partly_read"]


def test_postscript(gather):
    program = (
        b"%!PS-Adobe-3.0\n%%Title: statement\n%%For: Ann Lee\n/F 12 selectfont\n72 700 moveto (SSN 219\\05509-9999) show\n"
        b"72 680 moveto (W)83 b(elcome to (our) of)-1 c(fice) show\nshowpage\n"
    )
    got = gather(program, "a.ps")
    assert got.texts[0].text.splitlines() == ["statement", "Ann Lee"]
    assert got.texts[1].text.splitlines() == ["SSN 219-09-9999", "Welcome to (our) office"]
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "partial")]
    binary = b"\xc5\xd0\xd3\xc6" + struct.pack("<II", 40, len(program)) + bytes(28) + program + b"\xff\x00 preview (no)"
    assert gather(binary, "a.eps").text == got.text


@pytest.mark.parametrize("part", [b"(", b"(a", b"()(", b"(\\", b"%%For:"])
def test_hostile_postscript(gather, part):
    assert gather(b"%!PS\n" + part * 200_000, "a.ps").reader == "postscript"


def test_a_page_of_xps(gather):
    def run(x: float, y: float, words: str) -> str:
        return f"<Glyphs OriginX='{x}' OriginY='{y}' FontRenderingEmSize='10' UnicodeString='{words}'/>"

    # 5.5 a letter: `219-` ends at 122, so that `09-9999` goes on and `Ann` stands apart.
    page = (
        "<FixedPage xmlns='http://schemas.microsoft.com/xps/2005/06' Width='816' Height='1056'>"
        + run(100, 50, "219-")
        + run(122, 50, "09-9999")
        + run(300, 50, "Ann")
        + run(100, 80, "{}{curly}")
        + "<Path FixedPage.NavigateUri='mailto:ann@example.com'/></FixedPage>"
    )
    got = gather(page.encode(), "1.fpage")
    assert [t.text for t in got.texts] == ["219-09-9999\tAnn\n{curly}", "mailto:ann@example.com"]


def test_a_page_of_xps_that_is_cut(gather):
    got = gather(b"<FixedPage xmlns='x'><Glyphs OriginX='1' OriginY='nan' UnicodeString='Ann Lee'/><Glyp", "1.fpage")
    assert got.text == "Ann Lee"
    assert got.codes == ["partly_read"]
