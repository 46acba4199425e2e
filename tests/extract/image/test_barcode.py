"""PDF417 straight, turned, blurred, dark; against zxing's own samples."""

import random

import pdf417gen
import pytest
from PIL import Image, ImageDraw, ImageFilter

from pii_scan.extract.image.barcode import decode
from pii_scan.extract.image.grey import grey_of
from pii_scan.extract.image.texture import bar_texture
from pii_scan.extract.image.view import View
from pii_scan.model.evidence import Fact, How, Text

PAYLOAD = "@\n\x1e\rANSI 636035080002DL00410278ZI03190008DLDAQB4417023\nDCSTESTERSON\nDACMARTIN\nDBB07191981\nDAJIL\r"


@pytest.fixture(scope="module")
def back():
    code = pdf417gen.render_image(pdf417gen.encode(PAYLOAD, columns=13, security_level=5), scale=3, ratio=3, padding=2)
    page = Image.new("RGB", (1012, 638), (238, 238, 238))
    code = code.resize((860, code.height * 860 // code.width), Image.Resampling.LANCZOS)
    page.paste(code, (76, 90))
    return page


def view(image):
    return View.whole(grey_of(image, 2600), *image.size)


def texts(evidence):
    return [e.text for e in evidence if isinstance(e, Text) and e.how is How.BARCODE]


@pytest.mark.parametrize("angle", [0, 1.5, 5, -7, 11, 90, 180, 265])
def test_turned_back_is_decoded_with_its_control_characters(read, back, angle):
    image = back.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=(180, 180, 180))
    assert texts(read(image)) == [PAYLOAD]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda i: i.filter(ImageFilter.GaussianBlur(1.0)),
        lambda i: i.point(lambda v: v * 0.25),
        lambda i: i.resize((640, 403)),
    ],
)
def test_spoilt_back_is_decoded(read, back, spoil):
    assert texts(read(spoil(back))) == [PAYLOAD]


def test_back_leaves_without_ocr(read, back):
    facts = {e.name: e.value for e in read(back) if isinstance(e, Fact)}
    assert facts["picture_class"] == "licence_back"
    assert facts["barcode_format"] == "PDF417"
    assert "ocr_engine" not in facts


def test_box_lies_on_the_symbol(read, back):
    (found,) = [e for e in read(back) if isinstance(e, Text) and e.how is How.BARCODE]
    x, y, width, height = found.boxes[0].box
    assert abs(x - 76) < 25 and abs(y - 90) < 25 and abs(width - 860) < 50 and height > 80


def test_front_and_back_on_one_sheet_are_both_read(read, back, card):
    sheet = Image.new("RGB", (1200, 1600), "white")
    sheet.paste(card(), (90, 60))
    sheet.paste(back, (90, 860))
    evidence = read(sheet)
    assert texts(evidence) == [PAYLOAD]
    assert any("4711 MAPLE" in e.text for e in evidence if isinstance(e, Text) and e.how is How.OCR)


def test_texture_is_seen_on_the_symbol_only(back, card, photo):
    seen = bar_texture(view(back.rotate(6, expand=True, fillcolor=(180, 180, 180))))
    assert seen is not None and abs(seen.angle + 6) < 1.5
    assert bar_texture(view(card())) is None
    assert bar_texture(view(photo)) is None


def test_zxing_samples(real):
    good = total = 0
    for path in sorted((real / "pdf417").glob("*.*")):
        truth = path.with_suffix(".txt")
        if path.suffix in (".png", ".webp") and truth.exists():
            total += 1
            with Image.open(path) as image:
                good += any(code.text == truth.read_text(encoding="utf-8") for code in decode(view(image)))
    assert total > 25
    assert good >= 0.95 * total


def test_turned_back_with_a_linear_code_below(read, back):
    page = back.copy()
    pen = ImageDraw.Draw(page)
    dice = random.Random(4)
    x = 90
    while x < 620:
        width = dice.choice((3, 3, 6, 9))
        pen.rectangle((x, 540, x + width - 1, 600), fill="black")
        x += width + dice.choice((3, 6))
    image = page.rotate(5, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=(236, 236, 236))
    assert texts(read(image)) == [PAYLOAD]


def test_bytes_of_all_sorts_are_no_stacked_symbol():
    from pii_scan.extract.image.barcode import Barcode

    assert Barcode("PUAIA ¤Õ\x81\x9b¼\x18\x92¿úB2Ä\x02ä÷MË", "PDF417", (0, 0, 9, 9)).is_noise
    assert not Barcode("@\n\x1e\rANSI 636022020001DL00310187DLDAQL62202882", "PDF417", (0, 0, 9, 9)).is_noise
    assert not Barcode("\u00e9\u00e8\u00fc", "QRCode", (0, 0, 9, 9)).is_noise


def test_a_payload_without_its_head_is_no_stacked_symbol():
    from pii_scan.extract.image.barcode import Barcode

    body = "DL00310233DLDAQA85251536198\nDCSLOPEZ\nDDEN\nDACMARCUS\nDDGN\nDCAD\r"
    assert Barcode("KO \n JWUIKZMDWPM636000090001" + body, "PDF417", (0, 0, 9, 9)).is_noise
    assert not Barcode("@\n\x1e\rANSI 636000090001" + body, "PDF417", (0, 0, 9, 9)).is_noise
    assert not Barcode("@\n\x1e\rAAMVA6360000101" + body, "PDF417", (0, 0, 9, 9)).is_noise


def test_a_photographed_back_on_a_table_is_done_with_its_code(read, back):
    table = Image.effect_noise((1700, 1275), 24).convert("RGB").point(lambda v: v * 0.6)
    table.paste(back.rotate(3, expand=True, fillcolor=(80, 80, 80)), (320, 290))
    evidence = read(table, "JPEG", media="image/jpeg")
    assert texts(evidence) == [PAYLOAD]
    assert not any(e.name == "ocr_engine" for e in evidence if isinstance(e, Fact))


def test_a_small_copy_keeps_its_place():
    import numpy as np

    whole = View.whole(np.zeros((1703, 2271), np.uint8), 2271, 1703)
    for side in (1600, 700, 256):
        small = whole.at_most(side)
        x, y, _, _ = small.upright_box(small.width - 1, small.height - 1, 1, 1)
        assert abs(x - 2271) < 2271 / side + 10 and abs(y - 1703) < 2271 / side + 10
        assert small.long_side == side
