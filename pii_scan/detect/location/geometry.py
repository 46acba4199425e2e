"""Points as databases and their dumps write them: WKT, and WKB in hexadecimal digits."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.kinds_shared import GPS_LOCATION
from pii_scan.detect.location.gps import position
from pii_scan.detect.location.wkb import in_degrees, point_of

_NUMBER = r"-?[0-9]{1,8}(?:\.[0-9]+)?"
_WKT = re.compile(rf"(?:SRID=(\d{{1,6}});)?POINT ?Z?M? ?\( ?({_NUMBER}) +({_NUMBER})", re.IGNORECASE)
_HEX = "[0-9A-Fa-f]"


def check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if found := _WKT.match(text):
        place = in_degrees(int(found[1] or 0), float(found[2]), float(found[3]))
    else:
        digits = text[2:] if text[:2] in ("0x", "0X") else text
        place = point_of(bytes.fromhex(digits)) if len(digits) % 2 == 0 else None
    point = None if place is None else position(*place)
    # Small whole numbers are squares of a grid more often than places.
    if point is None or place is None or (place[0] == int(place[0]) and place[1] == int(place[1])):
        return None
    return Verdict(point[0], 9.0, ("geometry",), attributes=point[1])


DETECTOR = Detector(
    kind=GPS_LOCATION,
    standard="OGC 06-103r4 (WKT, WKB); PostGIS EWKB; OGC 12-128r15 (GeoPackage)",
    patterns=(
        rf"(?:SRID=[0-9]{{1,6}};)?(?:POINT|Point|point) ?[ZM]{{0,2}} ?\( ?{_NUMBER} {{1,2}}{_NUMBER}"
        rf"(?: {{1,2}}{_NUMBER}){{0,2}} ?\)",
        rf"(?:0[xX])?(?:{_HEX}{{8}})?01(?:01000000|01000080|E9030000|e9030000|010000[2Aa]0{_HEX}{{8}}){_HEX}{{32,48}}",
        rf"(?:0[xX])?00(?:00000001|80000001|000003[eE]9|[2aA]0000001{_HEX}{{8}}){_HEX}{{32,48}}",
        rf"(?:0[xX])?4750{_HEX}{{54,180}}",
        rf"(?:0[xX])?000[01]{_HEX}{{72}}7[cC]{_HEX}{{40,56}}[fF][eE]",
    ),
    check=check,
    headers=(
        r"^(?:the |wkb |way )?geom(?:etry)?$", r"^(?:geog(?:raphy)?|wkt|wkb|ewkt|ewkb|shape|geo point|geo location)$",
    ),
    prior=-3.0,
    examples=(
        Example("POINT(-84.1916 39.7589)", "39.758900,-84.191600"),
        Example("SRID=4326;POINT (-84.1916 39.7589)", "39.758900,-84.191600"),
        Example("0101000020E6100000D44D62105839E1BFDD24068195434440", "40.528000,-0.538250"),
    ),
    counter_examples=(
        Example("POINT(3 4)"),
        Example("POINT(500000.25 4400000.5)"),
        Example("SRID=26916;POINT(500000.25 4400000.5)"),
    ),
    validator="form of a point, ranges of latitude and longitude",
    not_covered="Lines and areas; reference systems other than degrees and web Mercator.",
)  # fmt: skip
