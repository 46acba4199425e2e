"""The DEA check digit, by the rule as written out for pharmacists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.ids.us_dea import valid_dea
from tests.detect.ids.scanning import matches


def check_digit(six: str) -> str:
    odd, even = sum(map(int, six[0::2])), sum(map(int, six[1::2]))
    return str(odd + 2 * even)[-1]


@given(st.sampled_from("ABFGMPRX"), st.sampled_from("ACEGILMSZ9"), st.text("0123456789", min_size=6, max_size=6))
def test_one_check_digit_holds(kind: str, initial: str, six: str) -> None:
    holding = [digit for digit in "0123456789" if valid_dea(kind + initial + six + digit)]
    assert holding == [check_digit(six)]


@pytest.mark.parametrize("number", ["IE4829137", "B74829137", "BE482913", "BE48291377", "be4829137"])
def test_shape(number: str) -> None:
    assert not valid_dea(number)


def test_surname_initial_is_a_reason() -> None:
    assert "surname_initial" in matches("Dr. Rowan Ellis, DEA# BE4829137")[-1].reasons
    assert "surname_initial" not in matches("Dr. Ada Marlowe, DEA# BE4829137")[-1].reasons
