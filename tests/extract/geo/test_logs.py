"""Position logs of loggers (CSV) and of social networks' exports, drawn after what these programs write."""

import json

import pytest

from pii_scan.extract.geo.moment import moment
from tests.extract.geo.test_xml_tracks import gps

HOURS = [f"2024-03-0{1 + n // 24}T{n % 24:02}:00:00Z" for n in range(30)]


def log(header: str, parted: str = ",") -> bytes:
    rows = [parted.join((time, "39.7589", "-84.1916", "230")) for time in HOURS]
    return "\n".join([header, *rows, parted.join(("x", "", "", "call Marisol"))]).encode()


@pytest.mark.parametrize(
    ("header", "parted"),
    [
        ("time,lat,lon,elevation", ","),
        ("Timestamp;Latitude;Longitude;Speed", ";"),
        ("date time\tlatitude\tlongitude\taltitude", "\t"),
    ],
)
def test_a_log_is_a_way(gather, header, parted):
    got = gather(log(header, parted), "x.csv")
    assert got.reader == "position_log" and got.tables == []
    assert got.text == parted.join(("x", "", "", "call Marisol"))
    stay = got.facts["gps"].stay
    # 0:00 UTC is 18:24 by the sun: the nights of 29 February and 1 March, then to 0:24.
    assert (stay.points, stay.nights, stay.stayed_s) == (30, 2, 29 * 3600)


@pytest.mark.parametrize(
    "header", ["time,lat,lon,user", "time,lat,lon,name", "time,lat,lon,id", "when it was,lat,lon,speed"]
)
def test_a_table_that_says_more_is_a_table(gather, header):
    got = gather(log(header), "x.csv")
    assert got.reader != "position_log" and len(got.rows) >= 30


def test_a_short_list_is_a_table(gather):
    assert gather(b"\n".join(log("time,lat,lon,elevation").splitlines()[:9]), "x.csv").reader != "position_log"


def test_facebook(gather):
    data = {"location_history_v2": [{"name": "Location", "coordinate": {"latitude": 39.7589, "longitude": -84.1916},
                                     "creation_timestamp": 1709345700 + 3600 * n} for n in range(3)], "owner": "Marisol"}  # fmt: skip
    got = gather(json.dumps(data).encode(), "item")
    assert got.reader == "social_location_history" and got.text == "owner: Marisol"
    assert (got.facts["gps"].stay.points, got.facts["gps"].stay.stayed_s) == (3, 7200)


def test_snapchat(gather):
    data = {"Frequent Locations": [{"City": "Dayton"}], "Latest Location": [],
            "Location History": [["2024/03/01 12:00:00 UTC", "39.759 ± 14.22, -84.192 ± 14.22"],
                                 ["2024/03/01 13:00:00 UTC", "39.759 ± 14.22, -84.192 ± 14.22"]]}  # fmt: skip
    got = gather(json.dumps(data).encode(), "item")
    assert got.reader == "social_location_history" and "City: Dayton" in got.text
    (place,) = gps(gather, json.dumps(data).encode(), "item")
    assert (place.latitude, place.longitude, place.taken, place.stay.stayed_s) == (
        39.759,
        -84.192,
        "2024-03-01T12:00:00Z",
        3600,
    )


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-01T00:00:00Z",
        "2024/03/01 00:00:00 UTC",
        "03/01/2024 00:00",
        "1709251200",
        1709251200,
        1709251200000,
        "1709251200000",
    ],
)
def test_forms_of_a_moment(value):
    assert moment(value) == 1709251200


def test_what_is_no_moment():
    assert [moment(v) for v in ("soon", None, True, 7, "12", [1])] == [None] * 6
