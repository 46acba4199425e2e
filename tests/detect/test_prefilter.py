"""A text that holds a match always passes the gate; a text without one mostly does not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.location import gps
from pii_scan.detect.prefilter import Prefilter, loosened
from pii_scan.detect.sensitive import medical, most_sensitive

PATTERNS = {
    "flags": [pattern for _, _, pattern in most_sensitive._FLAGS],
    "medical": [medical._LABELLED, medical._TOLD],
    "gps": [gps._FIELDS, gps._DMS, gps._PAIR],
    "classes": [
        re.compile(r"(?<!\d)[\w-]+\s\d[^\]x]\b(?! no)(?=[)\]])?"),
        re.compile("name:.*end", re.DOTALL | re.IGNORECASE),
        re.compile(r"^señ[]o]\(\[", re.MULTILINE),
    ],
}
GATES = {name: Prefilter(*patterns) for name, patterns in PATTERNS.items()}
FRAGMENTS = st.sampled_from(
    [
        "ſuicide", "SUICIDIO", "suıcide", "suicide prevention", "killing myself", "my 9-year-old", "me violó", "rape",
        "Diagnóstico: asma", "DX= flu", "rx: ½ tablet", "tested positive for", "\nallergies: penicillin", "İcd-10: A1",
        "lat: 39.7589, lon: -84.1916", "٣٩.٧٥٨٩, -84.1916", "40°26'46\"N 79°58'56\"W", "12.3456 99.1234",
        "ñandú\u00a04½)", "naïve 7a", "Name:", "\nEND", "\nseño([", "\nseñ](", " ", "x", "\n", "é", "\ud800", "\x1c", "_",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=6).map("".join))
def test_no_match_is_ever_stopped(text: str) -> None:
    for name, patterns in PATTERNS.items():
        if any(pattern.search(text) for pattern in patterns):
            assert GATES[name](text), name


def test_most_text_is_stopped() -> None:
    text = "The committee met on 4 May 1987, paid $12.50 for tea, and went home at 18:30.\n" * 50
    assert [name for name, gate in GATES.items() if gate(text)] == ["classes"]


@pytest.mark.parametrize(
    ("pattern", "loose"),
    [
        (r"\ba\b", "a"),
        (r"a(?!b(?:c|[)]d)\))e", "ae"),
        (r"(?<=x)\d{2}(?=y)z", r"[\pN]{2}z"),
        (r"[\w.]+\(", r"[\pL\pN_.]+\("),
        (r"[]a](?P<n>b)(?:c)", "[]a](?P<n>b)(?:c)"),
    ],
)
def test_edges_and_looks_around_are_left_out(pattern: str, loose: str) -> None:
    assert loosened(pattern) == loose


@pytest.mark.parametrize("pattern", [r"a\W", r"a$", r"\Aa", r"a\Z"])
def test_what_would_narrow_the_gate_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="cannot be loosened"):
        Prefilter(re.compile(pattern))


def test_a_verbose_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="verbose"):
        Prefilter(re.compile("a # b", re.VERBOSE))


def test_without_google_re2_every_text_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.detect.prefilter.find_spec", lambda _: None)
    assert Prefilter(re.compile("never"))("something else")
