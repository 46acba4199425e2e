"""Long documents: stretches of pages, and scans by themselves."""

import io
import resource

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pii_scan.extract.pdf.page_items import IN_PLACE
from pii_scan.extract.pdf.parts import LONG


def made(pages: int, draw) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    for number in range(1, pages + 1):
        draw(page, number)
        page.showPage()
    page.save()
    return out.getvalue()


def test_every_page_of_a_long_document_comes_once_with_its_number(gather):
    count = LONG + 50
    data = made(count, lambda page, n: page.drawString(72, 700, f"Page number {n} of a long report in plain words"))
    got = gather(data)
    assert got.texts == []
    assert list(got.children) == ["pages 1-200", "pages 201-400", "pages 401-600", "pages 601-650"]
    texts = []
    for child in got.children.values():
        part = gather(child.payload)
        assert part.media_type == "application/x-pii-scan-pages"
        texts += part.texts
    assert [t.page for t in texts] == list(range(1, count + 1))
    assert all(f"Page number {t.page} of" in t.text for t in texts)
    assert got.facts["pages"] == count


def test_the_same_document_gives_the_same_stretches(gather):
    data = made(LONG + 1, lambda page, n: page.drawString(72, 700, f"page {n}"))
    keys = [[c.payload.sha256() for c in gather(data).children.values()] for _ in range(2)]
    assert keys[0] == keys[1]


def test_scans_past_the_first_ones_are_items_of_their_own(gather):
    scan = io.BytesIO()
    Image.linear_gradient("L").resize((400, 520)).save(scan, "JPEG")
    grey = Image.linear_gradient("L").resize((300, 390))

    def draw(page, number):
        if number % 2:
            page.drawImage(ImageReader(io.BytesIO(scan.getvalue())), 0, 0, 595, 842)
        else:
            page.drawInlineImage(grey, 0, 0, 595, 842)

    got = gather(made(IN_PLACE + 4, draw))
    assert [p.page for p in got.pictures] == list(range(1, IN_PLACE + 1))
    assert list(got.children) == [f"page-{IN_PLACE + n}.{'jpg' if n % 2 else 'png'}" for n in (1, 2, 3, 4)]
    # The scanner's own bytes, not another packing of them.
    assert got.children[f"page-{IN_PLACE + 1}.jpg"].payload.read() == scan.getvalue()
    assert Image.open(io.BytesIO(got.children[f"page-{IN_PLACE + 2}.png"].payload.read())).mode == "L"


def test_a_stretch_that_is_damaged_says_so(gather):
    got = gather(b'%pages of a document, 1\n[1, "body", "native", "SSN 219-09-9999"]\n[2, "bo\n{}\n' + b"[" * 100_000)
    assert [(t.page, t.text) for t in got.texts] == [(1, "SSN 219-09-9999")]
    assert got.codes == ["partly_read"]


@pytest.mark.soak
def test_twenty_thousand_pages_in_bounded_memory(gather):
    data = made(20_000, lambda page, n: [page.drawString(50, 800 - 15 * k, f"p{n} line {k} of it") for k in range(50)])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    got = gather(data)
    assert len(got.children) == 100
    held = sum(c.payload.size_bytes for c in got.children.values()) >> 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before - held < 300_000
