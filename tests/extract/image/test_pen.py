"""Lines of print and of a pen: print is drawn in the system's faces, the pen by curves that are no typeface's."""

from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pii_scan.extract.image.pen import MEASURES, measures, page_written, written

WORDS = "Please call me back about the papers of last month"


def printed(face: str, size: int, text: str = WORDS) -> np.ndarray:
    font = ImageFont.truetype(face, size)
    page = Image.new("L", (int(font.getlength(text)) + 80, size * 3), 244)
    ImageDraw.Draw(page).text((40, size * 2), text, font=font, fill=30, anchor="ls")
    return cv2.GaussianBlur(np.asarray(page), (0, 0), 0.7)


def penned(seed: int, size: int = 40) -> np.ndarray:
    """Round strokes of uneven height, none of them straight, all on one baseline."""
    rng = Random(seed)
    page = np.full((size * 3, 30 * size), 244, np.uint8)
    x, base = size, 2 * size
    while x < page.shape[1] - 2 * size:
        height, width = rng.uniform(0.45, 1.2) * size, rng.uniform(0.4, 0.9) * size
        turns = [(x, base - rng.uniform(0.2, 1) * height)]
        turns += [(x + rng.uniform(0, width), base - rng.uniform(0, 1) * height) for _ in range(3)]
        turns.append((x + width, base))
        steps = np.linspace(0, 1, 40)[:, None]
        curve = sum(n * steps**k * (1 - steps) ** (4 - k) * np.array(turns[k]) for k, n in enumerate((1, 4, 6, 4, 1)))
        cv2.polylines(page, [curve.astype(np.int32)], False, 40, max(2, size // 14), cv2.LINE_AA)
        x += int(width + rng.uniform(0.15, 0.8) * size)
    return cv2.GaussianBlur(page, (0, 0), 0.7)


def whole(page: np.ndarray) -> tuple[int, int, int, int]:
    return 0, 0, page.shape[1], page.shape[0]


@pytest.mark.parametrize("face", ["DejaVuSans.ttf", "DejaVuSerif.ttf", "DejaVuSansMono.ttf", "DejaVuSans-Bold.ttf"])
@pytest.mark.parametrize("size", [26, 40, 60])
def test_print_is_print(face, size):
    share = written(printed(face, size), whole(printed(face, size)))
    # Small bold print is told from nothing, rather than wrongly.
    assert share < 0.45 if share is not None else size == 26


@pytest.mark.parametrize("seed", range(6))
def test_curves_of_a_pen_are_a_hand(seed):
    share = written(penned(seed), whole(penned(seed)))
    assert share is not None and share > 0.7


def test_light_letters_on_dark_are_told_alike():
    page = printed("DejaVuSans.ttf", 40)
    one, other = written(page, whole(page)), written(255 - page, whole(page))
    assert one is not None and other is not None and abs(one - other) < 0.2


@pytest.mark.parametrize(
    "page", [np.full((40, 400), 250, np.uint8), printed("DejaVuSans.ttf", 5), np.zeros((3, 3), np.uint8)]
)
def test_too_little_is_not_judged(page):
    assert written(page, whole(page)) is None


def test_a_ruled_line_and_a_box_are_no_letters():
    page = printed("DejaVuSans.ttf", 40)
    ruled = page.copy()
    ruled[84:87] = 60
    plain, lined = written(page, whole(page)), written(ruled, whole(ruled))
    assert lined is not None and plain is not None and lined < 0.4


def test_a_page_needs_five_lines_that_can_be_told():
    page = penned(1)
    assert page_written(page, [whole(page)] * 4) == (0.0, 0.0)
    mean, sure = page_written(page, [whole(page)] * 5)
    assert mean > 0.7 and sure > 0
    assert page_written(page, [whole(page)] * 5 + [(0, 0, 9, 9)] * 5) == (0.0, 0.0)


def test_there_is_a_figure_for_each_measure():
    found = measures(printed("DejaVuSans.ttf", 40)[40:90])
    assert found is not None and len(found) == len(MEASURES)
