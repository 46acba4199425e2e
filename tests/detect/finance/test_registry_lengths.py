"""Lengths of the SWIFT IBAN Registry against python-stdnum's copy of it, and its own examples as placeholders."""

import pytest
from stdnum import iban, luhn

from pii_scan.detect.finance import card_schemes
from pii_scan.detect.finance.credit_card import card_number
from pii_scan.detect.finance.iban import valid_iban
from pii_scan.detect.finance.iban_lengths import LENGTHS
from pii_scan.detect.library import detect
from pii_scan.model.match import Band


@pytest.mark.parametrize("number", ["CR05015202001026284066", "GI75NWBK000000007099453"])
def test_the_registry_s_examples(number: str) -> None:
    assert iban.is_valid(number)
    assert valid_iban(number)
    assert [hit.band for hit in detect(f"IBAN: {number}") if hit.kind == "iban"] == [Band.DUMMY]


@pytest.mark.parametrize(("country", "length"), [("CR", 22), ("GI", 23), ("GB", 22), ("CH", 21), ("MT", 31)])
def test_lengths(country: str, length: int) -> None:
    assert LENGTHS[country] == length


def test_slashes_do_not_part_an_iban() -> None:
    assert not [hit for hit in detect("IBAN AL47/2121/1009/0000/0002/3569/8741") if hit.kind == "iban"]


def test_cards_of_air_travel_are_sure_beside_a_label_only() -> None:
    number = "13541278963214" + luhn.calc_check_digit("13541278963214")
    assert card_number(number) == "uatp"
    assert card_schemes.scheme(number[:14]) == ""
    assert [hit.band for hit in detect(f"Card number: {number}") if hit.kind == "credit_card"] == [Band.HIGH]
    assert not [hit for hit in detect(f"trace {number}") if hit.kind == "credit_card"]
