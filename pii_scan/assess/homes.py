"""Repeated positions: pictures taken at one place, and nights of a track, show where somebody lives."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_EARTH_M = 6_371_000.0
_DEGREE_M = 111_320.0
_RADIUS_M = 150.0
_EVENING, _MORNING = 20, 7
_SLEPT_LEAST = 2
"""Nights of one track: a single one may be a hotel's, and so may two, but then it is worth a look."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a picture was taken, or where a track stayed, in decimal degrees."""

    item_id: int
    content: str
    """Equal for copies of one picture, which repeat nothing."""
    latitude: float
    longitude: float
    day: str = ""
    """When, by the place's own clock; empty where the file does not say."""
    hour: int | None = None
    folder: str = ""
    slept: int = 0
    """Nights that a track spent there."""

    @property
    def place(self) -> tuple[float, float]:
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Place:
    """Different pictures within `_RADIUS_M` of their middle."""

    latitude: float
    longitude: float
    points: int
    radius_m: float
    items: frozenset[int]
    days: int = 0
    nights: int = 0
    """Of the pictures that say when, those taken between 20:00 and 7:00."""
    timed: int = 0
    folders: int = 0
    slept: int = 0
    """The most nights that one track spent there."""

    @property
    def reasons(self) -> list[str]:
        """Why somebody may live there, in words that name nobody."""
        out = []
        if len(self.items) > 1:
            out.append(
                f"{len(self.items)} pictures or tracks within {self.radius_m:.0f} m"
                if self.slept
                else f"{len(self.items)} pictures taken within {self.radius_m:.0f} m"
            )
        if self.slept:
            out.append(f"a track spent {self.slept} nights there")
        if self.days > 1:
            out.append(f"on {self.days} days")
        if self.timed:
            out.append(f"{self.nights} of {self.timed} between 20:00 and 7:00")
        if self.folders == 1 and len(self.items) > 1:
            out.append("all in one folder")
        return out


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine) in metres between two (latitude, longitude) in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def repeated_places(points: Iterable[Point]) -> list[Place]:
    """Places where two different pictures or more were taken, or where a track spent nights, the densest first.

    A grid of 150 m, each cell looked at with its neighbours: linear in the number of points.
    """
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        row = _row(point.latitude)
        cells[row, _column(row, point.longitude)].append(point)
    places: list[Place] = []
    for cell in sorted(cells, key=lambda c: (-len(cells[c]), c)):
        if not cells[cell]:
            continue
        around = _neighbours(cell[0], _middle(cells[cell])[1])
        middle = _middle(cells[cell])
        # The second look is from the middle of what the first one found.
        for _ in range(2):
            close = [p for c in around for p in cells.get(c, ()) if distance_m(middle, p.place) <= _RADIUS_M]
            if not close:
                break
            middle = _middle(close)
        close = [p for p in close if distance_m(middle, p.place) <= _RADIUS_M]
        slept = max((p.slept for p in close), default=0)
        if len({p.content for p in close}) < 2 and slept < _SLEPT_LEAST:
            continue
        radius = max(distance_m(middle, p.place) for p in close)
        timed = [p.hour for p in close if p.hour is not None]
        places.append(
            Place(
                *middle,
                len(close),
                round(radius, 1),
                frozenset(p.item_id for p in close),
                days=len({p.day for p in close if p.day}),
                nights=sum(hour >= _EVENING or hour < _MORNING for hour in timed),
                timed=len(timed),
                folders=len({p.folder for p in close}),
                slept=slept,
            )
        )
        taken = set(close)
        for near in around:
            if near in cells:
                cells[near] = [p for p in cells[near] if p not in taken]
    return places


def _row(latitude: float) -> int:
    return round(latitude * _DEGREE_M / _RADIUS_M)


def _column(row: int, longitude: float) -> int:
    """Columns narrow towards the poles, so each row counts its own."""
    scale = max(math.cos(math.radians(row * _RADIUS_M / _DEGREE_M)), 0.01)
    return round(longitude * _DEGREE_M * scale / _RADIUS_M)


def _neighbours(row: int, longitude: float) -> list[tuple[int, int]]:
    return [(r, _column(r, longitude) + step) for r in (row - 1, row, row + 1) for step in (-1, 0, 1)]


def _middle(points: list[Point]) -> tuple[float, float]:
    return sum(p.latitude for p in points) / len(points), sum(p.longitude for p in points) / len(points)
