"""KML (OGC 12-007r2) and maps' URLs write longitude first."""

import pytest

import pii_scan


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
