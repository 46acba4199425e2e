"""What is answered by shape is what a search of the text finds."""

import random

import numpy as np
import pytest

from pii_scan import plugins
from pii_scan.detect.backend import build
from pii_scan.detect.normalise import plane
from pii_scan.detect.shape_grammar import shape_of_pattern
from pii_scan.detect.shapes import ShapeTable
from pii_scan.detect.token_edges import guard
from tests.detect.toys import TOYS

PATTERNS = sorted({p for d in (*plugins.load("pii_scan.detect", "DETECTOR"), *TOYS) for p in d.patterns})
GUARDED = [guard(p) for p in PATTERNS]
SHAPES = [shape_of_pattern(p) for p in PATTERNS]
SHAPED = [i for i, shape in enumerate(SHAPES) if shape is not None]
SEARCH = build("re2", GUARDED, [True] * len(GUARDED))

PIECES = (
    "SSN 219-45-6789", "4111 1111 1111 1111", "(937) 555-0142", "+1 937.555.0142", "1990-03-04", "03/04/1990", "021000021",
    "D1234567", "AB 12 34 56 C", "2 1 9 - 4 5 - 6 7 8 9", "x", ",", "\n", " ", "-", ".", "1", "A", "é", "219", "45", "6789",
    "$1,234.50", "1EG4-TE5-MK73", "GB82WEST12345698765432", "192.0.2.17:443", "2024-05-01T10:22:33.123Z", "a1b2c3d4e5f6",
    "part", "No", "(", ")", "+", "/", "_7", "#12", "*1234", "A123-456-789-012", "(1)",
)  # fmt: skip


def by_shape(table: ShapeTable, data: bytes) -> set[tuple[int, int, int]]:
    places = table.places(data, np.ones(len(PATTERNS), bool))
    out = set(zip(*(column.tolist() for column in places.exact), strict=True))
    for begin, end, own_begin, own_end, pattern in zip(*(column.tolist() for column in places.rough), strict=True):
        for start, stop in SEARCH.within(pattern, data, begin, end):
            if own_begin <= start < own_end:
                out.add((start, stop, pattern))
    return out


@pytest.mark.parametrize("seed", range(6))
def test_same_as_a_search(seed: int) -> None:
    source = random.Random(seed)
    # Short runs between letters: no chunk is so long that it is cut in pieces, where matches may begin anew.
    lines = ["".join(source.choice(PIECES) + source.choice(("", " ")) for _ in range(2)) for _ in range(900)]
    data = plane(" ! ".join(lines)).shape
    expected = {(a, b, i) for a, b, i in SEARCH.candidates(data) if SHAPES[i] is not None}
    got = by_shape(ShapeTable(GUARDED, SHAPES, "re2"), data)
    assert got == expected, [(data[a - 6 : b + 6], PATTERNS[i]) for a, b, i in sorted(got ^ expected)[:8]]


def test_a_long_row_of_numbers_loses_none() -> None:
    numbers = [f"{100 + n:03d}-{10 + n % 90:02d}-{1000 + n:04d}" for n in range(500)]
    data = plane(" ".join(numbers)).shape
    found = {data[a:b].decode() for a, b, _ in by_shape(ShapeTable(GUARDED, SHAPES, "re2"), data)}
    assert set(numbers) <= found


def test_what_has_a_shape() -> None:
    assert shape_of_pattern("[0-9]{3}-[0-9]{2}-[0-9]{4}").exact  # type: ignore[union-attr]
    assert shape_of_pattern(r"\(?[0-9]{3}\)? ?[A-Za-z]{2}[0-9]").exact  # type: ignore[union-attr]
    assert not shape_of_pattern("[2-6][0-9]{12,18}").exact  # type: ignore[union-attr]
    assert not shape_of_pattern("(?i:WDL)[0-9]{9}").exact  # type: ignore[union-attr]
    for without in ("[A-Z]{6}", "[0-9]+", "[0-9]{4}.*", "[A-Z]{5} [0-9]{4}", "[0-9A-Z]{8}", "[0-9]{4}@", "[0-9]{200}"):
        assert shape_of_pattern(without) is None, without
    # A word behind a word is no part of a chunk, though a digit be promised.
    assert shape_of_pattern("[0-9A-F]{1,4}(?::[0-9A-F]{1,4}){7}", 1) is None
    assert shape_of_pattern("[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Z]") is not None


def test_a_shape_is_judged_once() -> None:
    table = ShapeTable(GUARDED, SHAPES, "re2")
    wanted = np.ones(len(PATTERNS), bool)
    table.places(plane("219-45-6789, 4111 1111 1111 1111!").shape, wanted)
    before = len(table)
    table.places(plane("511-45-0000, 5111 0000 1111 2222!").shape, wanted)
    assert len(table) == before
