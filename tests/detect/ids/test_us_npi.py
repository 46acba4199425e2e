"""The NPI's check digit against python-stdnum's Luhn."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from pii_scan.detect.ids.us_npi import valid_npi
from pii_scan.model.match import Band
from tests.detect.ids.scanning import bands

BODIES = st.builds(str.__add__, st.sampled_from("12"), st.text("0123456789", min_size=8, max_size=8))


@given(BODIES)
def test_one_check_digit_holds(body: str) -> None:
    right = luhn.calc_check_digit("80840" + body)
    assert [digit for digit in "0123456789" if valid_npi(body + digit)] == [right]


@given(BODIES, st.integers(1, 9), st.integers(1, 9))
def test_every_wrong_digit_is_noticed(body: str, place: int, by: int) -> None:
    number = body + luhn.calc_check_digit("80840" + body)
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not valid_npi(wrong)


def test_first_digit() -> None:
    assert not valid_npi("3" + "98259791" + luhn.calc_check_digit("80840398259791"))


def test_the_published_example_is_a_dummy() -> None:
    assert bands("NPI: 1234567893", "us_npi") == [Band.DUMMY]
