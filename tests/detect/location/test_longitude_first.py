"""KML (OGC 12-007r2) and maps' URLs write longitude first."""

import pytest

import pii_scan
from pii_scan.detect.composed_values import position_value


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("coordinates: -77.056681,38.871542,0", "38.871542,-77.056681"),
        ("location -122.084075,37.421998", "37.421998,-122.084075"),
        ("GPS: 39.758948, -84.191607", "39.758948,-84.191607"),
    ],
)
def test_the_pair_is_read_the_right_way_round(text: str, normal: str) -> None:
    (hit,) = [hit for hit in pii_scan.detect(text) if hit.kind == "gps_location"]
    assert hit.normal.reveal() == normal


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("39.7589", "-84.1916"), ("39,7589", "-84,1916"), ("397589000", "-841916000"), ("39° 45' 32.04\" N", "84° 11' 29.76\" W"),
        ("39 45 32.04 N", "84 11 29.76 W"), ("N39 45.534", "W084 11.496"), ("39.7589N", "84.1916W"),
    ],
)  # fmt: skip
def test_two_columns_in_any_form_of_degrees(latitude, longitude):
    found = position_value((0, 1), (latitude, longitude))
    assert found is not None and found[1] == "39.758900,-84.191600"


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("x", "1"), ("39 45", "84 11"), ("397589000", "-84.1916"), ("nan", "1.5"), ("inf", "inf"), ("", "")],
)
def test_two_columns_that_are_no_position(latitude, longitude):
    assert position_value((0, 1), (latitude, longitude)) is None
