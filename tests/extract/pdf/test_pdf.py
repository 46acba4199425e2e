"""PDFs written by reportlab; attachments and passwords by pdfium's and reportlab's own means."""

import io

from PIL import Image, ImageDraw

from pii_scan.model.limits import Limits
from tests.extract.pdf.drawn import made


def test_lines_of_text_and_facts(gather):
    def draw(page):
        page.setAuthor("Ann Lee")
        page.drawString(72, 720, "Statement for Ann Lee")
        page.drawString(72, 700, "SSN: 219-09-9999")
        page.showPage()
        page.drawString(72, 720, "Second page with account 000123456789")

    got = gather(made(draw))
    assert [t.page for t in got.texts] == [1, 2]
    assert got.texts[0].text.splitlines() == ["Statement for Ann Lee", "SSN: 219-09-9999"]
    assert got.facts["author"] == "Ann Lee"
    assert got.facts["pages"] == 2
    assert got.pictures == []
    assert got.problems == []


def test_columns_are_put_side_by_side(gather):
    labels = ["Name", "SSN", "DOB", "Phone", "City"]
    values = ["Ann Lee", "219-09-9999", "1980-02-03", "305-555-0100", "Reno"]

    def draw(page):
        for i, label in enumerate(labels):
            page.drawString(72, 720 - 20 * i, label)
        for i, value in enumerate(values):
            page.drawString(300, 720 - 20 * i, value)

    assert gather(made(draw)).text.splitlines() == [f"{a}\t{b}" for a, b in zip(labels, values, strict=True)]


def test_a_scanned_page_comes_as_a_picture(gather):
    scan = Image.new("RGB", (850, 1100), "white")
    ImageDraw.Draw(scan).text((100, 100), "NAME ANN LEE", fill="black")

    def draw(page):
        page.drawInlineImage(scan, 0, 0, 612, 792)
        page.showPage()
        page.drawString(72, 720, "a page of text that needs no OCR at all, it has enough letters")

    got = gather(made(draw))
    assert [p.page for p in got.pictures] == [1]
    assert max(got.pictures[0].image.size) > 1500


def test_a_photo_beside_text_is_seen_too(gather):
    photo = _noise(400, 300, 60).convert("RGB")

    def draw(page):
        page.drawInlineImage(photo, 72, 600, 120, 90)
        page.drawString(72, 500, "Words enough to be a page of text of its own, with a photo above them.")

    got = gather(made(draw))
    assert [p.image.size for p in got.pictures] == [(400, 300)]


def test_an_empty_page_is_not_drawn(gather):
    assert gather(made(lambda page: page.showPage())).pictures == []


def test_form_fields(gather):
    def draw(page):
        page.drawString(72, 760, "Application for benefits, please complete all of the fields")
        page.acroForm.textfield(name="ssn", tooltip="Social Security Number", value="219-09-9999", x=72, y=700)

    got = gather(made(draw))
    form = [t for t in got.texts if t.layer == "form"]
    assert [t.text for t in form] == ["Social Security Number: 219-09-9999"]


def test_password(gather):
    got = gather(made(lambda page: page.drawString(72, 720, "219-09-9999"), encrypt="secret"))
    assert got.codes == ["encrypted"]
    assert got.texts == []


def test_page_limit(gather):
    def draw(page):
        for i in range(4):
            page.drawString(72, 720, f"page number {i} of the document, written in words")
            page.showPage()

    got = gather(made(draw), limits=Limits(pages=2))
    assert len(got.texts) == 2
    assert got.codes == ["too_large"]


def test_damage_is_a_problem(gather):
    whole = made(lambda page: page.drawString(72, 720, "219-09-9999 stands here in words"))
    assert gather(b"%PDF-1.4\n" + b"nothing").codes == ["unreadable"]
    cut = gather(whole[: len(whole) * 2 // 3])
    assert cut.texts or cut.codes


def test_attachments(gather):
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    attachment = document.new_attachment("people.csv")
    attachment.set_data(b"name,ssn\nAnn,219-09-9999\n")
    out = io.BytesIO()
    document.save(out)
    document.close()
    got = gather(out.getvalue())
    assert got.children["people.csv"].payload.read() == b"name,ssn\nAnn,219-09-9999\n"


def _noise(width: int, height: int, sigma: int) -> Image.Image:
    """Seeded, unlike Pillow's effect_noise."""
    import numpy as np

    grains = np.random.default_rng(7).normal(128, sigma, (height, width)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(grains)
