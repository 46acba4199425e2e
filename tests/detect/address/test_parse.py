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


@pytest.mark.parametrize(
    ("written", "normal", "state"),
    [
        ("418 Birchwood Ct", "418 BIRCHWOOD CT", None),
        ("12 Park Ct", "12 PARK CT", None),
        ("418 Birchwood CT 43604", "418 BIRCHWOOD CT, 43604", "OH"),
        ("45 Elm St NE", "45 ELM ST NE", None),
        ("4100 12th Ave NE 98105", "4100 12TH AVE NE, 98105", "WA"),
        ("12 Cedar Wy", "12 CEDAR WAY", None),
        # And those that are states.
        ("418 Birchwood, CT", "418 BIRCHWOOD, CT", "CT"),
        ("12 Elm St Hartford CT", "12 ELM ST, HARTFORD, CT", "CT"),
        ("12 Broadway Hartford CT", "12 BROADWAY, HARTFORD, CT", "CT"),
        ("45 Elm St Omaha NE", "45 ELM ST, OMAHA, NE", "NE"),
        ("12 Cedar Dr Cody WY", "12 CEDAR DR, CODY, WY", "WY"),
        ("PO Box 12 Hartford CT", "PO BOX 12, HARTFORD, CT", "CT"),
    ],
)
def test_a_court_and_a_north_east_are_no_states(written: str, normal: str, state: str | None) -> None:
    address = parse_address(written)
    assert address is not None
    assert address.normal == normal
    assert address.attributes.get("state") == state
