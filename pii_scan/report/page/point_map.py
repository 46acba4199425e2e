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

    def holds(self, point: Point) -> bool:
        return self.south <= point[0] <= self.north and self.west <= point[1] <= self.east


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
    top = max(points.values(), default=1)
    parts = [f"<polygon class=land points='{outline}' />", _graticule(seen)]
    parts += [_label(seen, state, centre) for state, centre in CENTRES.items() if seen.holds(centre)]
    for point, number in sorted(points.items(), key=lambda pair: (-pair[1], pair[0])):
        x, y = seen.place(point)
        radius = round(5 + 11 * math.sqrt(number / top), 1)
        name = f"<title>{point[0]:.1f}, {point[1]:.1f}: {number:,}</title>"
        parts.append(f"<circle class=pt cx={x} cy={y} r={radius}>{name}</circle>")
    for home in homes:
        x, y = seen.place(home)
        parts.append(f"<rect class=home x={x - 9} y={y - 9} width=18 height=18><title>possible home</title></rect>")
    return (
        f"<figure><svg class=map viewBox='0 0 {_WIDTH} {height}' role=img aria-label='{html(title)}'>{''.join(parts)}</svg>"
        f"<figcaption>{html(title)}. Circles grow with the number of positions, squares mark possible homes; "
        "rounded to 0.1° (about 11 km). The outline is coarse.</figcaption></figure>\n"
    )


def _label(seen: Frame, state: str, centre: Point) -> str:
    x, y = seen.place(centre)
    return f"<text class=st x={x} y={y}>{state}</text>"


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
