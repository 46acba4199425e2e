"""Points as databases and their dumps write them in words (WKT)."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.kinds_shared import GPS_LOCATION
from pii_scan.detect.location.gps import position
from pii_scan.detect.location.wkb import in_degrees

HEADERS = (
    r"^(?:the |wkb |way )?geom(?:etry)?$", r"^(?:geog(?:raphy)?|wkt|wkb|ewkt|ewkb|shape|geo point|geo location)$",
)  # fmt: skip
_NUMBER = r"-?[0-9]{1,8}(?:\.[0-9]+)?"
_WKT = re.compile(rf"(?:SRID=(\d{{1,6}});)?POINT ?Z?M? ?\( ?({_NUMBER}) +({_NUMBER})", re.IGNORECASE)


def check(candidate: Candidate) -> Verdict | None:
    found = _WKT.match(candidate.text)
    place = None if found is None else in_degrees(int(found[1] or 0), float(found[2]), float(found[3]))
    return verdict(place)


def verdict(place: tuple[float, float] | None) -> Verdict | None:
    """Of (latitude, longitude) in degrees."""
    point = None if place is None else position(*place)
    # Small whole numbers are squares of a grid more often than places.
    if point is None or place is None or (place[0] == int(place[0]) and place[1] == int(place[1])):
        return None
    return Verdict(point[0], 9.0, ("geometry",), attributes=point[1])


DETECTOR = Detector(
    kind=GPS_LOCATION,
    standard="OGC 06-103r4 (WKT); PostGIS EWKT",
    patterns=(
        rf"(?:SRID=[0-9]{{1,6}};)?(?:POINT|Point|point) ?[ZM]{{0,2}} ?\( ?{_NUMBER} {{1,2}}{_NUMBER}"
        rf"(?: {{1,2}}{_NUMBER}){{0,2}} ?\)",
    ),
    check=check,
    headers=HEADERS,
    prior=-3.0,
    examples=(
        Example("POINT(-84.1916 39.7589)", "39.758900,-84.191600"),
        Example("SRID=4326;POINT (-84.1916 39.7589)", "39.758900,-84.191600"),
    ),
    counter_examples=(
        Example("POINT(3 4)"),
        Example("POINT(500000.25 4400000.5)"),
        Example("SRID=26916;POINT(500000.25 4400000.5)"),
    ),
    validator="form of a point, ranges of latitude and longitude",
    not_covered="Lines and areas; reference systems other than degrees and web Mercator.",
)  # fmt: skip
