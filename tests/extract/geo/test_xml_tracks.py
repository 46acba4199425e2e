"""GPX 1.1, KML 2.3 with gx, TCX 2: drawn by hand after their schemas."""

import pytest

from pii_scan.model.evidence import Fact

GPX = (
    '<?xml version="1.0"?><gpx version="1.1" creator="Runner 3" xmlns="http://www.topografix.com/GPX/1/1"><metadata>'
    '<author><name>Marisol Quintanilla</name><email id="marisol" domain="example.com"/></author></metadata>'
    '<wpt lat="39.7589" lon="-84.1916"><ele>230</ele><name>Theodore Abernathy</name><desc>1417 Larkspur Lane</desc>'
    '<extensions><g:PhoneNumber xmlns:g="g">217-555-0143</g:PhoneNumber></extensions></wpt>'
    '<wpt lat="0" lon="0.0"><name>nowhere</name></wpt><rte><rtept lat="39.9" lon="-84.3"><name>12 Elm St</name></rtept>'
    '<rtept lat="39.95" lon="-84.3"/></rte>'
    '<trk><name>Run with Aurelio</name><trkseg>{}</trkseg></trk></gpx>'
)  # fmt: skip
TRKPT = '<trkpt lat="{}" lon="-84.1916"><ele>2</ele><time>2024-03-01T12:0{}:00Z</time><hr>91</hr></trkpt>'
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Visits</name>'
    "<Placemark><name>Theodore Abernathy</name><description><![CDATA[SSN: 446-22-2943<br>DOB: 04/12/1961]]></description>"
    "<phoneNumber>217-555-0143</phoneNumber><ExtendedData><Data name='Email'><value>t@example.org</value></Data>"
    "<SchemaData><SimpleData name='Case'>77</SimpleData></SchemaData></ExtendedData>"
    "<Point><coordinates>-84.1916, 39.7589 ,230</coordinates></Point></Placemark>"
    "<Placemark><name>plot</name><Polygon><outerBoundaryIs><LinearRing><coordinates>-84.2,39.7,0 -84.199,39.7,0 "
    "-84.199,39.701,0 -84.2,39.7,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
    "<Placemark><gx:Track><when>2024-03-02T02:00:00Z</when><when>2024-03-02T10:00:00Z</when>"
    "<gx:coord>-84.3 39.8 0</gx:coord><gx:coord>-84.3 39.8 0</gx:coord></gx:Track></Placemark>"
    "<Placemark><TimeStamp><when>2024-03-01T00:00:00Z</when></TimeStamp><name>17</name><Point><coordinates>-85,40"
    "</coordinates></Point></Placemark></Document></kml>"
)
TCX = (
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
    '<Activity Sport="Running"><Id>2024-03-01T23:00:00Z</Id><Lap StartTime="x"><Track>{}</Track></Lap>'
    "<Notes>With Theodore Abernathy</Notes><Creator><Name>Forerunner 245</Name><UnitId>3941283611</UnitId></Creator>"
    "</Activity></Activities></TrainingCenterDatabase>"
)
TRACKPOINT = (
    "<Trackpoint><Time>2024-03-02T03:{:02}:00Z</Time><Position><LatitudeDegrees>{}</LatitudeDegrees><LongitudeDegrees>"
    "-84.1916</LongitudeDegrees></Position><HeartRateBpm><Value>150</Value></HeartRateBpm></Trackpoint>"
)


def gps(gather, data, name):
    """All positions, of which `gather` keeps the last only."""
    from pii_scan import plugins
    from pii_scan.extract.extractor import Input
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    got = gather(data, name)
    reader = next(e for e in plugins.load("pii_scan.extract", "EXTRACTOR") if e.id == got.reader)
    given = Input(Payload(data=data), got.media_type, name, Limits(), Settings())
    return [e.value for e in reader.extract(given) if isinstance(e, Fact) and e.name == "gps"]


def test_gpx(gather):
    data = GPX.format("".join(TRKPT.format(39.7 + 0.01 * n, n) for n in range(9))).encode()
    got = gather(data, "item")
    assert got.reader == "gpx"
    assert got.rows == [
        {"name": "Theodore Abernathy", "description": "1417 Larkspur Lane", "phone number": "217-555-0143",
         "latitude": "39.7589", "longitude": "-84.1916"},
        {"name": "nowhere", "description": None, "phone number": None, "latitude": None, "longitude": None},
        {"name": "12 Elm St", "description": None, "phone number": None, "latitude": "39.9", "longitude": "-84.3"},
    ]  # fmt: skip
    assert "author name: Marisol Quintanilla" in got.text and "email: marisol@example.com" in got.text
    assert "name: Run with Aurelio" in got.text and "91" not in got.text
    places = gps(gather, data, "item")
    assert sorted((p.stay.starts, p.stay.ends) for p in places) == [(0, 1), (0, 1), (1, 0), (1, 0)]
    assert [p.detail for p in got.problems] == [
        "11 positions at 11 places, of which 4 are listed",
        "of 13 positions 1 are 0, 0, 0 outside of the Earth's degrees, 0 no numbers",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_cut_gpx_is_truncated_and_keeps_what_came(gather, encoding):
    whole = GPX.format("".join(TRKPT.format(39.7 + 0.01 * n, n) for n in range(9)))
    got = gather(whole[: len(whole) * 2 // 3].encode(encoding), "x.gpx")
    assert got.reader == "gpx" and "truncated" in got.codes
    assert got.rows[0]["name"] == "Theodore Abernathy"
    assert "truncated" not in gather(whole.encode(encoding), "x.gpx").codes


def test_kml(gather):
    got = gather(KML.encode(), "item")
    assert got.reader == "kml"
    assert got.rows[0] == {
        "name": "Theodore Abernathy", "description": "SSN: 446-22-2943\nDOB: 04/12/1961", "phone number": "217-555-0143",
        "Email": "t@example.org", "Case": "77", "latitude": "39.7589", "longitude": "-84.1916",
    }  # fmt: skip
    assert (got.rows[1]["latitude"], got.rows[1]["longitude"]) == ("39.7005000", "-84.1995000")
    assert len(got.rows) == 2 and got.text == "name: Visits"
    night, logged = gps(gather, KML.encode(), "item")
    # 2:00 to 10:00 UTC is 20:23 to 4:23 by the sun at 84.3° west.
    assert (night.latitude, night.stay.nights, night.stay.stayed_s, night.stay.starts) == (39.8, 1, 8 * 3600, 1)
    assert (logged.latitude, logged.longitude, logged.taken) == (40.0, -85.0, "2024-03-01T00:00:00Z")


def test_tcx(gather):
    data = TCX.format("".join(TRACKPOINT.format(n, 39.7589 + 0.002 * n) for n in range(20))).encode()
    got = gather(data, "item")
    assert got.reader == "tcx"
    assert got.text == "sport: Running\nid: 2024-03-01T23:00:00Z\nnotes: With Theodore Abernathy\nname: Forerunner 245"
    assert (got.facts["device"], got.facts["device_serial"]) == ("Forerunner 245", "3941283611")
    begin, end = gps(gather, data, "item")[:2]
    assert {begin.stay.starts, end.stay.starts} == {0, 1} and begin.stay.nights == end.stay.nights == 1
    assert "truncated" in gather(data[:-200], "item").codes


def test_an_entity_bomb_stays_small(gather):
    bomb = '<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    ) + "]><gpx><trk><name>&j;</name></trk></gpx>"  # fmt: skip
    got = gather(bomb.encode(), "x.gpx")
    assert got.reader == "gpx" and len(got.text) < 10_000


@pytest.mark.parametrize("root", ["gpx", "kml", "TrainingCenterDatabase"])
def test_deep_nesting_is_named(gather, root):
    got = gather(f"<{root}>{'<a>' * 5000}{'</a>' * 5000}</{root}>".encode(), "x")
    assert "too_deep" in got.codes
