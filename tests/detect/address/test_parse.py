"""The end of an address: state and ZIP, however the state is written."""

import pytest

from pii_scan.detect.address.parse import parse_address


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("12 Elm St, Charleston, West Virginia 25301", "12 ELM ST, CHARLESTON, WV 25301"),
        ("12 Elm St, Richmond, Virginia 23220", "12 ELM ST, RICHMOND, VA 23220"),
        ("12 Elm St, Ohio City, oh 45402-1234", "12 ELM ST, OHIO CITY, OH 45402"),
        ("12 Elm St, Little Rock, Arkansas", "12 ELM ST, LITTLE ROCK, AR"),
    ],
)
def test_the_state_is_the_last_one_and_the_longest(written: str, normal: str) -> None:
    address = parse_address(written)
    assert address is not None
    assert address.normal == normal


def test_a_state_alone_is_no_street() -> None:
    assert parse_address("West Virginia") is None
