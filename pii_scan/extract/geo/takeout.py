"""Google's location histories: Records.json, Semantic Location History, and the Timeline that phones export.

Shapes as the exports show them (2010-2025); there is no published schema. Coordinates are ten-millionths of a degree
(`latitudeE7`) or texts (`"48.8584°, 2.2945°"`, `"geo:48.8584,2.2945"`).
"""

import re
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.geo.degrees import from_e7, pair
from pii_scan.extract.geo.json_walk import JsonWalk
from pii_scan.extract.geo.moment import milliseconds, seconds
from pii_scan.extract.geo.shapes import Position
from pii_scan.extract.geo.track import Track
from pii_scan.extract.geo.visits import Visits
from pii_scan.extract.text.json_rows import labelled_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

HISTORY = "application/x-google-location-history"
_START = re.compile(
    r"\s*\{\s*\"(?:locations\"\s*:\s*\[\s*(?:\]|\{[\s\S]{0,8000}?\"latitudeE7\")|timelineObjects\"\s*:\s*\[|"
    r"semanticSegments\"\s*:\s*\[|rawSignals\"\s*:\s*\[|userLocationProfile\"\s*:)|"
    r"\s*\[\s*\{[\s\S]{0,4000}?\"(?:startTime|endTime)\"[\s\S]{0,8000}?\"geo:-?\d"
)


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return HISTORY if text is not None and _START.match(text) else None


class _Reader:
    def __init__(self) -> None:
        self.track, self.visits, self.rest = Track("location-history"), Visits(), Rest()

    def member(self, key: str, value: Any) -> Iterator[Evidence]:
        known = isinstance(value, dict) and (
            self._record(key, value) or self._timeline(value) or self._segment(value) or self._profile(key, value)
        )
        if not known:
            for line in labelled_lines({key or "value": value}):
                self.rest.add(line)
        yield from self.visits.tables()
        yield from self.rest.texts()

    def _record(self, key: str, value: dict[str, Any]) -> bool:
        """Records.json and Location History.json; `position` of the phone's raw signals."""
        if key == "locations":
            self.track.add(*_e7(value), _moment(value))
            return True
        raw = value.get("position")
        if key == "rawSignals" and isinstance(raw, dict):
            self.track.add(*_text_place(raw), _moment(raw))
            return True
        # Networks and activities around a position are not read.
        return key == "rawSignals" and not {"wifiScan", "activityRecord"}.isdisjoint(value)

    def _timeline(self, value: dict[str, Any]) -> bool:
        """Semantic Location History: a month a file."""
        visit, way = value.get("placeVisit"), value.get("activitySegment")
        if isinstance(visit, dict):
            self._visit(visit)
        elif isinstance(way, dict):
            begin, end = _span(way.get("duration"))
            self.track.begin()
            self._end(way.get("startLocation"), begin)
            for path, inner in (("waypointPath", "waypoints"), ("simplifiedRawPath", "points")):
                for point in _list(_dict(way.get(path)).get(inner)):
                    self.track.add(*_e7(_dict(point)), _moment(_dict(point)))
            self._end(way.get("endLocation"), end)
            self.track.end()
            parked = _dict(_dict(way.get("parkingEvent")).get("location"))
            if "latitudeE7" in parked:
                self.track.add(*_e7(parked), None)
        else:
            return False
        return True

    def _visit(self, visit: dict[str, Any], depth: int = 0) -> None:
        where = _dict(visit.get("location"))
        begin, end = _span(visit.get("duration"))
        place = _e7(where)
        if place == (None, None):
            place = from_e7(visit.get("centerLatE7")), from_e7(visit.get("centerLngE7"))
        cell = self.track.stay(*place, begin, end)
        self.visits.add(where.get("placeId"), where, place if cell is not None else None, begin, end)
        for inner in _list(visit.get("childVisits")) if depth < 8 else ():
            self._visit(_dict(inner), depth + 1)

    def _end(self, where: Any, when: float | None) -> None:
        if isinstance(where, dict) and "latitudeE7" in where:
            place = _e7(where)
            cell = self.track.add(*place, when)
            if where.get("address") or where.get("name"):
                self.visits.add(where.get("placeId"), where, place if cell is not None else None, when, when)

    def _segment(self, value: dict[str, Any]) -> bool:
        """What phones export: Android's `semanticSegments`, iOS' outermost array."""
        begin, end = seconds(str(value.get("startTime", ""))), seconds(str(value.get("endTime", "")))
        visit, way, path = value.get("visit"), value.get("activity"), value.get("timelinePath")
        if isinstance(visit, dict):
            best = _dict(visit.get("topCandidate"))
            place = _text_place(best.get("placeLocation"))
            cell = self.track.stay(*place, begin, end)
            key = best.get("placeId") or best.get("placeID")
            self.visits.add(key, best, place if cell is not None else None, begin, end)
        elif isinstance(way, dict):
            self.track.begin()
            self.track.add(*_text_place(way.get("start")), begin)
            self.track.add(*_text_place(way.get("end")), end)
            self.track.end()
        elif isinstance(path, list):
            for point in path:
                one = _dict(point)
                self.track.add(*_text_place(one.get("point")), _on_the_way(one, begin))
        else:
            # Memories of journeys name places by their ids alone.
            return "timelineMemory" in value
        return True

    def _profile(self, key: str, value: dict[str, Any]) -> bool:
        places = value.get("frequentPlaces")
        if key != "userLocationProfile" or not isinstance(places, list):
            return False
        for place in map(_dict, places):
            where = _text_place(place.get("placeLocation"))
            sound = self.track.sound(*where)
            self.visits.add(place.get("placeId"), place, where if sound else None, None, None)
        return True


def _e7(where: dict[str, Any]) -> Position:
    for north, east in (("latitudeE7", "longitudeE7"), ("latE7", "lngE7")):
        if north in where or east in where:
            return from_e7(where.get(north)), from_e7(where.get(east))
    return None, None


def _text_place(value: Any) -> Position:
    if isinstance(value, dict):
        value = value.get("latLng") or value.get("LatLng")
    return pair(value) or (None, None)


def _on_the_way(point: dict[str, Any], begin: float | None) -> float | None:
    if isinstance(point.get("time"), str):
        return seconds(point["time"])
    minutes = str(point.get("durationMinutesOffsetFromStartTime", ""))
    return begin + 60 * int(minutes) if begin is not None and re.fullmatch(r"\d{1,6}", minutes) else begin


def _span(duration: Any) -> tuple[float | None, float | None]:
    given = _dict(duration)
    begin = milliseconds(given.get("startTimestampMs")) if "startTimestampMs" in given else None
    end = milliseconds(given.get("endTimestampMs")) if "endTimestampMs" in given else None
    return (
        seconds(str(given.get("startTimestamp", ""))) if begin is None else begin,
        seconds(str(given.get("endTimestamp", ""))) if end is None else end,
    )


def _moment(value: dict[str, Any]) -> float | None:
    if isinstance(value.get("timestamp"), str):
        return seconds(value["timestamp"])
    return milliseconds(value["timestampMs"]) if "timestampMs" in value else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def extract(given: Input) -> Iterator[Evidence]:
    """Visited places with a name, an address or a label as rows; all positions as their telling places."""
    walk, reader = JsonWalk(given.payload), _Reader()
    for member in walk:
        yield from reader.member(member.key, member.value)
    yield from reader.visits.tables(last=True)
    yield from reader.rest.texts(last=True)
    yield from reader.track.evidence()
    yield from walk.rest(given.limits.text_chars)


EXTRACTOR = Extractor(
    id="location_history",
    title="Location histories of Google (Takeout, Timeline)",
    media_types=(HISTORY,),
    extract=extract,
    probe=probe,
    priority=32,
    library="json (standard library)",
    reads="visited places with names, addresses and labels (home, work) as rows with numbers of visits and nights; of "
    "all positions the places where somebody stays, with numbers of positions, days and nights; any length",
    not_read="each position (counted), guesses of other places, means of transport, radio networks around a position",
)
