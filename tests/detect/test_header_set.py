"""The set of headers says the same as one search for each detector."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.column_kinds import column_kinds, named
from pii_scan.detect.header_set import _without_looks
from pii_scan.detect.header_words import header_words
from pii_scan.detect.library import shared_engine

ENGINE = shared_engine()
LABELS = sorted({label for d in ENGINE.detectors for label in (*d.labels, *d.anti_labels)})
GLUE = (
    "",
    " ",
    "_",
    " no",
    " number",
    " id",
    " #",
    " date",
    " hash",
    " plan type",
    " 2",
    "é",
    " de ",
    "s",
    " (last 4)",
)


def slowly(words: str) -> set[int]:
    return {n for n, d in enumerate(ENGINE.detectors) if named(d, words)}


@pytest.mark.parametrize("seed", range(8))
def test_labels_and_what_is_near_to_them(seed: int) -> None:
    rng = random.Random(seed)
    found = 0
    for _ in range(60):
        header = rng.choice(LABELS) + rng.choice(GLUE) + rng.choice((rng.choice(LABELS), ""))
        words = header_words(header if rng.random() < 0.7 else header.upper())
        expected = slowly(words)
        assert column_kinds(ENGINE.detectors).named(words) == expected, header
        found += bool(expected)
    assert found > 20


@given(st.text(alphabet="abcdehilmnopstu éñß-49#电话", max_size=14))
def test_any_words(text: str) -> None:
    words = header_words(text)
    assert column_kinds(ENGINE.detectors).named(words) == slowly(words)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Número de teléfono", "phone"), ("電話番号", "phone"), ("fecha de nacimiento", "date_of_birth"),
        ("ssn", "us_ssn"), ("medicaid no", "us_medicaid_id"), ("frst_nm", "person_name"), ("имя", "person_name"),
    ],
)  # fmt: skip
def test_well_known_headers(header: str, kind: str) -> None:
    found = column_kinds(ENGINE.detectors).named(header_words(header))
    assert kind in {ENGINE.detectors[n].kind.id for n in found}


@pytest.mark.parametrize(
    "header", ["medicaid plan type", "email address host", "", "order id", "quantity", "password hint"]
)
def test_look_arounds_still_count(header: str) -> None:
    kinds = {ENGINE.detectors[n].kind.id for n in column_kinds(ENGINE.detectors).named(header_words(header))}
    assert not kinds & {"us_medicaid_id", "us_address", "address", "password"}


@pytest.mark.parametrize(
    ("pattern", "rough"),
    [
        (r"^(?!.*\b(?:a|b)\b).*c$", r"^.*c$"),
        (r"a(?<=[)(])b", "ab"),
        (r"x(?! (hash|salt))|y\(", r"x|y\("),
        ("plain", "plain"),
    ],
)
def test_rough_forms(pattern: str, rough: str) -> None:
    assert _without_looks(pattern) == rough
