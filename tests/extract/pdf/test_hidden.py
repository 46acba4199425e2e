"""Words that a page does not show, or shows without saying which letters they are."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import reportlab
from PIL import Image

from pii_scan.extract.pdf.letters import drawn_once
from tests.extract.pdf.drawn import made
from tests.extract.pdf.written import one_page, stream

_ENOUGH = "Words enough to make this a page of text that needs no reading of pictures at all."


def test_white_invisible_covered_and_outside(gather):
    def draw(page):
        page.drawString(72, 760, _ENOUGH)
        page.setFillColorRGB(1, 1, 1)
        page.drawString(72, 700, "white 219-09-9991")
        page.setFillColorRGB(0, 0, 0)
        text = page.beginText(72, 650)
        text.setTextRenderMode(3)
        text.textLine("invisible 219-09-9992")
        page.drawText(text)
        page.drawString(72, 550, "covered 219-09-9993")
        page.rect(60, 540, 200, 30, fill=1)
        page.drawString(72, 5000, "outside 219-09-9994")
        page.beginForm("f")
        page.drawString(72, 500, "form object 219-09-9995")
        page.endForm()
        page.doForm("f")

    text = gather(made(draw)).text
    assert re.findall(r"219-09-999\d", text) == [f"219-09-999{n}" for n in (1, 2, 3, 4, 5)]


def test_a_layer_that_is_switched_off(gather):
    content = b"BT /F 12 Tf 72 700 Td (shown) Tj ET /OC /O BDC BT /F 12 Tf 72 650 Td (219-09-9999) Tj ET EMC"
    catalog = b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
    assert "219-09-9999" in gather(one_page(content, catalog, more=[b"<</Type/OCG/Name(x)>>"])).text


def test_outline_links_scripts_and_notes(gather):
    more = [
        b"<</Type/OCG/Name(x)>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:ann@example.com)>>>>",
        b"<</Type/Annot/Subtype/Text/F 2/Rect[0 0 9 9]/Contents(hidden note)/T(Ann Lee)>>",
        b"<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/RC(<body><p>rich <b>219-09-9999</b></p></body>)>>",
        b"<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>",
        b"<</Title(Patient: Ann Lee)/Parent 10 0 R>>",
        b"<</S/JavaScript/JS(var phone = '305-555-0100';)>>",
    ]
    catalog = b"/Outlines 10 0 R/Names<</JavaScript<</Names[(a) 12 0 R]>>>>"
    got = gather(one_page(b"", catalog, b"/Annots[7 0 R 8 0 R 9 0 R]", more))
    for words in (
        "mailto:ann@example.com",
        "hidden note",
        "Ann Lee",
        "rich 219-09-9999",
        "Patient: Ann Lee",
        "305-555",
    ):
        assert words in got.text
    assert {t.layer for t in got.texts} == {"comment", "hidden", "properties"}


def test_a_stamp_whose_words_are_drawn_alone(gather):
    drawing = stream(
        b"BT /F 12 Tf 5 5 Td (SSN 219-09-9999) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 200 50]/Resources<</Font<</F 5 0 R>>>>",
    )
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[100 100 300 150]/AP<</N 8 0 R>>>>"
    content = b"BT /F 12 Tf 72 700 Td (words of the page) Tj ET"
    got = gather(one_page(content, b"", b"/Annots[7 0 R]", [b"null", stamp, drawing]))
    assert [t.text for t in got.texts] == ["words of the page", "SSN 219-09-9999"]


def test_xfa_data(gather):
    template = (
        b"<template xmlns='http://www.xfa.org/schema/xfa-template/3.0/'><caption w='1in'>Your name</caption></template>"
    )
    data = b"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><ssn>219-09-9999</ssn></xfa:datasets>"
    catalog = b"/AcroForm<</Fields[]/XFA[(preamble) 7 0 R(template) 8 0 R(datasets) 9 0 R(postamble) 10 0 R]>>"
    more = [b"null", stream(b"<xdp:xdp xmlns:xdp='x'>"), stream(template), stream(data), stream(b"</xdp:xdp>")]
    got = gather(one_page(b"", catalog, more=more))
    assert [t.text for t in got.texts] == ["Your name", "ssn: 219-09-9999"]
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "note")]


def test_choices_of_a_list_field(gather):
    def draw(page):
        page.drawString(72, 760, _ENOUGH)
        page.acroForm.choice(name="patient", value="Ann Lee", options=["Ann Lee", "Bo Reed"], x=72, y=700)

    form = "\n".join(t.text for t in gather(made(draw)).texts if t.layer == "form")
    assert form.splitlines() == ["patient: Ann Lee", "Bo Reed"]


def test_xmp_of_each_revision(gather):
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>%s</a></x:xmpmeta>"
    data = one_page(
        b"BT /F 12 Tf 72 700 Td (page) Tj ET", more=[stream(packet % b"Ann Lee"), stream(packet % b"Bo Reed")]
    )
    texts = [t.text for t in gather(data).texts]
    assert texts == ["page", "a: Ann Lee", "a: Bo Reed"]


def test_xmp_that_never_ends_costs_its_length_alone(gather):
    data = one_page(b"", more=[stream(b"<x:xmpmeta " * 200_000)])
    assert gather(data).codes in ([], ["partly_read"])


@pytest.mark.parametrize("angle", [90, 270, 45])
def test_lines_that_stand_upright(gather, angle):
    def draw(page):
        page.drawString(72, 760, _ENOUGH)
        page.translate(300, 400)
        page.rotate(angle)
        page.drawString(0, 0, "SSN 219-09-9999")
        page.drawString(0, -20, "Ann Lee, 12 Elm Street")

    text = gather(made(draw)).text
    assert "SSN 219-09-9999" in text
    assert "Ann Lee, 12 Elm Street" in text


@pytest.mark.parametrize("angle", [90, 270])
def test_upright_letters_set_one_by_one(gather, angle):
    """As drawing programs write: pdfium makes a line of each letter."""

    def draw(page):
        page.drawString(72, 760, _ENOUGH)
        for line, words in enumerate(("SSN 219-09-9999", "Ann Lee, 12 Elm Street")):
            for at, sign in enumerate(words):
                page.saveState()
                page.translate(300 + 40 * line, 400 + (8 * at if angle == 90 else -8 * at))
                page.rotate(angle)
                page.drawString(0, 0, sign)
                page.restoreState()

    lines = [re.sub(r"\s", "", line) for line in gather(made(draw)).text.splitlines()]
    assert "SSN219-09-9999" in lines
    assert "AnnLee,12ElmStreet" in lines


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("MMuunniicciippaalliittéé ddee MMoorriinn--HHeeiigghhttss", "Municipalité de Morin-Heights"),
        ("SSSSNN:: 221199--0099--99999999", "SSN: 221199--0099--99999999 219-09-9999"),
        ("balloon committee 11223 1122", "balloon committee 11223 1122"),
    ],
)
def test_letters_drawn_twice_to_look_bold(shown, meant):
    assert drawn_once(shown) == meant


def test_a_font_that_says_no_letters_goes_to_ocr(gather):
    glyphs = "".join(f"{36 + n:04x}" for n in range(50))
    fonts = Path(reportlab.__file__).parent / "fonts"
    content = b"BT /G 12 Tf 72 700 Td <%s> Tj ET" % glyphs.encode()
    font = [
        b"<</Type/Font/Subtype/Type0/BaseFont/Vera/Encoding/Identity-H/DescendantFonts[8 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Vera/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 9 0 R/DW 600/CIDToGIDMap/Identity>>",
        b"<</Type/FontDescriptor/FontName/Vera/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900"
        b"/Descent -200/CapHeight 700/StemV 80/FontFile2 10 0 R>>",
        stream((fonts / "Vera.ttf").read_bytes()),
    ]
    page = one_page(content, more=[b"null", *font]).replace(b"/Font<</F 5 0 R>>", b"/Font<</G 7 0 R>>")
    got = gather(page)
    assert [p.page for p in got.pictures] == [1]
    assert ("partly_read", "note") in [(p.code.value, p.effect.value) for p in got.problems]


def test_an_ocr_layer_under_a_scan_is_text(gather):
    scan = Image.new("L", (850, 1100), 255)

    def draw(page):
        text = page.beginText(72, 700)
        text.setTextRenderMode(3)
        for number in range(12):
            text.textLine(f"{number}: the scanner's own reading of this page, SSN 219-09-9999 and more words")
        page.drawText(text)
        page.drawInlineImage(scan, 0, 0, 612, 792)

    got = gather(made(draw))
    assert got.text.count("219-09-9999") == 12


@pytest.mark.parametrize("damage", ["table", "start", "end", "both"])
def test_a_damaged_table_of_objects(gather, damage):
    data = made(lambda page: page.drawString(72, 720, "SSN 219-09-9999 in words"))
    at = data.rindex(b"xref\n0")
    if damage in ("table", "both"):
        data = data[: at + 20] + re.sub(rb"\d", b"7", data[at + 20 : at + 60]) + data[at + 60 :]
    if damage in ("start", "both"):
        data = re.sub(rb"startxref\s+\d+", b"startxref\n99999999", data)
    if damage == "end":
        data = data[:at]
    assert "219-09-9999" in gather(data).text


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
@pytest.mark.parametrize("bits", ["40", "128", "256"])
def test_an_owner_password_alone_hides_nothing(gather, tmp_path: Path, bits):
    plain, locked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    plain.write_bytes(made(lambda page: page.drawString(72, 720, "SSN 219-09-9999 in words")))
    weak = ["--allow-weak-crypto"] if bits != "256" else []
    subprocess.run(["qpdf", *weak, "--encrypt", "", "owner", bits, "--", str(plain), str(locked)], check=True)
    got = gather(locked.read_bytes())
    assert "219-09-9999" in got.text
    assert got.problems == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_every_word_that_pdftotext_sees(gather, tmp_path: Path):
    def draw(page):
        for number in range(3):
            page.drawString(72, 760, f"Statement {number} for Ann Lee")
            for row in range(20):
                for column in range(4):
                    page.drawString(72 + 120 * column, 700 - 20 * row, f"r{row}c{column}p{number}")
            page.saveState()
            page.rotate(90)
            page.drawString(200, -590, "upright margin words")
            page.restoreState()
            page.showPage()

    path = tmp_path / "a.pdf"
    path.write_bytes(made(draw))
    oracle = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, check=True).stdout.decode()
    words = set(gather(path.read_bytes()).text.split())
    assert set(oracle.split()) - words == set()


def revised(first: bytes, second: bytes) -> bytes:
    """The page's content replaced by appending (ISO 32000-1, 7.5.6)."""
    data = one_page(first)
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    place = len(data)
    data += b"4 0 obj\n" + stream(second) + b"\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \n" % place
    end = b"trailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, len(data))
    return data + table + end


def test_words_that_were_taken_out_by_saving_again(gather):
    shown = b"BT /F 12 Tf 72 700 Td (Statement) Tj ET BT /F 12 Tf 72 600 Td (%s) Tj ET"
    got = gather(revised(shown % b"SSN 219-09-9999", shown % b"redacted"))
    assert [(t.text, t.layer, t.page) for t in got.texts] == [
        ("Statement\nredacted", "body", 1),
        ("SSN 219-09-9999", "hidden", 1),
    ]
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "note")]


def test_a_revision_that_says_the_same_is_not_read_twice(gather):
    shown = b"BT /F 12 Tf 72 700 Td (Statement of Ann Lee) Tj ET"
    got = gather(revised(shown, shown + b" "))
    assert [t.text for t in got.texts] == ["Statement of Ann Lee"]
    assert got.problems == []
