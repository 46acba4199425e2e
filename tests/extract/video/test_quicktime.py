"""Recordings: boxes written by hand after ISO 14496-12, Apple's QuickTime format and 3GPP TS 26.244."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.extract.video.iso6709 import iso6709_point
from pii_scan.model.evidence import GpsPoint


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def quicktime_text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack(">HH", len(raw), 0x15C7) + raw


def keyed(**values: str) -> bytes:
    """Apple's `meta` box: keys, then items numbered after them."""
    names = [key.replace("__", ".") for key in values]
    keys = b"".join(struct.pack(">I4s", len(n) + 8, b"mdta") + n.encode() for n in names)
    items = [
        box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), value.encode()))
        for number, value in enumerate(values.values(), 1)
    ]
    handler = box(b"hdlr", bytes(8), b"mdta", bytes(12))
    return box(b"meta", handler, box(b"keys", struct.pack(">II", 0, len(names)), keys), box(b"ilst", *items))


def film(*inside: bytes, brand: bytes = b"qt  ") -> bytes:
    made = struct.pack(">IIIII", 0, 3_800_000_000, 0, 600, 1200) + bytes(80)
    return box(b"ftyp", brand, bytes(4), brand) + box(b"moov", box(b"mvhd", made), *inside) + box(b"mdat", bytes(64))


def track(handler: bytes, form: bytes, table: bytes = b"") -> bytes:
    described = box(b"stsd", struct.pack(">II", 0, 1), box(form, bytes(8)))
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)),
                            box(b"minf", box(b"hdlr", bytes(4), b"dhlralis", bytes(12)), box(b"stbl", described, table))))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "north", "east", "height"),
    [
        ("+27.5916+086.5640+8850CRSWGS_84/", 27.5916, 86.5640, 8850),  # ISO 6709 annex H: Mount Everest
        ("+40.6894-074.0447/", 40.6894, -74.0447, None),
        ("-0609.42+10650.4/", -6.157, 106.84, None),
        ("+401213.1-0750015.1+2.79/", 40.2036389, -75.0041944, 2.79),
        ("-90+000/", -90.0, 0.0, None),
    ],
)
def test_strings_of_the_standard(text, north, east, height):
    found = iso6709_point(text)
    assert found is not None
    assert found.latitude == pytest.approx(north, abs=1e-6)
    assert found.longitude == pytest.approx(east, abs=1e-6)
    assert found.altitude_m == height


@pytest.mark.parametrize("text", ["", "+00.0000+000.0000/", "+91.0+010.0/", "+4061.0-07500.0/", "40.7,-74.0", "+1+2/"])
def test_strings_that_are_no_position(text):
    assert iso6709_point(text) is None


@given(st.text("+-.0123456789/CRSWG_", max_size=40))
def test_any_string_gives_a_position_on_earth_or_none(text):
    found = iso6709_point(text)
    assert found is None or (abs(found.latitude) <= 90 and abs(found.longitude) <= 180)


def test_position_of_user_data(gather):
    found = gather(film(box(b"udta", box(b"\xa9xyz", quicktime_text("+39.7589-084.1916+225.0/")))))
    assert found.reader == "quicktime"
    assert found.facts["gps"] == GpsPoint(39.7589, -84.1916, 225.0, None, "2024-05-31T11:33:20Z")


def test_position_of_3gpp(gather):
    name = b"Dayton\0"
    place = struct.pack(">BiiI", 0, round(-84.1916 * 65536), round(39.7589 * 65536), 225 << 16)
    found = gather(film(box(b"udta", box(b"loci", bytes(6), name, place, b"earth\0\0")), brand=b"3gp4"), "x.3gp")
    assert found.media_type == "video/3gpp"
    assert found.facts["gps"].latitude == pytest.approx(39.7589, abs=1e-4)
    assert found.facts["gps"].longitude == pytest.approx(-84.1916, abs=1e-4)
    assert found.facts["gps"].altitude_m == 225


def test_apples_keys_give_position_precision_time_device_and_names(gather):
    meta = keyed(
        com__apple__quicktime__location__ISO6709="+39.7589-084.1916+225.0/",
        com__apple__quicktime__location__accuracy__horizontal="4.756",
        com__apple__quicktime__creationdate="2023-05-06T07:08:09-0400",
        com__apple__quicktime__make="Apple",
        com__apple__quicktime__model="iPhone 13",
        com__apple__quicktime__author="Martin Testerson",
        com__apple__quicktime__description="call 555-0147",
    )
    found = gather(film(meta))
    assert found.facts["gps"] == GpsPoint(39.7589, -84.1916, 225.0, 4.756, "2023-05-06T07:08:09")
    assert found.facts["device"] == "Apple iPhone 13"
    assert found.facts["author"] == "Martin Testerson"
    assert "call 555-0147" in found.text


def test_item_codes_account_and_cover(gather):
    def item(code: bytes, kind: int, value: bytes) -> bytes:
        return box(code, box(b"data", struct.pack(">II", kind, 0), value))

    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    items = box(
        b"ilst",
        item(b"\xa9ART", 1, b"Ruth Sampleman"),
        item(b"apID", 1, b"ruth@example.com"),
        item(b"covr", 14, picture),
    )
    meta = box(b"meta", bytes(4), box(b"hdlr", bytes(8), b"mdirappl", bytes(9)), items)
    found = gather(film(box(b"udta", meta), brand=b"M4A "))
    assert found.media_type == "audio/mp4"
    assert found.facts["author"] == "Ruth Sampleman"
    assert "ruth@example.com" in found.text
    assert found.children["cover 1"].payload.read() == picture


def test_subtitles_are_read(gather):
    lines = [b"My number is 555-0147", b"Martin Testerson, 4711 Maple St"]
    samples = b"".join(struct.pack(">H", len(line)) + line for line in lines)
    sizes = struct.pack(">III", 0, 0, 2) + b"".join(struct.pack(">I", len(line) + 2) for line in lines)
    head = box(b"ftyp", b"mp42", bytes(4), b"mp42") + box(b"mdat", samples)
    start = len(box(b"ftyp", b"mp42", bytes(4), b"mp42")) + 8
    table = (
        box(b"stsz", sizes)
        + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 2, 1))
        + box(b"stco", struct.pack(">III", 0, 1, start))
    )
    found = gather(head + box(b"moov", track(b"sbtl", b"tx3g", table)))
    assert [t.text for t in found.texts if t.layer == "subtitles"] == ["\n".join(line.decode() for line in lines)]


def test_the_recording_and_telemetry_are_named(gather):
    found = gather(film(track(b"vide", b"avc1"), track(b"meta", b"gpmd")))
    details = {p.detail: p.effect.value for p in found.problems}
    assert details == {"recording not watched and not transcribed": "partial", "GoPro telemetry track": "note"}


def test_bytes_behind_the_end_and_a_cut_file(gather):
    whole = film(track(b"vide", b"avc1"))
    hidden = gather(whole + b"%PDF-1.4 hidden behind the film" * 9)
    assert hidden.children["after the end"].payload.read().startswith(b"%PDF")
    assert "truncated" in gather(whole[:-20]).codes


def test_without_index_nothing_is_called_clean(gather):
    found = gather(box(b"ftyp", b"mp42", bytes(4)) + box(b"mdat", bytes(100)))
    assert "partly_read" in found.codes


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 700), st.binary(max_size=40))
def test_damage_never_raises(gather, at, noise):
    items = box(b"udta", box(b"\xa9xyz", quicktime_text("+39.7589-084.1916/")), box(b"loci", bytes(30)))
    whole = film(items, keyed(com__apple__quicktime__author="A B"), track(b"text", b"tx3g", box(b"stsz", bytes(40))))
    gather(whole[:at] + noise + whole[at + len(noise) :], "x.mov")


@pytest.mark.parametrize("count", [1, 2, 4])
def test_reads_grow_with_boxes_and_nesting_is_bounded(gather, count):
    deep = b""
    for _ in range(200 * count):
        deep = box(b"udta", deep)
    found = gather(film(deep, *[box(b"free", bytes(8))] * (500 * count)))
    assert "not_transcribed" in found.codes
