"""GeoJSON by RFC 7946; Google's histories by the shape of their exports."""

import json

import pytest

from pii_scan.extract.geo import json_walk
from pii_scan.extract.geo.degrees import from_e7, pair
from tests.extract.geo.test_xml_tracks import gps

HOME = {"latitudeE7": 397589000, "longitudeE7": -841916000, "placeId": "h", "address": "1417 Larkspur Lane\nDayton, OH",
        "name": "Home", "semanticType": "TYPE_HOME"}  # fmt: skip
FEATURE = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-84.1916, 39.7589]},
           "properties": {"name": "Theodore Abernathy", "address": {"city": "Dayton"}, "tags": ["a", "b"]}}  # fmt: skip
LOGGED = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-84.1, 39.7]},
           "properties": {"timestamp": f"2024-03-02T0{n}:00:00Z", "speed": 1, "device_id": "marisols-phone"}}
          for n in range(3, 8)]  # fmt: skip
RECORDS = {"locations": [{"timestampMs": str(1709348400000 + 3600000 * n), "latitudeE7": 397589000,
                          "longitudeE7": -841916000 + (1 << 32) * (n % 2), "accuracy": 20} for n in range(6)]}  # fmt: skip


def test_a_feature_is_a_row(gather):
    data = json.dumps(
        {"type": "FeatureCollection", "name": "Clients of Marisol", "features": [FEATURE, *LOGGED]}
    ).encode()
    got = gather(data, "item")
    assert got.reader == "geojson"
    assert got.rows == [{"name": "Theodore Abernathy", "address city": "Dayton", "tags": "a, b",
                         "latitude": "39.7589", "longitude": "-84.1916"}]  # fmt: skip
    assert got.text == "name: Clients of Marisol\ndevice_id: marisols-phone"
    (place,) = gps(gather, data, "item")
    assert (place.latitude, place.stay.points, place.stay.nights, place.stay.stayed_s) == (39.7, 5, 1, 4 * 3600)


@pytest.mark.parametrize(
    "text",
    [json.dumps(FEATURE), "\x1e" + json.dumps(FEATURE) + "\n\x1e" + json.dumps(FEATURE) + "\n",
     json.dumps({"type": "FeatureCollection", "features": [dict(FEATURE, geometry={"type": "GeometryCollection",
                 "geometries": [FEATURE["geometry"]]})]})],
)  # fmt: skip
def test_forms_of_one_feature(gather, text):
    got = gather(text.encode(), "item")
    assert got.reader == "geojson"
    assert all((row["name"], row["latitude"]) == ("Theodore Abernathy", "39.7589") for row in got.rows)
    assert len(got.rows) == text.count('"Feature"')


def test_shapes_without_properties(gather):
    line = {"type": "LineString", "coordinates": [[-84.1, 39.7], [-84.2, 39.9], [-84.2, 139.9]]}
    assert sorted(p.stay.starts for p in gps(gather, json.dumps(line).encode(), "x")) == [0, 1]
    assert "1 outside" in gather(json.dumps(line).encode(), "x").problems[0].detail
    area = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[-84.1, 39.7], [-84.099, 39.702]]]},
            "properties": None}  # fmt: skip
    assert gather(json.dumps(area).encode(), "x").rows == [{"latitude": "39.7010000", "longitude": "-84.0995000"}]


def test_records_of_takeout(gather):
    got = gather(json.dumps(RECORDS).encode(), "Records.json")
    assert got.reader == "location_history" and got.problems == []
    # 3:00 to 8:00 UTC is 21:23 to 2:23 by the sun.
    assert (got.facts["gps"].longitude, got.facts["gps"].stay.nights, got.facts["gps"].stay.stayed_s) == (
        pytest.approx(-84.1916), 1, 5 * 3600,
    )  # fmt: skip


def test_semantic_history_counts_visits_and_nights(gather):
    visit = {"placeVisit": {"location": HOME, "duration": {"startTimestamp": "2024-03-01T23:00:00Z",
                                                           "endTimestamp": "2024-03-03T13:00:00.5Z"}}}  # fmt: skip
    way = {"activitySegment": {"startLocation": HOME, "endLocation": {"latitudeE7": 0, "longitudeE7": 0},
                               "duration": {}, "simplifiedRawPath": {"points": [{"latE7": 398000000, "lngE7": -841000000}]}}}  # fmt: skip
    got = gather(json.dumps({"timelineObjects": [visit, way, {"new": {"word": "Aurelio"}}]}).encode(), "x")
    assert got.reader == "location_history"
    (row,) = got.rows
    assert row == {
        "place": "Home", "address": "1417 Larkspur Lane\nDayton, OH", "label": "home", "latitude": "39.7589",
        "longitude": "-84.1916", "visits": "1", "nights": "2", "first visit": "2024-03-01T23:00:00Z",
        "last visit": "2024-03-03T13:00:00Z",
    }  # fmt: skip
    assert "word: Aurelio" in got.text
    assert "of 4 positions 1 are 0, 0" in got.problems[-1].detail


@pytest.mark.parametrize("phone", ["android", "ios"])
def test_timelines_of_phones(gather, phone):
    where = "39.7589°, -84.1916°" if phone == "android" else "geo:39.758900,-84.191600"
    times = {"startTime": "2024-03-01T20:00:00.000-05:00", "endTime": "2024-03-02T08:00:00.000-05:00"}
    spot = {"latLng": where} if phone == "android" else where
    visit = times | {"visit": {"topCandidate": {"placeId": "h", "semanticType": "HOME", "placeLocation": spot}}}
    path = times | {"timelinePath": [{"point": where, "durationMinutesOffsetFromStartTime": "3"}]}
    way = times | {"activity": {"start": spot, "end": spot}}
    whole = [visit, path, way]
    got = gather(json.dumps({"semanticSegments": whole} if phone == "android" else whole).encode(), "x.json")
    assert got.reader == "location_history" and got.problems == []
    assert (got.rows[0]["label"], got.rows[0]["nights"], got.rows[0]["latitude"]) == ("home", "1", "39.7589")
    stay = got.facts["gps"].stay
    assert (stay.points, stay.nights, stay.starts, stay.ends) == (4, 1, 1, 1)


def test_a_cut_history_keeps_what_came(gather):
    text = json.dumps(RECORDS)
    got = gather(text[: len(text) - 30].encode(), "Records.json")
    assert "truncated" in got.codes and got.facts["gps"].stay.points == 5
    assert "1709366400000" in got.text


def test_damage_in_the_middle_is_read_as_text(gather):
    text = json.dumps(RECORDS)
    got = gather((text[:200] + "!! call Aurelio !!" + text[200:]).encode(), "Records.json")
    assert "partly_read" in got.codes and "Aurelio" in got.text


def test_deep_nesting_is_named(gather):
    got = gather(('{"timelineObjects":[' + "[" * 50_000).encode(), "x.json")
    assert {"too_deep", "truncated"} & set(got.codes)


def test_members_come_one_at_a_time(monkeypatch):
    from pii_scan.model.payload import Payload

    monkeypatch.setattr(json_walk, "_BLOCK", 7)
    text = '\ufeff{"a": [1, 22, {"b": "ü"}], "c": {}, "d": []} {"a": 12345678901}'
    walk = json_walk.JsonWalk(Payload(data=text.encode()))
    assert list(walk) == [(0, "a", 1), (0, "a", 22), (0, "a", {"b": "ü"}), (0, "c", {}), (1, "a", 12345678901)]
    assert list(walk.rest(1000)) == []


def test_degrees():
    assert from_e7(397589000) == pytest.approx(39.7589)
    assert from_e7(-841916000 + (1 << 32)) == pytest.approx(-84.1916)
    assert pair("geo:1.5,-2;u=35") == (1.5, -2.0) and pair("1°,2°") == (1, 2) and pair("x") is None is pair(None)


def test_web_mercator_and_esris_json(gather):
    # EPSG guidance note 7-2, 1.3.3.2: 24°22'54.433"N, 100°20'00.000"W.
    metres = [-11169055.58, 2800000.00]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    feature = dict(FEATURE, geometry={"type": "Point", "coordinates": metres})
    (row,) = gather(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}).encode(), "x").rows
    assert (round(float(row["latitude"]), 6), round(float(row["longitude"]), 6)) == (24.381787, -100.333333)
    esri = {"geometryType": "esriGeometryPoint", "spatialReference": {"wkid": 4326},
            "features": [{"attributes": {"name": "Marisol", "ssn": "446-22-2943"}, "geometry": {"x": -84.1916, "y": 39.7589}}]}  # fmt: skip
    got = gather(json.dumps(esri).encode(), "x")
    assert got.rows == [{"name": "Marisol", "ssn": "446-22-2943", "latitude": "39.7589", "longitude": "-84.1916"}]
