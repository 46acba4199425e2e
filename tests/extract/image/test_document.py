"""Cards are found on tables and glass, taken out level, and read one by one."""

import cv2
import numpy as np
import pytest
from PIL import Image

from pii_scan.extract.image.document import quads, taken_out
from pii_scan.extract.image.view import View
from pii_scan.model.evidence import Fact, How, Text

CORNERS = np.array([[260, 180], [1180, 250], [1120, 820], [300, 760]], np.float32)


def on_table(card, corners=CORNERS, size=(1400, 1000), ground=70):
    pixels = np.asarray(card.convert("L"))
    high, wide = pixels.shape
    plane = cv2.getPerspectiveTransform(np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32), corners)
    scene = np.full((size[1], size[0]), ground, np.uint8)
    return cv2.warpPerspective(pixels, plane, size, scene, borderMode=cv2.BORDER_TRANSPARENT)


def whole(pixels):
    return View.whole(pixels, pixels.shape[1], pixels.shape[0])


def test_corners_of_a_card_seen_aslant(card):
    (quad,) = quads(whole(on_table(card())))
    assert np.abs(quad.corners - CORNERS).max() < 12


@pytest.mark.parametrize("x", [300, 700, 1100])
def test_a_place_on_the_card_maps_back_to_the_photograph(card, x):
    scene = on_table(card())
    cv2.circle(scene, (x, 500), 6, 0, -1)
    view = whole(scene)
    out = taken_out(view, quads(view)[0])
    dark = cv2.GaussianBlur(out.pixels, (0, 0), 3)
    column, row = out.box_from_upright((x - 6, 494, 12, 12))[:2]
    assert int(dark[row + 6, column + 6]) < 90
    left, top, width, height = out.upright_box(column, row, 12, 12)
    assert abs(left + width / 2 - x) < 14 and abs(top + height / 2 - 500) < 14


def test_no_card_in_a_photograph_of_nothing(photo):
    assert quads(whole(np.asarray(photo.resize((800, 600)).convert("L")))) == []


def test_two_cards_side_by_side_are_two_texts_with_their_places(read, card):
    second = card("DejaVuSerif.ttf")
    sheet = Image.new("RGB", (2300, 1000), (60, 56, 52))
    sheet.paste(card(), (60, 120))
    sheet.paste(second.rotate(0), (1200, 200))
    evidence = read(sheet)
    texts = [e for e in evidence if isinstance(e, Text) and e.how is How.OCR]
    assert len(texts) == 2
    assert all("B4417023" in text.text and "4711 MAPLE ST" in text.text for text in texts)
    (regions,) = [e.value for e in evidence if isinstance(e, Fact) and e.name == "card_regions"]
    for text, (x, y, width, height) in zip(texts, regions, strict=True):
        for word in text.boxes:
            assert x <= word.box[0] and word.box[0] + word.box[2] <= x + width
            assert y <= word.box[1] and word.box[1] + word.box[3] <= y + height


def test_text_beside_a_card_is_read_too(read, card):
    from PIL import ImageDraw

    from tests.extract.image.conftest import font

    sheet = Image.new("RGB", (1700, 1500), (50, 50, 54))
    sheet.paste(card(), (300, 500))
    ImageDraw.Draw(sheet).text((300, 120), "call 217-555-0199 about this", font=font(60), fill=(240, 240, 240))
    text = "\n".join(e.text for e in read(sheet) if isinstance(e, Text))
    assert "217-555-0199" in text and "B4417023" in text


def test_a_card_aslant_is_read(read, card):
    text = "\n".join(e.text for e in read(Image.fromarray(on_table(card()))) if isinstance(e, Text))
    assert [f for f in ("B4417023", "07/19/1981", "TESTERSON", "4711 MAPLE ST") if f not in text] == []
