"""Named validators against python-stdnum, by hand, and by law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn, luhn, verhoeff
from stdnum.iso7064 import mod_97_10

from pii_scan.detect.rules.validators import VALIDATORS, mod11, mod97
from pii_scan.detect.rules.validators import verhoeff as own_verhoeff

TODAY = date(2026, 1, 1)
DIGITS = st.text(alphabet="0123456789", min_size=2, max_size=24)


def passes(name: str, text: str) -> bool:
    return VALIDATORS[name].test(text, TODAY) is not None


@given(DIGITS)
def test_luhn_is_stdnums(digits: str) -> None:
    assert passes("luhn", digits) == luhn.is_valid(digits)


@given(DIGITS)
def test_verhoeff_is_stdnums(digits: str) -> None:
    assert passes("verhoeff", digits) == verhoeff.is_valid(digits)
    whole = digits + verhoeff.calc_check_digit(digits)
    assert own_verhoeff(whole)
    assert not own_verhoeff(whole[:-1] + str((int(whole[-1]) + 1) % 10))


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=24))
def test_mod97_is_stdnums(body: str) -> None:
    assert mod97(body) == mod_97_10.is_valid(body)
    assert mod97(body + mod_97_10.calc_check_digits(body))


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_mod11_is_isbn_10(body: str) -> None:
    check = isbn._calc_isbn10_check_digit(body)
    assert mod11(body + check)
    assert not any(mod11(body + other) for other in "0123456789X" if other != check)


@given(DIGITS, st.integers(0, 23), st.integers(1, 9))
def test_one_wrong_digit_breaks_every_checksum(digits: str, place: int, shift: int) -> None:
    place %= len(digits)
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    for name in ("luhn", "verhoeff", "mod97"):
        assert not (passes(name, digits) and passes(name, wrong))


@pytest.mark.parametrize(
    ("name", "text", "normal"),
    [
        ("none", "ab-12 cd", "AB12CD"),
        ("luhn", "AC-1234 5674", "AC12345674"),
        ("mod11", "KD 0-306-40615-2", "KD0306406152"),
        ("aba", "0210-0002-1", "021000021"),
        ("iban", "DE44 5001 0517 5407 3249 31", "DE44500105175407324931"),
        ("ssn_rules", "219-09-4321", "219094321"),
        ("date", "15 MAR 1990", "1990-03-15"),
        ("verhoeff", "2363", "2363"),
    ],
)
def test_canonical_values(name: str, text: str, normal: str) -> None:
    found = VALIDATORS[name].test(text, TODAY)
    assert found is not None
    assert (found.normal, found.dummy) == (normal, False)


def test_placeholders_are_dummies() -> None:
    for name, text in (("luhn", "000000000"), ("ssn_rules", "123-45-6789")):
        found = VALIDATORS[name].test(text, TODAY)
        assert found is not None
        assert found.dummy
