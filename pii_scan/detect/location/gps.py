"""Positions: from a picture's metadata, and written out in text."""

import math
import re
from collections.abc import Iterator
from dataclasses import asdict

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.kinds_shared import GPS_LOCATION
from pii_scan.detect.location.day_and_hour import day_and_hour
from pii_scan.detect.location.state_of import state_of
from pii_scan.detect.sieve import Sieve, accent_free
from pii_scan.model.evidence import Fact, GpsPoint, Text

_NUMBER = r"[-+]?\d{1,3}\.\d{3,15}"
_PAIR = re.compile(rf"(?<![\d.])({_NUMBER})°?[ ]?([NS]?)[ ]?[,;/ ][ ]?({_NUMBER})°?[ ]?([EWO]?)(?![\d.])")
_FIELDS = re.compile(
    rf"(?i)\blat(?:itude|itud)?[\"']?[ ]{{0,2}}[:=][ \"']{{0,3}}({_NUMBER})[\"']?[,;\s]{{1,6}}[\"']?"
    rf"(?:lon|lng|long(?:itude|itud)?)[\"']?[ ]{{0,2}}[:=][ \"']{{0,3}}({_NUMBER})"
)
_DMS = re.compile(
    r"(\d{1,2})[°º] ?(\d{1,2})['′’] ?(\d{1,2}(?:\.\d+)?)(?:\"|″|”|''|’’) ?([NS])[,;]?\s{1,2}"
    r"(\d{1,3})[°º] ?(\d{1,2})['′’] ?(\d{1,2}(?:\.\d+)?)(?:\"|″|”|''|’’) ?([EWO])"
)
_FIELDS_AT = Sieve(accent_free(_FIELDS.pattern))
_PAIR_AT = Sieve(r"[-+]?\d{1,3}\.\d{3,15}\xa0? ?[NS]? ?[,;/ ] ?[-+]?\d{1,3}\.\d{3}")
_LABEL = re.compile(
    r"(?i)\b(?:lat|lon|lng|latitude|longitude|gps|geo|location|position|coordinates?|coords?|ubicaci[oó]n|"
    r"maps|@)\b|geo:|maps\?|[?&]q=|@$"
)

# OGC KML 2.3 writes longitude, latitude and altitude without blanks; a pair with a third number glued on is one.
_KML = re.compile(r",-?\d{1,5}(?:\.\d+)?(?![\d,.])")


def position(latitude: float, longitude: float) -> tuple[str, dict[str, str]] | None:
    """`"39.7589,-84.1916"` and its attributes; None for no position: NaN, out of range, or 0/0."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if abs(latitude) > 90 or abs(longitude) > 180 or (abs(latitude) < 1e-3 and abs(longitude) < 1e-3):
        return None
    state = state_of(latitude, longitude)
    return f"{latitude:.6f},{longitude:.6f}", {"state": state} if state else {}


def positions_in_fact(fact: Fact, _context: Context) -> Iterator[Found]:
    if fact.name != "gps" or not isinstance(fact.value, GpsPoint):
        return
    point = position(fact.value.latitude, fact.value.longitude)
    if point is not None:
        more = day_and_hour(fact.value.taken, fact.value.longitude)
        if fact.value.precision_m is not None:
            more["precision_m"] = f"{fact.value.precision_m:.0f}"
        if (stay := fact.value.stay) is not None:
            # How often, how long, and how many nights somebody was there.
            more |= {name: str(value) for name, value in asdict(stay).items() if value}
        yield Found(GPS_LOCATION, point[0], point[0], 0.97, reasons=("fact:gps",), attributes=point[1] | more)


def positions_in_text(text: Text, _context: Context) -> Iterator[Found]:
    """Labelled decimal pairs, `lat:`/`lon:` fields, degrees with minutes and seconds. A bare pair of decimals
    is possible only inside the United States; longitude first is recognised there and in KML."""
    body = text.text
    taken: list[tuple[int, int]] = []
    for match in _FIELDS_AT.tries(body, _FIELDS):
        if found := _found(match, float(match.group(1)), float(match.group(2)), 0.93, "label:lat_lon"):
            taken.append(match.span())
            yield found
    for match in _DMS.finditer(body) if "°" in body or "º" in body else ():
        latitude = _degrees(match.group(1), match.group(2), match.group(3), match.group(4) == "S")
        longitude = _degrees(match.group(5), match.group(6), match.group(7), match.group(8) in "WO")
        if found := _found(match, latitude, longitude, 0.93, "dms"):
            yield found
    for match in _PAIR_AT.tries(body, _PAIR):
        if any(start <= match.start() < end for start, end in taken[-3:]):
            continue
        latitude, longitude = float(match.group(1)), float(match.group(3))
        latitude = -abs(latitude) if match.group(2) == "S" else latitude
        longitude = -abs(longitude) if match.group(4) in ("W", "O") else longitude
        labelled = _LABEL.search(body[max(0, match.start() - 40) : match.start()]) is not None
        compass = bool(match.group(2) and match.group(4))
        if not (labelled or compass) and (state_of(latitude, longitude) is None or len(match.group(1)) < 7):
            continue
        turned = abs(latitude) > 90 and state_of(longitude, latitude) is not None
        if turned or (labelled and _KML.match(body, match.end())):
            latitude, longitude = longitude, latitude
        # Nobody's home: off Guinea, where pairs of small numbers on a screen or a page come to lie.
        adrift = abs(latitude) < 4 and abs(longitude) < 4
        reason = "label:position" if labelled else "compass" if compass else "inside_us"
        if found := _found(match, latitude, longitude, 0.9 if (labelled or compass) and not adrift else 0.3, reason):
            yield found


def _found(match: re.Match[str], latitude: float, longitude: float, confidence: float, reason: str) -> Found | None:
    point = position(latitude, longitude)
    if point is None:
        return None
    return Found(GPS_LOCATION, point[0], point[0], confidence, *match.span(), (reason,), attributes=point[1])


def _degrees(degrees: str, minutes: str, seconds: str, negative: bool) -> float:
    value = int(degrees) + int(minutes) / 60 + float(seconds) / 3600
    return -value if negative else value


def check_cell(candidate: Candidate) -> Verdict | None:
    """A cell that holds both numbers; split latitude and longitude columns are not joined here."""
    if not candidate.column or (match := _PAIR.search(candidate.text)) is None:
        return None
    point = position(float(match.group(1)), float(match.group(3)))
    return Verdict(point[0], 4.0, ("lat_lon_pair",), attributes=point[1]) if point else None


DETECTOR = Detector(
    kind=GPS_LOCATION,
    standard="WGS 84 decimal degrees; Exif 3.0 (CIPA DC-008) GPS IFD; RFC 5870, https://www.rfc-editor.org/rfc/rfc5870",
    check=check_cell,
    headers=(r"^(?:gps|geo|coordinates?|coords?|location|lat ?lon|lat ?lng|position|last known location)$",),
    find=positions_in_text,
    find_fact=positions_in_fact,
    examples=(
        Example("GPS: 39.758900, -84.191600", "39.758900,-84.191600"),
        Example('{"lat": 39.7589, "lng": -84.1916}', "39.758900,-84.191600"),
        Example("40°26'46\"N 79°58'56\"W", "40.446111,-79.982222"),
        Example("Ubicación: 25.761700, -80.191800", "25.761700,-80.191800"),
    ),
    counter_examples=(
        Example("GPS: 0.000000, 0.000000"),
        Example("<Position>0.586000,1.437210</Position>"),
        Example("latency 12.3456 99.1234 ms"),
        Example("GPS: 139.758900, -84.191600"),
    ),
    validator="ranges of latitude and longitude",
    not_covered="Plus codes, MGRS, UTM and what3words; latitude and longitude in two columns.",
)
