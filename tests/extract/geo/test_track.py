"""What a track tells: counts by hand; nights by the sun at 84° west (5 h 36 min behind UTC)."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_scan.extract.geo import cells
from pii_scan.extract.geo.moment import iso, milliseconds, seconds
from pii_scan.extract.geo.track import PLACES_MAX, Track
from pii_scan.model.evidence import Fact
from pii_scan.model.problem import Problem

HOME, WORK = (39.7589, -84.1916), (39.7812, -84.0623)


def at(day: int, hour: float) -> float:
    """Seconds of Unix time at an hour of the sun over Dayton."""
    return datetime(2024, 3, day, tzinfo=UTC).timestamp() + hour * 3600 - HOME[1] * 240


def told(track: Track) -> tuple[list[object], list[str]]:
    pieces = list(track.evidence())
    return [p.value for p in pieces if isinstance(p, Fact)], [p.detail for p in pieces if isinstance(p, Problem)]


def test_where_somebody_sleeps_comes_first():
    track = Track("t")
    for day in range(1, 6):
        for hour in (21, 23):
            track.add(*HOME, at(day, hour))
        track.add(*HOME, at(day + 1, 6))
        for hour in range(9, 18):
            track.add(*WORK, at(day + 1, hour))
    places, notes = told(track)
    assert (round(places[0].latitude, 4), round(places[0].longitude, 4)) == HOME
    # 21:00 to 6:00 is nine hours, five times.
    assert (places[0].stay.points, places[0].stay.nights, places[0].stay.stayed_s) == (15, 5, 5 * 9 * 3600)
    assert (places[1].stay.points, places[1].stay.nights, places[1].stay.stayed_s) == (45, 0, 5 * 8 * 3600)
    assert len(places) == 2 and notes == []


def test_the_newest_first_tells_the_same():
    moments = [(*HOME, at(d, h)) for d in (1, 2, 3) for h in (20, 22, 24, 30)]
    one, other = Track("t"), Track("t")
    for place in moments:
        one.add(*place)
    for place in reversed(moments):
        other.add(*place)
    assert told(one)[0][0].stay == told(other)[0][0].stay
    assert told(one)[0][0].stay.nights == 3


def test_where_journeys_begin_and_end():
    track = Track("t")
    for _ in range(4):
        track.begin()
        track.add(*HOME)
        for step in range(50):
            track.add(39.7 + step * 0.01, -84.5)
        track.add(*HOME)
    places, notes = told(track)
    assert (places[0].stay.starts, places[0].stay.ends, places[0].stay.points) == (4, 4, 8)
    assert [n.split(",")[0] for n in notes] == ["208 positions at 51 places"]


def test_impossible_positions_are_told_apart():
    track = Track("t")
    for place in ((0.0, 0.0), (91.0, 1.0), (1.0, -181.0), (None, 5.0), (math.nan, 3.0), HOME):
        track.add(*place)
    places, notes = told(track)
    assert len(places) == 1
    assert notes == ["of 6 positions 1 are 0, 0, 3 outside of the Earth's degrees, 1 no numbers"]


def test_a_house_on_the_line_between_two_squares_is_one_place():
    track = Track("t")
    for k in range(40):
        track.add(39.7585 + (0.00001 if k % 2 else -0.00001), -84.1915, at(1, 21 + k / 10))
    places, _ = told(track)
    assert len(places) == 1 and places[0].stay.points == 40


def test_bounded_whatever_the_number_of_places(monkeypatch):
    monkeypatch.setattr(cells, "_CELLS_MAX", 1000)
    track = Track("t")
    for k in range(5000):
        track.add(*HOME, None)
        track.add(-60 + k * 0.02, 20.0, None)
    assert len(track._cells.found) <= 1000
    places, notes = told(track)
    assert places[0].stay.points == 5000
    assert notes[0].startswith("10000 positions") and "too many to hold" in notes[0]


def test_no_more_places_than_a_reader_can_look_at():
    track = Track("t")
    for k in range(500):
        track.begin()
        track.add(10 + k * 0.1, 20.0)
    assert len(told(track)[0]) == PLACES_MAX


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.floats(-95, 95), st.floats(-200, 200), st.none() | st.floats(0, 4e9)), max_size=60))
def test_every_position_is_accounted_for(points):
    track = Track("t")
    for point in points:
        track.add(*point)
    held = sum(cell.points for cell in track._cells.found.values())
    assert track.read == len(points) == track.on_the_way + track.refused + track.nowhere + track.unreadable
    assert held == track.on_the_way
    assert sum(p.stay.points for p in told(track)[0]) <= held


@pytest.mark.parametrize(
    ("text", "when"),
    [("2024-03-01T00:00:00Z", 1709251200), ("2024-02-29T19:00:00.000-05:00", 1709251200),
     ("2024-03-01T00:00:00", 1709251200), ("2024-03-01", 1709251200), ("now", None), ("9999-99-01", None)],
)  # fmt: skip
def test_moments(text, when):
    assert seconds(text) == when


def test_times_that_are_none():
    assert milliseconds("1709251200000") == 1709251200
    assert milliseconds("x") is milliseconds(1e30) is None
    assert iso(1709251200) == "2024-03-01T00:00:00Z" and iso(1e30) == ""
