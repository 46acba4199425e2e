"""Lines and areas on a map: a line is a way, a small area is a house or a plot, a large one is nobody's place."""

from collections.abc import Iterable, Iterator

from pii_scan.extract.geo.place_rows import put
from pii_scan.extract.geo.track import Track

_SMALL = 0.01
"""Degrees, about a kilometre: beyond it an area says nothing of where somebody lives."""

Position = tuple[float | None, float | None]
"""Latitude, longitude."""


def put_point(row: dict[str, str], place: Position, track: Track) -> None:
    """Into the row of what lies there, if it is a position; counted either way."""
    if track.sound(*place):
        put(row, "latitude", str(place[0]))
        put(row, "longitude", str(place[1]))


def walk_line(places: Iterable[Position], track: Track) -> None:
    track.begin()
    for place in places:
        track.add(*place)
    track.end()


def put_area(row: dict[str, str], ring: Iterable[Position], track: Track) -> None:
    """The middle of a small area; of a large one nothing, but its corners are counted."""
    south = west = float("inf")
    north = east = float("-inf")
    for latitude, longitude in ring:
        if track.sound(latitude, longitude) and latitude is not None and longitude is not None:
            south, north = min(south, latitude), max(north, latitude)
            west, east = min(west, longitude), max(east, longitude)
    if north - south <= _SMALL and east - west <= _SMALL and north >= south:
        put(row, "latitude", f"{(south + north) / 2:.7f}")
        put(row, "longitude", f"{(west + east) / 2:.7f}")


def turned(numbers: Iterable[Position]) -> Iterator[Position]:
    """KML and GeoJSON write longitude first."""
    return ((latitude, longitude) for longitude, latitude in numbers)
