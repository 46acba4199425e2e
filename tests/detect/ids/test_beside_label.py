"""Whether a number stands where its label's value stands."""

import pytest

from pii_scan.detect.detector import Candidate, Context
from pii_scan.detect.ids.beside_label import BEHIND_NAME, BELOW, DIRECT, is_filler_number, place_at_label, shaped


def candidate(text: str, label: str, value: str) -> Candidate:
    start = text.index(value)
    before, after = text[:start].lower(), text[start + len(value) :].lower()
    return Candidate(value, start, start + len(value), 0, before, after, Context(), label)


@pytest.mark.parametrize(("text", "place"), [
    ("Badge: 48213", DIRECT), ("Badge no. is 48213", DIRECT), ('"badge": "48213"', DIRECT), ("<badge>48213", DIRECT),
    ("Badge - 48213", DIRECT), ("Badge\n48213", BELOW), ("Badge     Name\n48213     Rowan", BELOW),
    ("Badge: Rowan Ellis (#48213", BEHIND_NAME), ("Badge issued in building 48213", None),
    ("Badge 2019 48213", None), ("Badge        Name of the owner\nRowan Ellis        48213", None),
    ("Badge needed.\nRoom 48213", None),
])  # fmt: skip
def test_places(text: str, place: float | None) -> None:
    assert place_at_label(candidate(text, "badge", "48213")) == place


def test_a_label_behind_must_follow_at_once() -> None:
    assert place_at_label(candidate("48213 (badge)", "badge", "48213")) is not None
    assert place_at_label(candidate("48213 people with a badge", "badge", "48213")) is None


def test_columns_need_no_words() -> None:
    assert place_at_label(Candidate("48213", 0, 5, 0, "", "", Context(), "x", column=True)) == DIRECT


@pytest.mark.parametrize(("number", "filler"), [
    ("00000000", True), ("A12345678", True), ("0123456789", True), ("987654321", True), ("1111", True),
    ("1234", False), ("12345679", False), ("A48213077", False),
])  # fmt: skip
def test_filler_numbers(number: str, filler: bool) -> None:
    assert is_filler_number(number) is filler


def test_shapes_are_read_without_separators() -> None:
    read = shaped(r"[A-Z]\d{4}")
    assert read("a-12 34") == "A1234"
    assert read("a-12 345") is None
