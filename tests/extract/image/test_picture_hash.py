"""Looks: what saving again changes, what another picture changes, and what a card of the same layout does not."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from pii_scan.assess.near_duplicates import MOST_BITS
from pii_scan.extract.image.picture_hash import picture_hash
from pii_scan.extract.image.view import View
from pii_scan.model.evidence import Fact


def looks(image: Image.Image) -> int:
    grey = np.array(image.convert("L"))
    return int(picture_hash(View.whole(grey, grey.shape[1], grey.shape[0])) or "0", 16)


def apart(one: Image.Image, other: Image.Image) -> int:
    return (looks(one) ^ looks(other)).bit_count()


def scene(seed: int) -> Image.Image:
    grains = np.random.default_rng(seed).normal(128, 60, (9, 12)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(grains).resize((1600, 1200), Image.Resampling.BICUBIC)


def saved(image: Image.Image, quality: int) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue()))


CHANGES = {
    "saved hard": lambda i: saved(i, 25),
    "halved": lambda i: i.resize((i.width // 2, i.height // 2)),
    "lighter": lambda i: ImageEnhance.Brightness(i).enhance(1.2),
    "thumbnail": lambda i: i.resize((240, 180)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_picture_saved_again_is_near(change: str) -> None:
    assert max(apart(scene(seed), CHANGES[change](scene(seed))) for seed in range(12)) <= MOST_BITS


def test_different_pictures_are_far() -> None:
    pairs = [apart(scene(a), scene(b)) for a in range(14) for b in range(a)]
    assert min(pairs) > MOST_BITS


def test_two_peoples_cards_of_one_layout_are_near() -> None:
    """The reason why looks never tie people."""

    def card(number: str, name: str) -> Image.Image:
        page = Image.new("L", (1012, 638), 230)
        pen = ImageDraw.Draw(page)
        pen.rectangle((0, 0, 1012, 90), fill=90)
        pen.rectangle((30, 130, 300, 500), fill=120)
        for row, line in enumerate((number, name, "4711 MAPLE ST")):
            pen.text((340, 160 + 60 * row), line, fill=20)
        return page

    assert apart(card("TL482913", "WEXFORD"), card("RX771052", "SAMPLEMAN")) <= MOST_BITS


def test_one_colour_has_no_looks() -> None:
    assert looks(Image.new("L", (800, 600), 200)) == 0


def test_the_reader_gives_one_hash_a_file(read, photo) -> None:
    found = [e for e in read(photo, ocr="off") if isinstance(e, Fact) and e.name == "picture_hash"]
    assert len(found) == 1
    assert len(found[0].value) == 16
