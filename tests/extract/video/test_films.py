"""Matroska and AVI written by hand after RFC 9559 and the RIFF description, and by ffmpeg where it is there."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from pii_scan.model.payload import Payload


def element(ident: int, data: bytes) -> bytes:
    width = (ident.bit_length() + 7) // 8
    return ident.to_bytes(width, "big") + b"\x01" + len(data).to_bytes(7, "big") + data


def tag(name: bytes, value: bytes) -> bytes:
    return element(0x7373, element(0x67C8, element(0x45A3, name) + element(0x4487, value)))


def matroska(*parts: bytes) -> bytes:
    return element(0x1A45DFA3, element(0x4282, b"matroska")) + element(0x18538067, b"".join(parts))


_SUBTITLES = element(
    0x1654AE6B, element(0xAE, element(0xD7, b"\x02") + element(0x83, b"\x11") + element(0x86, b"S_TEXT/UTF8"))
)


def test_matroska(gather):
    film = matroska(
        element(0x1549A966, element(0x7BA9, b"Visit of Ann Lee") + element(0x4461, struct.pack(">q", 10**18 // 2))),
        _SUBTITLES,
        element(0x1254C367, tag(b"ARTIST", b"Bo Reed") + tag(b"LOCATION", b"+37.7749-122.4194/")),
        element(0x1941A469, element(0x61A7, element(0x466E, b"cover.jpg") + element(0x465C, b"\xff\xd8\xff picture"))),
        element(
            0x1F43B675, element(0xA3, b"\x82\x00\x00\x80my SSN is 219-09-9999") + element(0xA3, b"\x81\x00\x00\x80xx")
        ),
    )
    got = gather(film, "a.mkv")
    assert got.facts["author"] == "Bo Reed"
    assert got.facts["title"] == "Visit of Ann Lee"
    # 2001-01-01 and half a milliard of seconds, by hand.
    assert got.facts["taken"] == "2016-11-05T00:53:20Z"
    assert (got.facts["gps"].latitude, got.facts["gps"].longitude) == (37.7749, -122.4194)
    assert [t.text for t in got.texts if t.layer == "body"] == ["my SSN is 219-09-9999"]
    assert got.children["1/cover.jpg"].payload.read() == b"\xff\xd8\xff picture"
    assert got.codes == ["not_transcribed"]


def test_matroska_with_open_lengths_and_a_cut(gather):
    info = element(0x1549A966, element(0x7BA9, b"Visit"))
    live = element(0x1A45DFA3, b"") + (0x18538067).to_bytes(4, "big") + b"\x01" + b"\xff" * 7 + info
    assert gather(live, "a.mkv").facts["title"] == "Visit"
    cut = live + element(0x1254C367, tag(b"ARTIST", b"Bo Reed"))[:-3]
    assert "truncated" in gather(cut, "a.mkv").codes


@pytest.mark.parametrize("rest", [b"\x00" * 50, b"\xff" * 5000, element(0xA3, b""), b"\x18\x53\x80\x67" * 2000])
def test_hostile_matroska(gather, rest):
    got = gather(element(0x1A45DFA3, b"") + rest, "a.mkv")
    assert got.reader == "matroska"
    assert got.codes


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)


def test_avi(gather):
    info = b"INFO" + chunk(b"IART", b"Ann Lee\0") + chunk(b"ICMT", "call José 305-555-0100\0".encode())
    header = b"hdrl" + chunk(
        b"LIST", b"strl" + chunk(b"strn", b"front door\0") + chunk(b"strd", b"\x01AVIF Canon 219-09-9999")
    )
    film = b"AVI " + chunk(b"LIST", header) + chunk(b"LIST", b"movi" + b"\0" * 40) + chunk(b"LIST", info)
    got = gather(chunk(b"RIFF", film), "a.avi")
    assert got.facts["author"] == "Ann Lee"
    assert set(got.texts[0].text.splitlines()) == {
        "artist: Ann Lee",
        "comment: call José 305-555-0100",
        "stream: front door",
    }
    assert "219-09-9999" in got.texts[1].text
    assert got.codes in (["location_not_read", "not_transcribed"], ["not_transcribed"])


@pytest.mark.parametrize("rest", [b"LIST\xff\xff\xff\xff" * 50, b"\x00" * 99, chunk(b"LIST", b"x" * 3)])
def test_hostile_avi(gather, rest):
    got = gather(b"RIFF\xff\xff\xff\xffAVI " + rest, "a.avi")
    assert got.reader == "avi"
    assert "not_transcribed" in got.codes


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
@pytest.mark.parametrize("ending", ["mkv", "avi", "webm"])
def test_what_ffmpeg_writes(gather, tmp_path: Path, ending: str):
    path = tmp_path / f"a.{ending}"
    words = ["-metadata", "title=Visit of Ann Lee", "-metadata", "comment=305-555-0100"]
    source = ["-f", "lavfi", "-i", "color=d=0.1:s=16x16"]
    subprocess.run(["ffmpeg", "-v", "error", *source, *words, str(path)], check=True)
    text = gather(Payload(path=str(path)), path.name).text
    assert "Visit of Ann Lee" in text
    assert ending == "webm" or "305-555-0100" in text
