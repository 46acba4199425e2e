"""Tracks, maps and location histories: drawn by hand after their schemas (GPX 1.1, KML 2.3, TCX 2, RFC 7946)."""

import json

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
SAMPLES = (
    Sample("track.gpx", "gpx", lambda: GPX, flipped=_ANY),
    Sample("map.kml", "kml", lambda: KML, flipped=_ANY),
    Sample("run.tcx", "tcx", lambda: TCX, flipped=_ANY),
    Sample("map.geojson", "geojson", lambda: GEOJSON, flipped=_ANY),
    Sample("2024_MARCH.json", "location_history", lambda: HISTORY, flipped=_ANY),
)
