"""A map of positions, drawn here: graticule, coarse outline, state codes. No tile server is asked."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pii_scan.report.escape import html
from pii_scan.report.page.us_map_data import CENTRES, OUTLINE

Point = tuple[float, float]
"""Latitude, longitude."""
_WIDTH = 720
_LEAST_SPAN = 6.0
_CELLS = 36
"""Cells across the map in which points are drawn as one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world is shown: equirectangular, true to scale at its middle latitude."""

    south: float
    west: float
    north: float
    east: float

    @property
    def height(self) -> float:
        return (self.north - self.south) * self._per_degree

    @property
    def _per_degree(self) -> float:
        squeeze = max(0.2, math.cos(math.radians((self.north + self.south) / 2)))
        return _WIDTH / (self.east - self.west) / squeeze

    def place(self, point: Point) -> tuple[float, float]:
        x = (point[1] - self.west) / (self.east - self.west) * _WIDTH
        return round(x, 1), round((self.north - point[0]) * self._per_degree, 1)


def frame(points: Iterable[Point]) -> Frame:
    """Around the points with a margin, neither too narrow to orient nor taller than wide."""
    lats, lons = zip(*points, strict=True)
    wide = max(max(lons) - min(lons), (max(lats) - min(lats)) * 1.3, _LEAST_SPAN) * 1.15
    tall = max(max(lats) - min(lats), _LEAST_SPAN * 0.6) * 1.15
    tall = max(tall, wide * 0.42)
    lat, lon = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    return Frame(max(-90, lat - tall / 2), max(-180, lon - wide / 2), min(90, lat + tall / 2), min(180, lon + wide / 2))


def parse(masked: str) -> Point | None:
    """`39.8,-84.2`; None for anything that is no position."""
    latitude, _, longitude = masked.partition(",")
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def point_map(points: Mapping[Point, int], homes: Iterable[Point], title: str) -> str:
    """Circles grow with the root of the count; a square marks a possible home."""
    homes = list(homes)
    if not points and not homes:
        return ""
    seen = frame([*points, *homes])
    height = round(seen.height)
    outline = " ".join(f"{x},{y}" for x, y in map(seen.place, OUTLINE))
    drawn = gather(points, (seen.east - seen.west) / _CELLS)
    top = max(drawn.values(), default=1)
    parts = [f"<polygon class=land points='{outline}' />", _graticule(seen)]
    for point, number in sorted(drawn.items(), key=lambda pair: (-pair[1], pair[0])):
        x, y = seen.place(point)
        radius = round(4 + 12 * math.sqrt(number / top), 1)
        name = f"<title>about {point[0]:.1f}, {point[1]:.1f}: {number:,}</title>"
        parts.append(f"<circle class=pt cx={x} cy={y} r={radius}>{name}</circle>")
    for home in homes:
        x, y = seen.place(home)
        parts.append(
            f"<rect class=home x={x - 9:.1f} y={y - 9:.1f} width=18 height=18><title>possible home</title></rect>"
        )
    parts += _labels(seen, height)
    shape = f"viewBox='0 0 {_WIDTH} {height}' role=img aria-label='{html(title)}'"
    return (
        f"<figure><svg class=map {shape}>{''.join(parts)}</svg>"
        f"<figcaption>{html(title)}. Circles grow with the number of positions, squares mark possible homes; "
        "rounded to 0.1° (about 11 km), neighbours drawn as one. The outline is coarse.</figcaption></figure>\n"
    )


def gather(points: Mapping[Point, int], cell: float) -> dict[Point, int]:
    """Points of one cell (degrees) become one at their weighted middle, so that circles stay apart."""
    cells: dict[tuple[int, int], list[tuple[Point, int]]] = {}
    for point, number in points.items():
        cells.setdefault((math.floor(point[0] / cell), math.floor(point[1] / cell)), []).append((point, number))
    gathered: dict[Point, int] = {}
    for members in cells.values():
        total = sum(number for _, number in members)
        lat = sum(point[0] * number for point, number in members) / total
        lon = sum(point[1] * number for point, number in members) / total
        middle = round(lat, 2), round(lon, 2)
        # Two middles next to a cell's edge can round to one.
        gathered[middle] = gathered.get(middle, 0) + total
    return gathered


def _labels(seen: Frame, height: int) -> list[str]:
    """State codes, left out where they would lie on one another or leave the frame."""
    kept: list[tuple[float, float]] = []
    labels: list[str] = []
    for state, centre in CENTRES.items():
        x, y = seen.place(centre)
        inside = 15 < x < _WIDTH - 15 and 18 < y < height - 20
        if inside and all(abs(x - a) > 26 or abs(y - b) > 15 for a, b in kept):
            kept.append((x, y))
            labels.append(f"<text class=st x={x} y={y}>{state}</text>")
    return labels


def _graticule(seen: Frame) -> str:
    step = next((s for s in (1, 2, 5, 10, 20, 30) if (seen.east - seen.west) / s <= 8), 60)
    lines: list[str] = []
    for lon in range(math.ceil(seen.west / step) * step, math.floor(seen.east) + 1, step):
        x, _ = seen.place((seen.north, lon))
        lines.append(f"<path class=gr d='M{x} 0V{round(seen.height)}' />")
        if 30 < x < _WIDTH - 40:
            lines.append(f"<text class=gl x={x + 3} y={round(seen.height) - 5}>{_degrees(lon, 'E', 'W')}</text>")
    for lat in range(math.ceil(seen.south / step) * step, math.floor(seen.north) + 1, step):
        _, y = seen.place((lat, seen.west))
        lines.append(f"<path class=gr d='M0 {y}H{_WIDTH}' />")
        if y > 20:
            lines.append(f"<text class=gl x=4 y={y - 4}>{_degrees(lat, 'N', 'S')}</text>")
    return "".join(lines)


def _degrees(value: int, positive: str, negative: str) -> str:
    return f"{abs(value)}°{positive if value > 0 else negative if value < 0 else ''}"
