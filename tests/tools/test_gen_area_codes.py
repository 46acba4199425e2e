"""The table of area codes is what libphonenumber and the cited announcements say."""

import pytest
from phonenumbers.geodata import GEOCODE_DATA

from pii_scan.detect.calls.area_codes import STATE_OF_AREA
from pii_scan.detect.ids.jurisdictions import STATE_NAMES
from tools import gen_area_codes


def test_the_table_is_what_the_tool_writes() -> None:
    assert gen_area_codes.by_area() == STATE_OF_AREA
    assert set(STATE_OF_AREA.values()) >= set(STATE_NAMES) - {"AS", "GU", "MP", "PR", "VI"}


def test_only_what_libphonenumber_lacks_rests_on_an_announcement() -> None:
    known = {int(prefix[1:4]) for prefix in GEOCODE_DATA if prefix[0] == "1" and len(prefix) >= 4}
    assert not known & set(gen_area_codes.OVERLAYS)
    assert all(page.startswith("https://") for _, page in gen_area_codes.OVERLAYS.values())


@pytest.mark.parametrize(("area", "state"), [
    (202, "DC"), (206, "WA"), (207, "ME"), (212, "NY"), (307, "WY"), (564, "WA"), (787, "PR"), (907, "AK"), (983, "CO"),
])  # fmt: skip
def test_known_ones(area: int, state: str) -> None:
    assert STATE_OF_AREA[area] == state


@pytest.mark.parametrize("area", [416, 514, 604, 800, 876, 900, 555])
def test_canada_the_caribbean_and_services_are_no_states(area: int) -> None:
    assert area not in STATE_OF_AREA
