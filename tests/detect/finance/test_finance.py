"""Check digits against python-stdnum; schemes and placeholders by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban
from stdnum import luhn as stdnum_luhn
from stdnum.us import rtn

from pii_scan.detect.finance import card_schemes
from pii_scan.detect.finance.iban import valid_iban
from pii_scan.detect.finance.iban_lengths import DOCUMENTATION, LENGTHS
from pii_scan.detect.finance.luhn import luhn
from pii_scan.detect.finance.us_aba_routing import valid_routing


@given(st.text("0123456789", min_size=12, max_size=19))
def test_luhn_like_stdnum(digits: str) -> None:
    assert luhn(digits) == stdnum_luhn.is_valid(digits)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_routing_is_stdnum_plus_the_prefix(digits: str) -> None:
    prefix = int(digits[:2])
    allowed = prefix <= 12 or 21 <= prefix <= 32 or 61 <= prefix <= 72 or prefix == 80
    assert valid_routing(digits) == (rtn.is_valid(digits) and allowed and digits != "000000000")


@given(st.integers(0, 10**18 - 1), st.integers(2, 98))
def test_german_iban_like_stdnum(account: int, check: int) -> None:
    compact = f"DE{check:02d}{account:018d}"
    assert valid_iban(compact) == stdnum_iban.is_valid(compact, check_country=False)


@pytest.mark.parametrize("compact", sorted(DOCUMENTATION))
def test_the_registry_examples_hold(compact: str) -> None:
    assert valid_iban(compact)


def test_lengths_of_the_registry() -> None:
    assert (LENGTHS["NO"], LENGTHS["DE"], LENGTHS["MT"], LENGTHS["FR"]) == (15, 22, 31, 27)
    assert len(LENGTHS) >= 80


@pytest.mark.parametrize(("digits", "name"), [
    ("4539148803436467", "visa"), ("5312784091263450", "mastercard"), ("2720990000000007", "mastercard"),
    ("371496829108878", "amex"), ("6011482090173364", "discover"), ("30569309025904", "diners"),
    ("3530111333300000", "jcb"), ("9999999999999999", ""), ("4539148803436", "visa"), ("453914880343646", ""),
    ("37149682910887", ""),
])  # fmt: skip
def test_schemes(digits: str, name: str) -> None:
    assert card_schemes.scheme(digits) == name


@pytest.mark.parametrize("digits", ["4111111111111111", "4242424242424242", "5555555555554444", "378282246310005"])
def test_test_numbers(digits: str) -> None:
    assert luhn(digits)
    assert card_schemes.test_number(digits)
