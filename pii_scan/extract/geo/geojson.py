"""GeoJSON (RFC 7946, and text sequences of it, RFC 8142) and Esri's JSON: places, ways, areas, what is said of them."""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.geo.degrees import degree
from pii_scan.extract.geo.json_walk import JsonWalk
from pii_scan.extract.geo.logged import DEVICES, LOGGED, TIMES
from pii_scan.extract.geo.moment import moment
from pii_scan.extract.geo.place_rows import PlaceRows, put_tree
from pii_scan.extract.geo.shapes import Position, put_area, put_point
from pii_scan.extract.geo.track import Track
from pii_scan.extract.text.json_rows import labelled_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

GEOJSON = "application/geo+json"
_FEATURE = re.compile(r"\"type\"\s*:\s*\"Feature(?:Collection)?\"")
_ESRI = re.compile(r"\"geometryType\"\s*:\s*\"esriGeometry\w+\"")
_MERCATOR = re.compile(r"\b(?:3857|900913|102100)\b")
_EARTH_M = 6_378_137.0
_GEOMETRY = re.compile(
    r"\{\s*\"(?:type\"\s*:\s*\"(?:Multi)?(?:Point|LineString|Polygon)\"\s*,\s*\"coordinates\"\s*:\s*\[|"
    r"coordinates\"\s*:\s*\[[\s\S]*\"type\"\s*:\s*\"(?:Multi)?(?:Point|LineString|Polygon)\"\s*\}|"
    r"type\"\s*:\s*\"GeometryCollection\")"
)
_PATHS_MAX = 16
_DEVICES_MAX = 100


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text.lstrip("\x1e \t\r\n")
    if not start.startswith("{"):
        return None
    if _ESRI.search(start) and '"features"' in start:
        return GEOJSON
    if _FEATURE.search(start) and ('"geometry"' in start or '"features"' in start):
        return GEOJSON
    return GEOJSON if _GEOMETRY.match(start) else None


class _Reader:
    def __init__(self) -> None:
        self.track, self.rows, self.rest = Track("geojson"), PlaceRows("features"), Rest()
        self._devices: set[str] = set()
        self.mercator = False
        """Metres of web Mercator (EPSG 3857), as the file's `crs` or `spatialReference` says, instead of degrees."""

    def feature(self, feature: dict[str, Any]) -> Iterator[Evidence]:
        said = feature.get("properties")
        said = said if isinstance(said, dict) else {} if said is None else {"properties": said}
        shape = feature.get("geometry") if "geometry" in feature else feature
        if isinstance(shape, dict) and shape.get("type") == "Point" and self._logged(said):
            self.track.add(*self._place(shape.get("coordinates")), _when(said))
            return
        row: dict[str, str] = {}
        put_tree(row, {k: v for k, v in said.items() if k not in ("coordTimes", "coordinateProperties")})
        if isinstance(feature.get("id"), str) and "geometry" in feature:
            put_tree(row, feature["id"], "feature id")
        self._shape(row, shape, _times(said))
        yield from self.rows.add(row)

    def _logged(self, said: dict[str, Any]) -> bool:
        if _when(said) is None or not {str(key).lower() for key in said} <= LOGGED.union(DEVICES):
            return False
        for key in DEVICES:
            value = said.get(key)
            if isinstance(value, str) and value and value not in self._devices and len(self._devices) < _DEVICES_MAX:
                self._devices.add(value)
                self.rest.add(f"{key}: {value}")
        return True

    def _shape(self, row: dict[str, str], shape: Any, times: list[Any], depth: int = 0) -> None:
        if not isinstance(shape, dict):
            return
        kind, coordinates = shape.get("type"), shape.get("coordinates")
        if kind == "GeometryCollection" and depth < _PATHS_MAX:
            for inner in shape.get("geometries") or ():
                self._shape(row, inner, [], depth + 1)
        elif kind == "Point":
            put_point(row, self._place(coordinates), self.track)
        elif not isinstance(coordinates, list):
            return
        elif kind == "MultiPoint":
            for one in coordinates:
                put_point(row, self._place(one), self.track)
        elif kind == "LineString":
            self._way(coordinates, times)
        elif kind == "MultiLineString":
            for number, way in enumerate(coordinates):
                own = times[number] if number < len(times) and isinstance(times[number], list) else []
                self._way(way, own)
        elif kind == "Polygon":
            put_area(row, self._places(coordinates[:1]), self.track)
        elif kind == "MultiPolygon":
            put_area(
                row, (p for area in coordinates if isinstance(area, list) for p in self._places(area[:1])), self.track
            )

    def _place(self, value: Any) -> Position:
        """Longitude first; a third number is the height."""
        if not isinstance(value, list) or len(value) < 2:
            return None, None
        x, y = degree(value[0]), degree(value[1])
        if self.mercator and x is not None and y is not None and abs(y) < 3e7:
            return math.degrees(math.atan(math.sinh(y / _EARTH_M))), math.degrees(x / _EARTH_M)
        return y, x

    def _places(self, rings: Iterable[Any]) -> Iterator[Position]:
        return (self._place(one) for ring in rings if isinstance(ring, list) for one in ring)

    def _way(self, way: Any, times: list[Any]) -> None:
        self.track.begin()
        for number, one in enumerate(way if isinstance(way, list) else ()):
            self.track.add(*self._place(one), moment(times[number]) if number < len(times) else None)
        self.track.end()


def _from_esri(feature: dict[str, Any]) -> dict[str, Any]:
    """A feature of Esri's JSON (`attributes`; `x` and `y`, `points`, `paths` or `rings`) as one of GeoJSON."""
    shape = feature.get("geometry")
    found: dict[str, Any] | None = None
    if isinstance(shape, dict):
        for key, kind in (("points", "MultiPoint"), ("paths", "MultiLineString"), ("rings", "Polygon")):
            if isinstance(shape.get(key), list):
                found = {"type": kind, "coordinates": shape[key]}
        if found is None:
            found = {"type": "Point", "coordinates": [shape.get("x"), shape.get("y")]}
    return {"properties": feature["attributes"], "geometry": found}


def _times(said: dict[str, Any]) -> list[Any]:
    """Times beside a way's positions, as converters of GPX write them."""
    inner = said.get("coordinateProperties")
    found = said.get("coordTimes") or (inner.get("times") if isinstance(inner, dict) else None)
    return found if isinstance(found, list) else []


def _when(said: dict[str, Any]) -> float | None:
    return next((when for key in TIMES if (when := moment(said.get(key))) is not None), None)


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each feature; ways, and positions that a logger wrote, as their telling places."""
    walk, reader = JsonWalk(given.payload), _Reader()
    held: dict[str, Any] = {}
    document = -1
    for member in walk:
        if member.document != document:
            yield from _alone(held, reader)
            held, document = {}, member.document
        if member.key == "features" and isinstance(member.value, dict):
            esri = "attributes" in member.value and "properties" not in member.value
            yield from reader.feature(_from_esri(member.value) if esri else member.value)
        elif member.key in ("coordinates", "geometries"):
            held.setdefault(member.key, []).append(member.value)
        elif member.key in ("type", "geometry", "properties", "id"):
            held[member.key] = member.value
        elif isinstance(member.value, dict) and member.value.get("type") == "Feature":
            yield from reader.feature(member.value)
        elif member.key in ("crs", "spatialReference"):
            reader.mercator = _MERCATOR.search(str(member.value)) is not None
        elif member.key not in ("bbox", "fieldAliases", "fields", "geometryType", "objectIdFieldName"):
            for line in labelled_lines({member.key or "value": member.value}):
                reader.rest.add(line)
        yield from reader.rest.texts()
    yield from _alone(held, reader)
    yield from reader.rows.rest()
    yield from reader.rest.texts(last=True)
    yield from reader.track.evidence()
    yield from walk.rest(given.limits.text_chars)


def _alone(held: dict[str, Any], reader: _Reader) -> Iterator[Evidence]:
    """A feature or geometry that is a document by itself; a collection may have properties of its own."""
    if "geometry" in held or "coordinates" in held or "geometries" in held:
        yield from reader.feature(held)
    elif held.get("properties"):
        yield from reader.feature({"properties": held["properties"]})


EXTRACTOR = Extractor(
    id="geojson",
    title="Maps (GeoJSON, Esri JSON)",
    media_types=(GEOJSON,),
    extract=extract,
    probe=probe,
    extensions=(".geojson", ".geojsonl"),
    priority=30,
    library="json (standard library)",
    reads="each feature as a row: its properties and position (of a small area its middle); of ways and loggers' "
    "positions the places where they begin, end and stay, with numbers of positions, days and nights",
    not_read="each position of a way (counted), coordinates of other reference systems than WGS 84 and web Mercator, "
    "a member above 64 Mi characters as structure (read as text)",
)
