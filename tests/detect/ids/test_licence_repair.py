"""Misread characters go back to what the state's shape asks for."""

import random

import pytest

from pii_scan.detect.ids.licence_formats import fits, known_states
from pii_scan.detect.ids.licence_repair import repaired, templates


@pytest.mark.parametrize(("read", "state", "meant"), [
    ("D4B27I93", "CA", "D4827193"), ("04827193", "CA", "O4827193"), ("I23AB4567", "IA", "123AB4567"),
    ("12348A567", "IA", None), ("RTA82913", "OH", None), ("D4827193", "CA", None), ("BBBBBBBB", "TX", None),
])  # fmt: skip
def test_repairs(read: str, state: str, meant: str | None) -> None:
    assert repaired(read, state) == meant


def test_templates() -> None:
    assert templates("OH", 8) == ("AA999999", "A9999999", "AA999999", "99999999")
    assert templates("CA", 9) == ()


@pytest.mark.parametrize("state", sorted(known_states()))
def test_every_template_fits_its_state(state: str) -> None:
    draw = random.Random(state)
    for length in range(4, 20):
        for template in templates(state, length):
            number = "".join({"A": "B", "9": draw.choice("0123456789"), "?": "B"}.get(c, c) for c in template)
            assert fits(number, state) or "?" in template, template
