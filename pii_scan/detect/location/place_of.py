"""The town a point lies near, offline, out of GeoNames (tools/load_places.py)."""

import gzip
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DEGREE_KM = 111.32
_FAR_KM = 60.0
"""Beyond it a town says nothing of where a point lies."""


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    region: str
    """Two letters of a US state; empty elsewhere."""
    country: str
    """ISO 3166-1, two letters."""
    latitude: float
    longitude: float

    def __str__(self) -> str:
        """`Dayton, OH`, `Lima, PE`."""
        return f"{self.name}, {self.region or self.country}"


def place_of(latitude: float, longitude: float) -> Town | None:
    """The nearest town within 60 km: of 5,000 people or more in the United States, of 50,000 elsewhere."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90:
        return None
    narrow = max(math.cos(math.radians(latitude)), 0.05)
    # A cell is one degree; near the poles 60 km are many degrees of longitude.
    across = min(180, math.ceil(_FAR_KM / _DEGREE_KM / narrow))
    row, column = math.floor(latitude), math.floor(longitude)
    best: tuple[float, Town] | None = None
    for y in (row - 1, row, row + 1):
        for x in range(column - across, column + across + 1):
            for town in _cells().get((y, (x + 180) % 360 - 180), ()):
                east = (town.longitude - longitude + 180) % 360 - 180
                far = math.hypot((town.latitude - latitude) * _DEGREE_KM, east * narrow * _DEGREE_KM)
                if far <= _FAR_KM and (best is None or far < best[0]):
                    best = (far, town)
    return best[1] if best else None


@cache
def _cells() -> dict[tuple[int, int], list[Town]]:
    data = gzip.decompress((files("pii_scan.detect.location.data") / "places.tsv.gz").read_bytes()).decode()
    cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
    for line in data.split("\n"):
        latitude, longitude, name, region, country = line.split("\t")
        town = Town(name, region, country, float(latitude), float(longitude))
        cells[math.floor(town.latitude), math.floor(town.longitude)].append(town)
    return dict(cells)
