"""Distances by hand: a degree of latitude is 111,194.9 m on a sphere of 6,371 km (π·R/180)."""

import math
import random
import time

import pytest

from pii_scan.assess.homes import Point, distance_m, repeated_places

DEGREE_M = 111_194.93
DAYTON = (39.758948, -84.191607)


def north(metres: float, of: tuple[float, float] = DAYTON) -> tuple[float, float]:
    return of[0] + metres / DEGREE_M, of[1]


def east(metres: float, of: tuple[float, float] = DAYTON) -> tuple[float, float]:
    return of[0], of[1] + metres / (DEGREE_M * math.cos(math.radians(of[0])))


def points(*places: tuple[float, float]) -> list[Point]:
    return [Point(n, f"sha{n}", *place) for n, place in enumerate(places)]


def test_distances() -> None:
    assert distance_m((0, 0), (1, 0)) == pytest.approx(DEGREE_M, abs=1)
    assert distance_m((0, 0), (0, 1)) == pytest.approx(DEGREE_M, abs=1)
    # At 60° north a degree of longitude is half as long, a little less along the great circle.
    assert distance_m((60, 10), (60, 11)) == pytest.approx(DEGREE_M / 2, rel=1e-4)
    assert distance_m((0, 0), (0, 180)) == pytest.approx(math.pi * 6_371_000, rel=1e-9)
    assert distance_m(DAYTON, DAYTON) == 0


def test_two_pictures_at_one_place_and_one_elsewhere() -> None:
    (place,) = repeated_places(points(DAYTON, north(100), north(5_000)))
    assert place.items == {0, 1} and place.points == 2
    # The middle is 50 m from both.
    assert place.radius_m == pytest.approx(50, abs=0.2)
    assert place.latitude == pytest.approx(north(50)[0], abs=1e-7)


@pytest.mark.parametrize("apart", [north, east])
@pytest.mark.parametrize("where", [DAYTON, (61.2, -149.9), (-33.4, 151.0), (0.0, 0.0)])
def test_what_is_within_the_radius_wherever_the_grids_lines_run(apart, where) -> None:  # type: ignore[no-untyped-def]
    for step in range(0, 300, 37):
        start = apart(step, where)
        assert len(repeated_places(points(start, apart(140, start)))) == 1, step
        assert repeated_places(points(start, apart(400, start))) == [], step


def test_neighbours_are_two_homes() -> None:
    found = repeated_places(points(DAYTON, north(20), north(20), north(420), north(440)))
    assert [place.items for place in found] == [{0, 1, 2}, {3, 4}]


def test_copies_of_one_picture_repeat_nothing() -> None:
    copies = [Point(1, "same", *DAYTON), Point(2, "same", *DAYTON)]
    assert repeated_places(copies) == []
    (place,) = repeated_places([*copies, Point(3, "other", *north(10))])
    assert place.items == {1, 2, 3}


def test_no_points_no_places() -> None:
    assert repeated_places([]) == []


def test_the_order_of_points_does_not_matter() -> None:
    chance = random.Random(7)
    spots = points(*(east(chance.uniform(0, 2_000), north(chance.uniform(0, 2_000))) for _ in range(60)))
    once = {place.items for place in repeated_places(spots)}
    chance.shuffle(spots)
    assert {place.items for place in repeated_places(spots)} == once and once


def test_work_grows_with_the_points() -> None:
    chance = random.Random(7)
    took = []
    for size in (5_000, 20_000):
        spots = points(*((chance.uniform(25, 48), chance.uniform(-120, -70)) for _ in range(size)))
        began = time.process_time()
        repeated_places(spots)
        took.append(time.process_time() - began)
    assert took[1] < 8 * took[0] + 0.5


def test_reasons_name_days_nights_and_folder() -> None:
    times = [("2024-03-01", 21), ("2024-03-02", 6), ("2024-03-02", 13), ("", None)]
    points = [Point(n, f"c{n}", 39.75, -84.19, day, hour, "az://a/profiles/7") for n, (day, hour) in enumerate(times)]
    (home,) = repeated_places(points)
    assert home.reasons == [
        "4 pictures taken within 0 m", "on 2 days", "2 of 3 between 20:00 and 7:00", "all in one folder",
    ]  # fmt: skip


def test_nights_of_one_track_are_a_home_and_one_night_is_none() -> None:
    track = [Point(1, "sha", *DAYTON, slept=12), Point(1, "sha", *north(5_000), slept=1)]
    (place,) = repeated_places(track)
    assert (place.items, place.slept, place.reasons) == (frozenset({1}), 12, ["a track spent 12 nights there"])
