"""Places that say from which country a telephone number is."""

import pytest

from pii_scan.detect.contact.phone_words import regions_by_place


@pytest.mark.parametrize("frame", ["{}", "our {} office", "x{}", "{}1", "{}_", "({}),", "12{}"])
def test_places_are_found_as_whole_words_only(frame: str) -> None:
    whole = frame in {"{}", "our {} office", "({}),"}
    for name, region in (("london", "GB"), ("méxico", "MX"), ("mexico", "MX"), ("den haag", "NL")):
        assert regions_by_place(frame.format(name)) == ((region,) if whole else ()), name


def test_several_in_their_order() -> None:
    assert regions_by_place("from oslo to lagos, then oslo") == ("NO", "NG")
    assert regions_by_place("no place in here") == ()
