"""What a PDF holds beside its text: small, huge and many pictures, many notes, bytes outside."""

import io

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

import pii_scan.extract.pdf.annotations as annotations
import pii_scan.extract.pdf.pictures as pictures

SECRET = b"Name: Ada Example\nSSN: 219-09-9999\n" * 3
WORDS = "This page has enough letters of its own not to be drawn as a whole."


def made(draw) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(612, 792), pageCompression=0)
    page.drawString(72, 720, WORDS)
    draw(page)
    page.save()
    return out.getvalue()


def placed(page, *sizes: tuple[int, int]) -> None:
    for at, size in enumerate(sizes):
        image = Image.new("L", size, 255)
        ImageDraw.Draw(image).text((size[0] // 4, size[1] // 3), str(at), fill=0)
        page.drawImage(ImageReader(image), 72, 500 - 3 * at, 100, 60)


def test_a_thumbnail_of_an_id_goes_to_ocr(gather):
    got = gather(made(lambda page: placed(page, (240, 140))))
    assert [p.image.size for p in got.pictures] == [(240, 140)]
    assert got.problems == []


def test_a_picture_too_small_for_ocr_is_noted_and_a_dot_is_not(gather):
    got = gather(made(lambda page: placed(page, (90, 30), (8, 8))))
    assert got.pictures == []
    (problem,) = got.problems
    assert (problem.code, problem.effect) == ("partly_read", "note")
    assert problem.detail.startswith("1 ")


@pytest.mark.parametrize(("limit", "value", "sizes"), [("_PIXELS_MAX", 90_000, 1), ("_PER_PAGE", 2, 3)])
def test_a_page_with_too_large_or_too_many_pictures_is_drawn(gather, monkeypatch, limit, value, sizes):
    monkeypatch.setattr(pictures, limit, value)
    got = gather(made(lambda page: placed(page, *[(400 + n, 300) for n in range(sizes)])))
    drawn = got.pictures[-1].image
    # 612 x 792 points at 220 dpi.
    assert drawn.size == (1870, 2420)
    assert not [p for p in got.problems if p.effect != "note"]


def test_pictures_deep_inside_forms_are_seen(gather):
    def draw(page):
        page.beginForm("f0")
        placed(page, (240, 140))
        page.endForm()
        for level in range(1, 7):
            page.beginForm(f"f{level}")
            page.doForm(f"f{level - 1}")
            page.endForm()
        page.doForm("f6")

    assert [p.image.size for p in gather(made(draw)).pictures] == [(240, 140)]


def test_notes_past_the_limit_make_it_partial(gather, monkeypatch):
    def draw(page):
        for at in range(5):
            page.textAnnotation(f"note {at}", (10, 10 * at, 20, 10 * at + 8))

    data = made(draw)
    assert gather(data).text.splitlines()[-1] == "note 4"
    assert gather(data).problems == []
    monkeypatch.setattr(annotations, "_MANY", 3)
    got = gather(data)
    assert got.text.splitlines()[-1] == "note 2"
    assert [(p.code, p.effect) for p in got.problems] == [("partly_read", "partial")]


def test_bytes_before_and_behind_a_document_are_items(gather):
    whole = made(lambda page: None)
    assert gather(whole).children == {}
    got = gather(SECRET + whole + SECRET, "a.pdf")
    assert got.reader == "pdf"
    assert {k: c.payload.read() for k, c in got.children.items()} == {
        "before the start": SECRET,
        "after the end": SECRET.lstrip(),
    }
