"""FIT by Garmin's protocol 2.0 and profile; NMEA 0183 by hand; points of databases by PostGIS and the GeoPackage standard."""

import sqlite3
import struct

import pytest

from pii_scan.detect.location.wkb import point_of
from pii_scan.extract.geo.fit_messages import checksum
from tests.extract.geo.test_xml_tracks import gps
from tests.hostile.samples.geo import FIT, NMEA, sentence

POINT = struct.pack("<BI2d", 1, 1, -84.1916, 39.7589)


def test_fit(gather):
    got = gather(FIT, "item")
    assert got.reader == "fit"
    assert got.rows == [
        {"name": "Marisol Quintanilla SSN: 446-22-2943", "sex": "female", "age": "52", "weight kg": "61.5"}
    ]
    assert got.facts["device_serial"] == "3941283611"
    begin = next(p for p in gps(gather, FIT, "item") if p.stay.starts)
    assert begin.latitude == pytest.approx(39.7505, abs=1e-3) and begin.taken == "2024-03-01T12:00:00Z"
    assert [p.detail.split(" at ")[0] for p in got.problems] == ["40 positions"]


@pytest.mark.parametrize("size", [15, 60, 200, len(FIT) - 1])
def test_a_cut_fit_is_truncated(gather, size):
    assert "truncated" in gather(FIT[:size], "item").codes


def test_compressed_times_big_ends_and_developers_texts(gather):
    body = bytes([0x40, 0, 1]) + struct.pack(">HB", 20, 3) + bytes([253, 4, 0x86, 0, 4, 0x85, 1, 4, 0x85])
    body += b"\x00" + struct.pack(">Iii", 1000, 1 << 29, 1 << 28)
    body += bytes([0x61, 0, 1]) + struct.pack(">HB", 20, 2) + bytes([0, 4, 0x85, 1, 4, 0x85]) + bytes([1, 0, 8, 0])
    body += bytes([0x80 | 1 << 5 | 4]) + struct.pack(">ii", 1 << 29, 1 << 28) + b"Aurelio\0"
    data = struct.pack("<BBHI4s", 12, 16, 100, len(body), b".FIT") + body + b"\0\0"
    got = gather(data, "item")
    # 2²⁹ semicircles are 45 degrees; 1000 is 31·32 + 8, so that the five bits 4 mean 28 seconds later.
    assert (got.facts["gps"].latitude, got.facts["gps"].longitude) == (45.0, 22.5)
    assert got.facts["gps"].stay.stayed_s == 28 and "Aurelio" in got.text
    assert "partly_read" in gather(data + b"hello", "item").codes


def test_the_checksum_of_the_protocol():
    # CRC-16/ARC: its check value over "123456789" is 0xBB3D.
    assert checksum(b"123456789") == 0xBB3D


def test_nmea(gather):
    got = gather(NMEA, "item")
    assert got.reader == "nmea" and got.text == "# logger of Marisol Quintanilla SSN: 446-22-2943"
    begin = next(p for p in gps(gather, NMEA, "item") if p.stay.starts)
    # 39°40.0340' is 39.66723°.
    assert (round(begin.latitude, 3), round(begin.longitude, 3)) == (39.667, -84.192)
    assert begin.taken == "2024-03-01T12:00:00Z"


def test_sentences_without_a_place_and_with_a_wrong_sum_are_told(gather):
    text = (
        "2024-03-01 12:00:00 $GPGGA,120000,3945.5340,S,08411.4960,E,1,08,0.9,230.0,M,,M,,*00\r\n"
        + sentence("GPRMC,120100,V,,,,,,,010324,,,N") + sentence("GPGLL,3945.5340,S,08411.4960,E,120100,A")
        + sentence("GPGSV,1,1,00")
    )  # fmt: skip
    got = gather(text.encode(), "log.txt")
    assert (got.facts["gps"].latitude, got.facts["gps"].longitude) == (pytest.approx(-39.7589), pytest.approx(84.1916))
    assert [p.detail for p in got.problems] == [
        "1 sentences without a position",
        "1 sentences whose checksum does not hold",
    ]


@pytest.mark.parametrize("text", ["$GPSX,1,2\nprose", "costs $GPRMC and more\n" * 3, "$PATH,$HOME\n"])
def test_what_is_no_log(gather, text):
    assert gather(text.encode(), "x.txt").reader != "nmea"


@pytest.mark.parametrize(
    "data",
    [
        POINT,
        struct.pack(">BI2d", 0, 1, -84.1916, 39.7589),
        struct.pack("<BII2d", 1, 0x20000001, 4326, -84.1916, 39.7589),
        struct.pack("<BI3d", 1, 1001, -84.1916, 39.7589, 230),
        struct.pack("<BII3d", 1, 0xA0000001, 4326, -84.1916, 39.7589, 230),
        struct.pack("<I", 4326) + POINT,
        b"GP\0\x01" + struct.pack("<i", 4326) + POINT,
        b"GP\0\x03" + struct.pack("<i4d", 4326, -84.1916, -84.1916, 39.7589, 39.7589) + POINT,
        b"\0\x01" + struct.pack("<i4dBI2d", 4326, *(1.0,) * 4, 0x7C, 1, -84.1916, 39.7589) + b"\xfe",
    ],
)
def test_forms_of_one_point(data):
    assert point_of(data) == (pytest.approx(39.7589, abs=1e-4), pytest.approx(-84.1916, abs=1e-4))


@pytest.mark.parametrize(
    "data", [b"", b"GP", POINT[:-1], struct.pack("<BI2d", 1, 3, 1.0, 2.0), bytes(60), b"GP\0\x0f" + bytes(60)]
)
def test_what_is_no_point(data):
    assert point_of(data) is None


def test_web_mercator_as_in_the_guidance_of_epsg():
    # EPSG guidance note 7-2, 1.3.3.2: 24°22'54.433"N, 100°20'00.000"W.
    found = point_of(struct.pack("<BII2d", 1, 0x20000001, 3857, -11169055.58, 2800000.00))
    assert found == (pytest.approx(24.381787, abs=1e-6), pytest.approx(-100.333333, abs=1e-6))


def test_points_in_a_database(gather, tmp_path):
    base = sqlite3.connect(tmp_path / "a.gpkg")
    base.execute("create table homes(geom blob, name text, raw blob)")
    base.execute(
        "insert into homes values(?, ?, ?)", (b"GP\0\x01" + struct.pack("<i", 4326) + POINT, "Marisol", b"words")
    )
    base.commit()
    base.close()
    (row,) = gather((tmp_path / "a.gpkg").read_bytes(), "a.gpkg").rows
    assert row["geom"] == "47500001E6100000" + POINT.hex().upper() and row["raw"] == "words"
