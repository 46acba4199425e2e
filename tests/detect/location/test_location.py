import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.location.facial_image import portraits
from pii_scan.detect.location.gps import position, positions_in_fact, positions_in_text
from pii_scan.detect.location.state_of import _outlines, state_of
from pii_scan.detect.location.state_of import _state_of as outlined
from pii_scan.model.evidence import Fact, GpsPoint, Text


@pytest.mark.parametrize(
    ("latitude", "longitude", "state"),
    [
        (39.7589, -84.1916, "OH"),
        (40.7128, -74.0060, "NY"),
        (38.9, -77.03, "DC"),
        (24.5551, -81.78, "FL"),
        (61.2181, -149.9, "AK"),
        (21.3069, -157.8583, "HI"),
        (18.4655, -66.1057, "PR"),
        (37.7749, -122.4194, "CA"),
        (51.5, -0.12, None),
        (19.43, -99.13, None),
        (0.0, 0.0, None),
    ],
)
def test_state_of_known_cities(latitude: float, longitude: float, state: str | None) -> None:
    assert state_of(latitude, longitude) == state


@given(st.floats(), st.floats())
def test_any_pair_of_numbers_is_answered(latitude: float, longitude: float) -> None:
    found = state_of(latitude, longitude)
    assert found is None or len(found) == 2


@pytest.mark.parametrize("point", [(math.nan, 1.0), (0.0, 0.0), (91.0, 0.5), (1.0, -181.0), (math.inf, 1.0)])
def test_no_position_is_dropped(point: tuple[float, float]) -> None:
    assert position(*point) is None
    assert list(positions_in_fact(Fact("gps", GpsPoint(*point), "exif"), Context())) == []


def test_a_position_keeps_its_place() -> None:
    (found,) = positions_in_fact(Fact("gps", GpsPoint(39.7589, -84.1916), "exif"), Context())
    assert (found.raw, found.attributes) == ("39.758900,-84.191600", {"state": "OH"})


def test_positions_in_text() -> None:
    found = [f.normal for f in positions_in_text(Text("GPS: 39.7589, -84.1916 and 40°26'46\"N 79°58'56\"W"), Context())]
    assert found == ["40.446111,-79.982222", "39.758900,-84.191600"]
    assert not [f for f in positions_in_text(Text("ratio 12.3456, 99.1234"), Context()) if f.confidence >= 0.7]


def test_a_face_is_one_match() -> None:
    assert len(list(portraits(Fact("face_count", 3, "cascade"), Context()))) == 1
    assert list(portraits(Fact("face_count", 0, "cascade"), Context())) == []


@given(st.floats(min_value=17, max_value=72), st.floats(min_value=-180, max_value=-64))
def test_a_square_without_a_border_says_what_the_outlines_say(latitude: float, longitude: float) -> None:
    assert state_of(latitude, longitude) == outlined(latitude, longitude)


@pytest.mark.parametrize("seed", range(4))
def test_beside_the_outlines_too(seed: int) -> None:
    rng = random.Random(seed)
    rings = [ring for _, rings in _outlines() for _, ring in rings]
    for _ in range(150):
        ring = rng.choice(rings)
        n = rng.randrange(len(ring.x1))
        place = ring.y1[n] / 1000 + rng.uniform(-0.3, 0.3), ring.x1[n] / 1000 + rng.uniform(-0.3, 0.3)
        assert state_of(*place) == outlined(*place), place
