"""Repeated positions: pictures taken at one place show where somebody lives."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_EARTH_M = 6_371_000.0
_RADIUS_M = 150.0


@dataclass(frozen=True, slots=True)
class Place:
    """Several pictures within `_RADIUS_M` of one another's cell."""

    latitude: float
    longitude: float
    points: int
    radius_m: float
    items: frozenset[int]


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine) in metres between two (latitude, longitude) in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def repeated_places(points: Iterable[tuple[int, float, float]]) -> list[Place]:
    """Places with points of two items or more.

    Args:
        points: (item id, latitude, longitude).

    A grid of about 150 m joined with its neighbours: linear in the number of points.
    """
    cells: dict[tuple[int, int], list[tuple[int, float, float]]] = defaultdict(list)
    for point in points:
        _, lat, lon = point
        scale = max(math.cos(math.radians(lat)), 0.01)
        cells[(round(lat * 111_320 / _RADIUS_M), round(lon * 111_320 * scale / _RADIUS_M))].append(point)
    places: list[Place] = []
    seen: set[tuple[int, int]] = set()
    for cell in sorted(cells, key=lambda c: (-len(cells[c]), c)):
        if cell in seen:
            continue
        near = [(cell[0] + dy, cell[1] + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        members = [p for c in near if c not in seen for p in cells.get(c, ())]
        centre = (sum(p[1] for p in members) / len(members), sum(p[2] for p in members) / len(members))
        close = [p for p in members if distance_m(centre, (p[1], p[2])) <= 2 * _RADIUS_M]
        items = frozenset(p[0] for p in close)
        if len(items) < 2:
            continue
        seen.update(near)
        radius = max(distance_m(centre, (p[1], p[2])) for p in close)
        places.append(Place(centre[0], centre[1], len(close), round(radius, 1), items))
    return places
