"""Tracks, maps and location histories: drawn by hand after their schemas (GPX 1.1, KML 2.3, TCX 2, RFC 7946)."""

import json
import struct

from tests.hostile.samples.sample import NAME, SSN, Sample

_ANY = "changed letters are still a text"
_WAY = [(39.75 + n / 1000, -84.19) for n in range(40)]
_TIMES = [f"2024-03-01T12:{n:02}:00Z" for n in range(40)]
GPX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><metadata>'
    f'<time>2024-03-01T00:00:00Z</time></metadata><wpt lat="39.7589" lon="-84.1916"><name>{NAME}</name><desc>SSN: {SSN}</desc>'
    "</wpt><trk><trkseg>"
    + "".join(
        f'<trkpt lat="{a:.4f}" lon="{b}"><time>{t}</time></trkpt>' for (a, b), t in zip(_WAY, _TIMES, strict=True)
    )
    + "</trkseg></trk></gpx>\n"
).encode()
KML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Clients</name><Placemark>'
    f"<name>{NAME}</name><description><![CDATA[SSN: {SSN}<br>]]></description><Point><coordinates>-84.1916,39.7589,0"
    "</coordinates></Point></Placemark><Placemark><LineString><coordinates>"
    + " ".join(f"{b},{a:.4f},0" for a, b in _WAY)
    + "</coordinates></LineString></Placemark></Document></kml>\n"
).encode()
TCX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase'
    '/v2"><Activities><Activity Sport="Running"><Id>2024-03-01T12:00:00Z</Id><Lap><Track>'
    + "".join(
        f"<Trackpoint><Time>{t}</Time><Position><LatitudeDegrees>{a:.4f}</LatitudeDegrees><LongitudeDegrees>{b}"
        "</LongitudeDegrees></Position></Trackpoint>" for (a, b), t in zip(_WAY, _TIMES, strict=True)
    )
    + f"</Track></Lap><Notes>{NAME} SSN: {SSN}</Notes></Activity></Activities></TrainingCenterDatabase>\n"
).encode()  # fmt: skip
GEOJSON = json.dumps(
    {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-84.1916, 39.7589]},
         "properties": {"name": NAME, "ssn": SSN}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[b, a] for a, b in _WAY]},
         "properties": {"coordTimes": _TIMES}}]}
).encode()  # fmt: skip
HISTORY = json.dumps(
    {"timelineObjects": [
        {"placeVisit": {"location": {"latitudeE7": 397589000, "longitudeE7": -841916000, "placeId": f"p{n}",
                                     "name": f"{NAME} SSN: {SSN}", "address": "1417 Larkspur Lane, Dayton, OH 45402"},
                        "duration": {"startTimestamp": t, "endTimestamp": t}}} for n, t in enumerate(_TIMES[:9])]}, indent=1
).encode()  # fmt: skip


def _definition(local: int, message: int, fields: list[tuple[int, int, int]]) -> bytes:
    """FIT protocol 2.0, 4.2: header, reserved, little endian, message, fields (number, size, base type)."""
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, message, len(fields)) + b"".join(map(bytes, fields))


def _fit() -> bytes:
    start = 1709294400 - 631065600
    name = f"{NAME} SSN: {SSN}".encode().ljust(40, b"\0")
    body = _definition(0, 0, [(0, 1, 0), (3, 4, 0x8C), (4, 4, 0x86)]) + struct.pack("<BBII", 0, 4, 3941283611, start)
    body += (
        _definition(1, 3, [(0, 40, 7), (1, 1, 0), (2, 1, 2), (4, 2, 0x84)])
        + b"\x01"
        + name
        + struct.pack("<BBH", 0, 52, 615)
    )
    body += _definition(2, 20, [(253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (3, 1, 2)])
    for n, (north, east) in enumerate(_WAY):
        where = (round(degree * 2**31 / 180) for degree in (north, east))
        body += struct.pack("<BIiiB", 2, start + 60 * n, *where, 150)
    return struct.pack("<BBHI4sH", 14, 0x20, 2100, len(body), b".FIT", 0) + body + b"\0\0"


def sentence(body: str) -> str:
    """With its checksum: NMEA 0183, the exclusive or of all characters between `$` and `*`."""
    crc = 0
    for sign in body.encode():
        crc ^= sign
    return f"${body}*{crc:02X}\r\n"


FIT = _fit()
NMEA = (
    f"# logger of {NAME} SSN: {SSN}\r\n"
    + "".join(
        sentence(f"GPRMC,12{n:02}00.00,A,394{n // 10}.{n % 10}340,N,08411.4960,W,0.1,0.0,010324,,,A") for n in range(40)
    )
).encode()
LOG = (
    "time,lat,lon,accuracy\n"
    + "".join(f"{t},{a:.4f},{b},5\n" for (a, b), t in zip(_WAY, _TIMES, strict=True))
    + f"end,,,{NAME} SSN: {SSN}\n"
).encode()
SOCIAL = json.dumps(
    {
        "owner": f"{NAME} SSN: {SSN}",
        "Location History": [[t, f"{a:.3f} ± 14.22, {b} ± 14.22"] for (a, b), t in zip(_WAY, _TIMES, strict=True)],
    },
    indent=1,
).encode()
SAMPLES = (
    Sample("log.csv", "position_log", lambda: LOG, cut="a text has no end mark", flipped=_ANY),
    Sample("snap.json", "social_location_history", lambda: SOCIAL, flipped=_ANY),
    Sample("run.fit", "fit", lambda: FIT, flipped="a changed measurement is still one; checksums are not held against"),
    Sample("drive.nmea", "nmea", lambda: NMEA, cut="a text has no end mark", flipped=_ANY),
    Sample("track.gpx", "gpx", lambda: GPX, flipped=_ANY),
    Sample("map.kml", "kml", lambda: KML, flipped=_ANY),
    Sample("run.tcx", "tcx", lambda: TCX, flipped=_ANY),
    Sample("map.geojson", "geojson", lambda: GEOJSON, flipped=_ANY),
    Sample("2024_MARCH.json", "location_history", lambda: HISTORY, flipped=_ANY),
)
