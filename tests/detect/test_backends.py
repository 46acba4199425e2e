"""google-re2 and the standard library give the same candidates."""

import random
from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan import plugins
from pii_scan.detect.backend import build, resolve
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.normalise import plane
from pii_scan.detect.shape_grammar import shape_of_pattern
from pii_scan.detect.token_edges import Guarded, guard
from pii_scan.model.errors import UsageError
from pii_scan.model.evidence import Text
from tests.detect.toys import TOYS

DETECTORS = plugins.load("pii_scan.detect", "DETECTOR")
SOURCES = sorted({p for d in (*DETECTORS, *TOYS) for p in d.patterns})
PATTERNS: list[Guarded] = [guard(p) for p in SOURCES]
ALL = [True] * len(PATTERNS)
SEARCHED = [shape_of_pattern(p) is None for p in SOURCES]
"""What has no shape is all that the engine gives to a backend to search for."""
OTHERS = [name for name in ("re", "hyperscan") if name == "re" or find_spec(name)]
"""hyperscan is an extra; the test environment has it where there is a wheel."""


@cache
def made(name: str, everything: bool = True) -> Any:
    """When it is first asked for: hyperscan takes twenty seconds for all patterns, two for those that it gets."""
    return build(name, PATTERNS, ALL if everything else SEARCHED)


PIECES = (
    "SSN 219-45-6789", "4111 1111 1111 1111", "ann.b@example.com", "(937) 555-0142", "+1 937.555.0142", "1990-03-04",
    "03/04/1990", "DE89 3704 0044 0532 0130 00", "021000021", "D1234567", "password: hunter2", "x", ",", "\n", " ",
    "-", ".", "1", "A", "é", "219", "45", "6789", "12 Mar 1990", "$1,234.50", "a.a.a.", "1-1-1-", "1EG4-TE5-MK73",
)  # fmt: skip


def corpus(size: int, seed: int) -> str:
    source = random.Random(seed)
    return "".join(source.choice(PIECES) + source.choice(("", " ", "\n")) for _ in range(size))


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("seed", range(4))
def test_same_candidates_on_a_seeded_corpus(seed: int, other: str) -> None:
    data = plane(corpus(1500, seed)).shape
    everything = other == "re"
    assert made("re2", everything).candidates(data) == made(other, everything).candidates(data)


@pytest.mark.soak
@pytest.mark.parametrize("other", OTHERS)
def test_same_candidates_of_all_patterns(other: str) -> None:
    for seed in range(4):
        data = plane(corpus(1500, seed)).shape
        assert made("re2").candidates(data) == made(other).candidates(data)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_same_candidates_on_anything(pieces: list[str]) -> None:
    data = plane("".join(pieces)).shape
    expected = made("re2", False).candidates(data)
    assert all(made(other, False).candidates(data) == expected for other in OTHERS)


def test_same_candidates_inside_a_stretch() -> None:
    data = plane(corpus(200, 9)).shape
    for index in range(len(PATTERNS)):
        expected = made("re2").within(index, data, 100, 900)
        assert all(made(other, False).within(index, data, 100, 900) == expected for other in OTHERS)


def test_candidates_hold_their_pattern_and_stand_alone() -> None:
    import re

    data = plane(corpus(800, 5)).shape
    for start, end, index in made("re2").candidates(data):
        pattern = PATTERNS[index]
        assert re.compile(pattern.source).fullmatch(data, start - pattern.left, end + pattern.right)


@pytest.mark.parametrize("name", OTHERS)
def test_an_engine_finds_the_same_with_each(name: str) -> None:
    text, context = corpus(400, 3), Context()
    expected = DetectEngine(backend="re2").scan(Text(text), context)
    assert DetectEngine(backend=name).scan(Text(text), context) == expected


def test_names_of_backends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("auto") == "re2"
    monkeypatch.setenv("PII_SCAN_BACKEND", "re")
    assert resolve("auto") == "re"
    monkeypatch.setenv("PII_SCAN_BACKEND", "perl")
    with pytest.raises(UsageError, match="backend"):
        resolve("auto")
    with pytest.raises(UsageError, match="backend"):
        resolve("hyperscan9")
