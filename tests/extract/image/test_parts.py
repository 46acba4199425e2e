"""The small pure parts: boxes, merging, spacing, zones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.extract.image.spacing import align
from pii_scan.extract.image.tesser import words_of_table
from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading, Word, merged
from pii_scan.extract.image.zone import has_traces, mended, well_formed


def blank(width=400, height=300):
    return View.whole(np.full((height, width), 200, np.uint8), width, height)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_quarter_turns_map_back(quarters):
    view = blank()
    view.pixels[40:50, 300:330] = 0
    turned = view.turned(quarters)
    rows, columns = np.nonzero(turned.pixels == 0)
    box = turned.upright_box(columns.min(), rows.min(), columns.max() + 1 - columns.min(), rows.max() + 1 - rows.min())
    assert box == (300, 40, 30, 10)


@given(st.floats(-12, 12), st.floats(0.4, 2.0), st.integers(50, 300), st.integers(50, 200))
def test_chain_of_crop_scale_and_turn_maps_back(angle, factor, x, y):
    view = blank().crop((20, 30, 360, 250)).scaled(factor).rotated(angle)
    back = view.box_from_upright((x, y, 10, 10))
    again = view.upright_box(*back)
    assert again[0] <= x + 3 and again[0] + again[2] >= x + 7
    assert again[1] <= y + 3 and again[1] + again[3] >= y + 7


def word(text, confidence, x, y, line):
    return Word(text, confidence, (x, y, 10 * len(text), 20), line)


def test_merge_takes_each_place_once():
    first = Reading((word("B4417023", 0.95, 100, 100, 0),), "a")
    second = Reading((word("B44I7O23", 0.7, 101, 99, 0), word("TESTERSON", 0.9, 100, 200, 1)), "b")
    assert merged(first, second).text()[0] == "B4417023\nTESTERSON"


@given(st.lists(st.tuples(st.text("ab1 <", min_size=1, max_size=6), st.integers(0, 4)), max_size=12))
def test_boxes_point_at_their_words(parts):
    reading = Reading(tuple(Word(t, 0.9, (0, 0, 1, 1), line) for t, line in sorted(parts, key=lambda p: p[1])), "x")
    text, boxes = reading.text()
    assert [text[b.start : b.end] for b in boxes] == [w.text for w in reading.words]


@pytest.mark.parametrize(
    ("text", "parts", "wanted"),
    [
        ("LNHUTCHINS", ["LN", "HUTCHINS"], "LN HUTCHINS"),
        ("4b EXP06/04/2024", ["4b", "ExP", "06/04/2024"], "4b EXP 06/04/2024"),
        ("1BAXTER", ["1", "BAXTER"], "1 BAXTER"),
        ("309-763-4271", ["309-763-427", "1"], "309-763-4271"),
        ("5063157", ["506", "3157"], "5063157"),
        ("FOR DEPOSIT", ["FO", "R", "DEPOSIT"], "FOR DEPOSIT"),
    ],
)
def test_spaces_come_back_and_numbers_stay_whole(text, parts, wanted):
    assert align(text, parts) == wanted


@given(st.text("AB12/ -", max_size=20), st.lists(st.text("AB12/-", min_size=1, max_size=8), max_size=6))
def test_alignment_adds_nothing_but_spaces(text, parts):
    assert align(text, parts).replace(" ", "") == text.replace(" ", "")


def test_zone_is_mended():
    lines = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<K<<<KK", "L898902C36UTO7408122F1204159<<<<<<<<K<<<<0")
    first, second = mended(lines)
    assert first == "P<UTOERIKSSON<<ANNA<MARIA".ljust(44, "<")
    assert second[:28] == lines[1][:28] and len(second) == 44
    assert well_formed((first, second))


@given(st.lists(st.text("AK0<", min_size=24, max_size=48), min_size=1, max_size=3))
def test_mending_keeps_what_is_no_filler(lines):
    for before, after in zip(lines, mended(lines), strict=True):
        assert [c for c in after if c in "A0"] == [c for c in before if c in "A0"]


def test_traces():
    assert has_traces("P<USATESTERSON")
    assert not has_traces("5 < 6 and a <b> tag")


def test_table_of_words():
    table = "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t91.5\tDOB\n5\t1\t1\t1\t2\t1\t10\t40\t30\t12\t-1\t \n"
    (found,) = words_of_table(table, blank())
    assert (found.text, found.confidence, found.box) == ("DOB", 0.915, (10, 20, 30, 12))
