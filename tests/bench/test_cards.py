"""The second style of cards: two halves that share nothing, files that come out the same each time."""

from pathlib import Path
from random import Random

import pytest
from PIL import Image

from bench.card_scores import exact
from bench.cards import draw, fonts, layouts_development, layouts_held_out
from bench.cards.backs import payload
from bench.cards.camera import QUALITIES
from bench.cards.holder import holder
from bench.cards.issuers import COUNTRIES, STATES, of_state
from bench.cards.zones import SORTS, digit, zone
from bench.image_triage import interval
from pii_scan.detect.ids.mrz_fields import decode_mrz
from pii_scan.engine.records import ID_DOCUMENTS

OTHERS = {kind for drawer in draw.PAPERS.values() for kind in [drawer("development", 0, Random(1)).kind]}


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
    for quality in {"back": QUALITIES, "paper": ("clean",)}.get(kind, ("clean", "severe")):
        (drawn,) = draw.draw("development", kind, quality, 1, tmp_path)
        assert drawn.kind in {*ID_DOCUMENTS, *OTHERS}
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


def test_the_third_style_knows_every_state_and_its_numbers():
    assert len(STATES) == 51 and len({zip3 for *_, zip3 in STATES.values()}) == 51
    for code in STATES:
        person = of_state(Random(code), code)
        assert person.state == code and person.number and person.zip5[:3] == STATES[code][3]


def test_check_digits_are_those_of_the_standard():
    # Doc 9303-3, 4.9: the example `520727` has the check digit 3; the specimen's number `L898902C3` has 6.
    assert digit("520727") == "3" and digit("L898902C3") == "6" and digit("ZE184226B<<<<<") == "1"


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_zones_have_their_lengths_and_the_reader_agrees(sort):
    rng = Random(sort)
    lines = zone(sort, holder(rng), rng)
    count, width = SORTS[sort]
    assert [len(line) for line in lines] == [width] * count
    read = decode_mrz(lines)
    assert read is not None and read.format == sort and all(read.checks.values())


def test_countries_have_codes_of_three_signs():
    assert all(len(country.code) == 3 for country in COUNTRIES)


def test_the_interval_of_no_miss_in_thirty_is_the_rule_of_three():
    # Clopper and Pearson 1934; one-sided 3/n for 95 %, 1 - .025 ** (1 / 30) for both sides.
    assert interval(0, 30) == (0.0, pytest.approx(0.1157, abs=2e-4))
    assert interval(30, 30)[1] == 1.0
    low, high = interval(5, 50)
    assert (low, high) == (pytest.approx(0.0333, abs=2e-4), pytest.approx(0.2181, abs=2e-4))
