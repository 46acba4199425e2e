"""Towns against positions anybody can look up; distances by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.location.day_and_hour import day_and_hour
from pii_scan.detect.location.place_of import place_of


@pytest.mark.parametrize(
    ("latitude", "longitude", "town"),
    [
        (39.7589, -84.1916, "Dayton, OH"), (31.7619, -106.4850, "El Paso, TX"), (61.2181, -149.9003, "Anchorage, AK"),
        (48.2082, 16.3738, "Vienna, AT"), (-33.8688, 151.2093, "Sydney, AU"), (-18.1416, 178.4419, "Suva, FJ"),
    ],
)  # fmt: skip
def test_towns(latitude: float, longitude: float, town: str) -> None:
    assert str(place_of(latitude, longitude)) == town


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0.0, -150.0), (89.9, 12.0), (-75.0, 0.0), (math.nan, 0.0), (95.0, 0.0)]
)
def test_far_from_everywhere(latitude: float, longitude: float) -> None:
    assert place_of(latitude, longitude) is None


def test_the_date_line_is_no_wall() -> None:
    near = place_of(-16.8, 179.9)
    assert near is None or near.country == "FJ"


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_town_is_never_far(latitude: float, longitude: float) -> None:
    found = place_of(latitude, longitude)
    if found is not None:
        assert abs(found.latitude - latitude) <= 0.55


@pytest.mark.parametrize(
    ("taken", "longitude", "day", "hour"),
    [
        ("2024-03-01T02:05:09Z", -84.0, "2024-02-29", "20"), ("2024-03-01T23:30:00Z", 151.0, "2024-03-02", "09"),
        ("2024-03-01T21:05:09", -84.0, "2024-03-01", "21"),
    ],
)  # fmt: skip
def test_the_clock_of_the_place(taken: str, longitude: float, day: str, hour: str) -> None:
    assert day_and_hour(taken, longitude) == {"day": day, "hour": hour}


@pytest.mark.parametrize("taken", [None, "", "2024-03-01", "2024-13-01T02:05:09Z", "0001-01-01"])
def test_no_time(taken: str | None) -> None:
    assert day_and_hour(taken, 0.0) == {}
