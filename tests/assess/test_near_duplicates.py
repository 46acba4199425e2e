"""Grouping by looks: counted once, never across people."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.assess import near_duplicates
from pii_scan.assess.near_duplicates import MOST_BITS, Look, groups

IDENTITY = frozenset({"drivers_license_front"})


def turned(bits: int, count: int, seed: int = 0) -> int:
    for place in random.Random(seed).sample(range(64), count):
        bits ^= 1 << place
    return bits


def look(at: int, bits: int, document: str = "photo", **more: object) -> Look:
    return Look(at, f"c{at}", document, bits, **more)  # type: ignore[arg-type]


@given(st.integers(0, 2**64 - 1), st.integers(0, MOST_BITS), st.integers(0, 10**6))
def test_every_photo_within_reach_is_found(bits: int, count: int, seed: int) -> None:
    assert len(groups([look(1, bits), look(2, turned(bits, count, seed))], IDENTITY)) == 1


@given(st.integers(0, 2**64 - 1), st.integers(MOST_BITS + 1, 64))
def test_none_beyond_it_is(bits: int, count: int) -> None:
    assert len(groups([look(1, bits), look(2, turned(bits, count))], IDENTITY)) == 2


def test_cards_go_by_their_number_and_not_by_their_looks() -> None:
    cards = [
        look(1, 5, "drivers_license_front", number="a"), look(2, 5, "drivers_license_front", number="b"),
        look(3, 2**63, "drivers_license_front", number="a"), look(4, 5, "drivers_license_front"),
        look(5, 5, "drivers_license_front"),
    ]  # fmt: skip
    assert sorted(len(g) for g in groups(cards, IDENTITY)) == [1, 1, 1, 2]


def test_pages_must_look_alike_and_say_the_same() -> None:
    pages = [look(1, 9, "receipt", said=1), look(2, 8, "receipt", said=1), look(3, 9, "receipt", said=2),
             look(4, 9, "receipt"), look(5, 9, "receipt")]  # fmt: skip
    assert sorted(len(g) for g in groups(pages, IDENTITY)) == [1, 1, 1, 2]


@pytest.mark.parametrize("times", [1, 2, 4])
def test_comparisons_grow_with_the_pictures(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    seen = 0
    real = near_duplicates._bands

    def counted(bits: int):
        nonlocal seen
        seen += 1
        return real(bits)

    monkeypatch.setattr(near_duplicates, "_bands", counted)
    # Half are all over the place, half are one blank page over and over.
    looks = [look(n, rng.getrandbits(64) if n % 2 else turned(77, n % 20, n)) for n in range(500 * times)]
    found = groups(looks, IDENTITY)
    assert sum(map(len, found)) == 500 * times
    assert seen <= 2 * len(looks)
