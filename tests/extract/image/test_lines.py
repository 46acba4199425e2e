"""Lines at any angle, levelled; words with places; the parts of a strip."""

import numpy as np
import pytest

from pii_scan.extract.image.lines import Line, find
from pii_scan.extract.image.rapid import available
from pii_scan.extract.image.strips import Strip, assembled
from pii_scan.extract.image.upright import common_angle, upright
from pii_scan.extract.image.view import View


def line(x, y, width, height=30, turn=0.0):
    angle = np.radians(turn)
    along, down = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    start = np.array([x, y], float)
    return Line(
        np.array([start, start + along * width, start + along * width + down * height, start + down * height]), 0.9
    )


def strip(text, x, y, width):
    return Strip(line(x, y, width), ((text, 0.95, 0.0, 1.0),), False)


@pytest.mark.parametrize("turn", [0, 7, -23, 60, 90, -60])
def test_the_angle_is_that_of_most_lines(turn):
    lines = [line(50, 50 + 60 * n, 300, turn=turn) for n in range(6)] + [line(20, 500, 120, turn=turn + 45)]
    assert abs(common_angle(lines) - turn) < 1.5


def test_rows_from_the_top_and_from_the_left():
    strips = [
        strip("TESTERSON", 400, 102, 200),
        strip("DOB", 50, 200, 60),
        strip("1", 380, 100, 20),
        strip("07/19/1981", 130, 198, 200),
    ]
    assert assembled(strips, "x").text()[0].replace("\n\n", "\n") == "1 TESTERSON\nDOB 07/19/1981"


def test_a_wide_gap_parts_blocks():
    words = assembled([strip("ONE", 50, 100, 90), strip("TWO", 50, 300, 90)], "x")
    assert words.text()[0] == "ONE\n\nTWO"


def test_words_lie_where_their_share_of_the_line_is():
    reading = assembled([Strip(line(100, 100, 400), (("A", 0.9, 0.0, 0.25), ("B", 0.9, 0.5, 1.0)), False)], "x")
    assert [word.box for word in reading.words] == [(100, 100, 100, 30), (300, 100, 200, 30)]


@pytest.mark.skipif(not available(), reason="no detector")
@pytest.mark.parametrize("turn", [0, 20, 90, 180, 250])
def test_a_page_is_brought_upright(card, turn):
    from PIL import Image

    image = card().convert("L").rotate(turn, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=120)
    view = View.whole(np.asarray(image), *image.size)
    page, lines = upright(view, find(view, 640))
    level = [one for one in lines if one.width > 3 * one.height]
    assert len(level) >= 6 and all(abs(one.angle) < 2 for one in level)
    title = min(level, key=lambda one: one.middle[1])
    assert title.width > 250 and page.width > page.height
