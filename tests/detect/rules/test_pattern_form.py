"""What a pattern's form is, and which patterns no rule may have."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.rules.parse import MOST_WAYS, compiles
from pii_scan.detect.rules.pattern_form import UNBOUNDED, PatternError, pattern_form


@pytest.mark.parametrize(
    ("pattern", "shortest", "longest", "ways", "literals"),
    [
        ("AC[0-9]{8}", 10, 10, 1, 2),
        ("[A-Z]{2,4}-?[0-9]{6}", 8, 11, 6, 0),
        (r"(?:[0-9]{4}[ -]?){3}[0-9]{4}", 16, 19, 8, 0),
        (r"KD\.[0-9]+", 4, 3 + UNBOUNDED, UNBOUNDED, 2),
        ("foo|barbaz", 3, 6, 2, 3),
        (r"(?i:acme)\d{2}", 6, 6, 1, 4),
        (r"[]x][^]]\[\]", 4, 4, 1, 0),
    ],
)
def test_form(pattern: str, shortest: int, longest: int, ways: int, literals: int) -> None:
    form = pattern_form(pattern)
    assert (form.shortest, form.longest, form.ways, form.literals) == (shortest, longest, ways, literals)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=AC)[0-9]{4}", "(?!AC)[0-9]{4}", "(?<=AC)[0-9]{4}", "(?<!AC)[0-9]{4}", r"([0-9]{3})\1", "(?P<n>[0-9]{4})",
        "(?i)acme", "^AC[0-9]{4}", "AC[0-9]{4}$", r"\bAC[0-9]{4}\b", "AC[0-9]{4", "AC(?:[0-9]{4}", "AC[0-9]{4})", "[0-9", "*AC",
        "a++bc", "a{3}{4}", "AC[0-9]{9,4}", "AC[0-9]{,4}", "AC[0-9]{2000}", "AÇ[0-9]{4}", "[[:alpha:]]{4}", r"\pL{4}", "AC\\",
        r"AC\Z", "AC\n12", "(?>abc)", "a{x}",
    ],
)  # fmt: skip
def test_refused(pattern: str) -> None:
    with pytest.raises(PatternError) as caught:
        pattern_form(pattern)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "([0-9]{1,20}){1,20}x", "(?:a|a)+b{3}", "[a-z]+[a-z]+[a-z]+[a-z]+1", "(?:[0-9]?){60}x"]
)
def test_too_many_ways(pattern: str) -> None:
    assert pattern_form(pattern).ways > MOST_WAYS


def test_anchors_stand_in_headers_only() -> None:
    assert pattern_form(r"^member\b", anchors=True).shortest == 6


PIECES = st.sampled_from(["[0-9]{3}", "AC", "[A-Z]?", "(?:x|yz)", r"\d{2,4}", "-", "(?i:no)", r"[ \-]"])


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.from_type(int))
def test_whatever_matches_is_as_long_as_the_form_says(pattern: str, seed: int) -> None:
    form = pattern_form(pattern)
    compiles(pattern)
    import random

    rng = random.Random(seed)
    token = "".join(rng.choice("0AC-xyz n") for _ in range(rng.randint(0, 12)))
    if re.fullmatch(pattern, token, re.ASCII):
        assert form.shortest <= len(token) <= form.longest


@given(st.text(alphabet="ab01[](){}|?*+\\.^-,", max_size=14))
def test_any_text_is_a_form_or_an_error_and_forms_compile_or_say_so(pattern: str) -> None:
    try:
        form = pattern_form(pattern)
    except PatternError:
        return
    assert 0 <= form.shortest <= form.longest
    try:
        compiles(pattern)
    except PatternError as error:
        assert "compile" in error.message
