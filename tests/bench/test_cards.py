"""The second style of cards: two halves that share nothing, files that come out the same each time."""

from pathlib import Path
from random import Random

import pytest
from PIL import Image

from bench.card_reading import exact
from bench.cards import draw, fonts, layouts_development, layouts_held_out
from bench.cards.backs import payload
from bench.cards.camera import QUALITIES
from bench.cards.holder import holder


def test_halves_share_no_layout_and_no_typeface():
    names = [{layout.__name__ for layout in half.LAYOUTS} for half in (layouts_development, layouts_held_out)]
    assert not names[0] & names[1]
    faces = [{f for role in half.values() for f in role} for half in fonts._FAMILIES.values()]
    assert not faces[0] & faces[1]


@pytest.mark.parametrize("split", ["development", "held_out"])
def test_the_same_file_comes_out_twice(split, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    first, second = (draw.draw(split, "front", "clean", 2, tmp_path / folder) for folder in ("a", "b"))
    assert [Path(d.path).read_bytes() for d in first] == [Path(d.path).read_bytes() for d in second]
    assert [d.truth for d in first] == [d.truth for d in second]
    assert {"number", "surname", "given", "street", "place", "birth", "expiry"} == set(first[0].truth)


@pytest.mark.parametrize("kind", draw.KINDS)
def test_every_kind_is_drawn_in_every_quality(kind, tmp_path):
    for quality in QUALITIES if kind == "back" else ("clean", "severe"):
        (drawn,) = draw.draw("development", kind, quality, 1, tmp_path)
        with Image.open(drawn.path) as image:
            assert min(image.size) > 200
        assert drawn.truth


def test_barcode_payload_has_true_offsets():
    text = payload(holder(Random(3)))
    offset, length = int(text[23:27]), int(text[27:31])
    assert text[offset : offset + 2] == "DL" and offset + length == len(text)


def test_exact_means_every_sign():
    assert exact("07/19/1981", "DOB 07/19/1981")
    assert not exact("07/19/1981", "DOB 07/19/1931")
    assert not exact("4711 MAPLE ST", "4711 OAK ST MAPLE")
