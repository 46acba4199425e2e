"""A sieve never loses a match of the exact pattern."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.location import gps
from pii_scan.detect.sieve import Sieve, accent_free

_SPANISH = re.compile(r"(?i)\b(?:se[ñn]ora|diagn[oó]stico|me viol[oó])\b(?! way)")
PAIRS = [
    (Sieve(accent_free(_SPANISH.pattern)), _SPANISH),
    (gps._FIELDS_AT, gps._FIELDS),
    (gps._PAIR_AT, gps._PAIR),
]
_WORDS = st.sampled_from(
    [
        "1234 Elm Street",
        "900",
        "Broadway",
        "N",
        "Oak Ave",
        "apt 4B",
        "PO Box 551",
        "8. 77",
        "Señora Way",
        "highway 12",
        "calle Niño",
        "lat: 39.7589",
        "lng=-84.1916",
        "39.758900, -84.191600",
        "39.7589° N",
        "Diagnosis: flu",
        "dx..=",
        "diagnóstico: asma",
        "hiv positive",
        "attorney-client",
        "mi abogado",
        "suicide",
        "suicide prevention",
        "abuso sexual",
        "her 9-year-old",
        "me violó",
        "\n",
        ", ",
        "; ",
        "—",
        "\xa0",
        "é",
        "x",
    ]
)


@pytest.mark.parametrize(("sieve", "exact"), PAIRS)
@settings(deadline=None)  # the first call compiles
@given(words=st.lists(_WORDS, max_size=12), joint=st.sampled_from(["", " ", "  "]))
def test_tries_find_what_the_pattern_finds(sieve: Sieve, exact: re.Pattern[str], words: list[str], joint: str) -> None:
    text = joint.join(words)
    assert [m.span() for m in sieve.tries(text, exact)] == [m.span() for m in exact.finditer(text)]


def test_spans_are_offsets_into_the_text() -> None:
    text = "ñandú 12345 – 678"
    assert [text[a:b] for a, b in Sieve(r"\d+").spans(text)] == ["12345", "678"]


def test_accents_and_looks_are_left_out() -> None:
    assert accent_free(r"(?<![\d.])señor[aí](?! uno)") == "senor[ai]"
