"""The one pass over a cell counts what each pattern alone would count."""

import re
from itertools import pairwise
from random import Random

import pytest

from pii_scan import plugins
from pii_scan.detect.cell_shapes import CellShapes, cell_shape, shape_of
from pii_scan.detect.detector import Detector
from pii_scan.detect.finance.iban import DETECTOR as IBAN
from pii_scan.detect.ids.us_ssn import DETECTOR as SSN
from pii_scan.detect.normalise import plain

ALL: tuple[Detector, ...] = plugins.load("pii_scan.detect", "DETECTOR")


def cells() -> list[str]:
    """Every example of every detector, whole and word by word, and each of them with one character changed."""
    rng = Random(7)
    out = ["", " ", "é", "\ud800", "x" * 5000, "1" * 5000, "219-51-4938", "٢١٩-٥١-٤٩٣٨"]
    for detector in ALL:
        for example in (*detector.examples, *detector.counter_examples):
            words = example.text.split()
            pieces = [*words, *map(" ".join, pairwise(words)), example.text]
            for piece in pieces:
                at = rng.randrange(len(piece))
                out += [piece, piece[:at] + rng.choice("0aZ -./é") + piece[at + 1 :]]
    return [plain(cell) for cell in out]


def test_all_patterns_at_once_count_as_each_alone() -> None:
    every = cells()
    alone = {n: sum(shape_of(d, cell) is not None for cell in every) for n, d in enumerate(ALL) if d.patterns}
    assert CellShapes(ALL).counts(every) == {n: count for n, count in alone.items() if count}


def test_counts_by_hand() -> None:
    assert CellShapes((SSN, IBAN)).counts(["219-51-4938", "219514938", "apple", ""]) == {0: 2}
    assert CellShapes((IBAN,)).counts(["DE89370400440532013000"]) == {0: 1}


def test_a_detector_without_patterns_is_not_counted() -> None:
    bare = Detector(kind=SSN.kind, standard="none")
    assert CellShapes((bare, SSN)).counts(["x", "219-51-4938"]) == {1: 1}


def test_without_google_re2_the_counts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = CellShapes(ALL).counts(cells()[:200])
    monkeypatch.setattr("pii_scan.detect.backend.find_spec", lambda _: None)
    assert CellShapes(ALL).counts(cells()[:200]) == expected


def test_the_first_pattern_of_a_shape_is_the_cells_own() -> None:
    shapes = CellShapes(ALL)
    for cell in cells():
        if len(cell) > 200:
            continue
        first: dict[int, int] = {}
        for n, i, exact in shapes.possible(cell_shape(cell)):
            if n not in first and (exact or re.compile(ALL[n].patterns[i], re.ASCII).fullmatch(cell)):
                first[n] = i
        alone = {n: shape_of(d, cell) for n, d in enumerate(ALL) if d.patterns}
        assert first == {n: i for n, i in alone.items() if i is not None}
