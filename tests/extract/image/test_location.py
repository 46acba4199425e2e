"""Positions against exiftool, and the values that are none."""

import csv
import io
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin

from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.image.position import degrees, plausible, point, xmp_degrees, xmp_point
from pii_scan.model.evidence import Fact, GpsPoint
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings

R = TiffImagePlugin.IFDRational


def positions(evidence):
    return [e.value for e in evidence if isinstance(e, Fact) and e.name == "gps"]


def test_positions_equal_exiftool(real, gather_positions):
    with (real / "gps_exiftool.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    checked = 0
    for row in rows:
        path = real / row["SourceFile"]
        north, east = float(row["GPSLatitude"]), float(row["GPSLongitude"])
        found = gather_positions(path)
        if not plausible(north, east):
            assert not found, path.name
            continue
        assert any(abs(p.latitude - north) < 1e-5 and abs(p.longitude - east) < 1e-5 for p in found), path.name
        checked += 1
    assert checked == len(rows)


@pytest.fixture
def gather_positions(table):
    def run(path):
        payload = Payload(path=str(path))
        media_type = table.identify(payload, path.name)
        (reader, *_) = table.readers(media_type)
        request = Input(payload, media_type, path.name, Limits(), Settings(ocr="off"))
        return positions(reader.extract(request))

    return run


def test_south_west_altitude_and_time(read):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(
        {
            1: "S",
            2: (R(12), R(30), R(36)),
            3: "W",
            4: (R(77), R(1), R(12)),
            5: b"\x01",
            6: R(15, 2),
            7: (R(13), R(5), R(9)),
            29: "2024:03:01",
        }
    )
    (found,) = positions(read(Image.new("RGB", (40, 30), "red"), "JPEG", exif=exif.tobytes()))
    assert found.latitude == pytest.approx(-12.51, abs=1e-9)
    assert found.longitude == pytest.approx(-77.02, abs=1e-9)
    assert found.altitude_m == -7.5
    assert found.taken == "2024-03-01T13:05:09Z"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "JPEG"])
def test_position_survives_in_every_format_that_holds_exif(read, kind):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (R(40), R(0), R(0)), 3: "E", 4: (R(116), R(30), R(0))})
    (found,) = positions(read(Image.new("RGB", (40, 30), "red"), kind, exif=exif.tobytes()))
    assert (found.latitude, found.longitude) == (40.0, 116.5)


def test_position_in_xmp_alone(read):
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="39,3.0806N" exif:GPSLongitude="94,17,19W"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    (found,) = positions(read(Image.new("RGB", (40, 30), "red"), "JPEG", xmp=packet))
    assert found.latitude == pytest.approx(39.051343, abs=1e-6)
    assert found.longitude == pytest.approx(-94.288611, abs=1e-6)


@pytest.mark.parametrize(
    "tags",
    [
        {2: (R(0, 0), R(0, 0), R(0, 0)), 4: (R(0, 0), R(0), R(0))},
        {2: (R(0), R(0), R(0)), 4: (R(0), R(0), R(0))},
        {2: (R(91), R(0), R(0)), 4: (R(5), R(0), R(0))},
        {2: (float("nan"), 0, 0), 4: (5.0, 0, 0)},
        {2: (1, 2, 3)},
        {2: "x", 4: "y"},
    ],
)
def test_no_position(tags):
    assert point(tags) is None


@given(st.floats(-89.99, 89.99), st.floats(-179.99, 179.99))
def test_degrees_minutes_seconds_round_trip(latitude, longitude):
    def split(value):
        value = abs(value)
        minutes = (value - int(value)) * 60
        return int(value), int(minutes), (minutes - int(minutes)) * 60

    assert degrees(split(latitude), "S" if latitude < 0 else "N") == pytest.approx(latitude, abs=1e-9)
    assert degrees(split(longitude), b"W\0" if longitude < 0 else "E") == pytest.approx(longitude, abs=1e-9)


@given(st.text(max_size=20), st.text(max_size=20))
def test_hostile_xmp_strings_give_a_position_on_earth_or_none(north, east):
    found = xmp_point(north, east)
    assert found is None or (math.isfinite(found.latitude) and abs(found.latitude) <= 90)


def test_plain_decimal_xmp():
    assert xmp_degrees("-33.865") == -33.865
    assert xmp_point("0", "0") is None
    assert xmp_point("10", "20") == GpsPoint(10.0, 20.0)


def test_device_author_time_and_captions(read):
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B], exif[0x010E] = "Nikon", "Nikon D5", "Martin Testerson", "call 555-0147"
    exif.get_ifd(0x8769).update({0x9003: "2024:05:06 07:08:09", 0xA431: "SN12345", 0xA430: "Ruth Sampleman"})
    evidence = read(Image.new("RGB", (40, 30), "red"), "JPEG", exif=exif.tobytes())
    facts = {e.name: e.value for e in evidence if isinstance(e, Fact)}
    assert facts["device"] == "Nikon D5"
    assert facts["author"] == "Martin Testerson"
    assert facts["owner"] == "Ruth Sampleman"
    assert facts["device_serial"] == "SN12345"
    assert facts["taken"] == "2024-05-06T07:08:09"
    assert any("call 555-0147" in getattr(e, "text", "") for e in evidence)


def test_png_comment_is_text(read):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "sent to martin@example.com")
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(stream, "PNG", pnginfo=info)
    assert any("martin@example.com" in getattr(e, "text", "") for e in read(stream.getvalue()))


def _exif(latitude, longitude):
    exif = Image.Exif()
    exif[0x013B] = "Martin Testerson"
    exif.get_ifd(0x8825).update({1: "N", 2: (R(latitude), R(0), R(0)), 3: "W", 4: (R(longitude), R(0), R(0))})
    return exif.tobytes().removeprefix(b"Exif\0\0")


def _box(kind, body):
    return (len(body) + 8).to_bytes(4, "big") + kind + body


CARRIERS = {
    "jxl": lambda tiff: b"\0\0\0\x0cJXL \r\n\x87\n" + _box(b"ftyp", b"jxl \0\0\0\0jxl ") + _box(b"Exif", bytes(4) + tiff),
    "cr3": lambda tiff: (
        _box(b"ftyp", b"crx \0\0\0\1crx isom")
        + _box(b"moov", _box(b"uuid", bytes.fromhex("85c0b687820f11e08111f4ce462b6a48") + _box(b"CMT1", tiff)))
    ),
    "psd": lambda tiff: (
        b"8BPS\0\1" + bytes(6) + b"\0\3\0\0\0\1\0\0\0\1\0\x08\0\3" + bytes(4)
        + (len(tiff) + len(tiff) % 2 + 12).to_bytes(4, "big")
        + b"8BIM\x04\x22\0\0" + len(tiff).to_bytes(4, "big") + tiff + bytes(len(tiff) % 2)
        + bytes(4) + b"\0\0" + bytes(3)
    ),
    "orf": lambda tiff: b"IIRO" + tiff[4:] if tiff.startswith(b"II") else b"MMOR" + tiff[4:],
    "raf": lambda tiff: (
        b"FUJIFILMCCD-RAW ".ljust(84, b"0") + (92).to_bytes(4, "big") + (len(tiff) + 30).to_bytes(4, "big")
        + b"\xff\xd8\xff\xe1" + (len(tiff) + 8).to_bytes(2, "big") + b"Exif\0\0" + tiff + b"\xff\xd9"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CARRIERS)
def test_containers_that_carry_exif_of_their_own(table, kind):
    data = CARRIERS[kind](_exif(40, 83))
    payload = Payload(data=data)
    media_type = table.identify(payload, f"x.{kind}")
    request = Input(payload, media_type, f"x.{kind}", Limits(), Settings(ocr="off"))
    evidence = list(table.readers(media_type)[0].extract(request))
    (found,) = positions(evidence)
    assert (found.latitude, found.longitude) == (40.0, -83.0)
    assert any(isinstance(e, Fact) and e.name == "author" and e.value == "Martin Testerson" for e in evidence)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(CARRIERS)), st.integers(0, 400), st.binary(max_size=24))
def test_damaged_containers_end_in_positions_on_earth_or_none(table, kind, at, noise):
    data = CARRIERS[kind](_exif(40, 83))
    data = data[:at] + noise + data[at + len(noise) :]
    payload = Payload(data=data)
    media_type = table.identify(payload, f"x.{kind}")
    request = Input(payload, media_type, f"x.{kind}", Limits(), Settings(ocr="off"))
    for reader in table.readers(media_type):
        try:
            found = positions(reader.extract(request))
        except NotThisFormat:
            continue
        assert all(plausible(p.latitude, p.longitude) for p in found)
        break
