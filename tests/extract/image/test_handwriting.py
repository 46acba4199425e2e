"""Pen or print."""

import random

import pytest
from PIL import Image, ImageDraw

from pii_scan.model.evidence import Fact, How, Text
from pii_scan.model.problem import Problem, ProblemCode
from tests.extract.image.conftest import font

LINES = ("Call Martin Testerson", "phone 555-0147 after six", "lives at 414 Elm Street", "bring the papers monday")


def written(jitter, seed=3):
    """Glyph by glyph, each off the line by a normal error of `jitter` heights."""
    dice = random.Random(seed)
    page = Image.new("RGB", (1000, 520), (250, 248, 240))
    for row, line in enumerate(LINES):
        x = 60.0
        for char in line:
            face = font(int(46 * (1 + dice.uniform(-jitter, jitter))))
            ImageDraw.Draw(page).text(
                (x, 50 + 110 * row + dice.gauss(0, 46 * jitter)), char, font=face, fill=(30, 30, 100)
            )
            x += face.getlength(char)
    return page


def score(evidence):
    return next(e.value for e in evidence if isinstance(e, Fact) and e.name == "handwriting_score")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_jumping_letters_are_a_hand(read, seed):
    evidence = read(written(0.06, seed))
    assert score(evidence) >= 0.5
    assert [e.code for e in evidence if isinstance(e, Problem)] == [ProblemCode.MANUAL_REVIEW]
    (found,) = [e for e in evidence if isinstance(e, Text)]
    assert found.how is How.HANDWRITING
    assert "555-0147" in found.text


def test_level_letters_are_print(read, card):
    assert score(read(written(0.0))) < 0.2
    assert score(read(card())) < 0.2
    assert score(read(card("DejaVuSerif.ttf").rotate(3, expand=True, fillcolor=(90, 90, 90)))) < 0.3
