"""Tags of sound files, written by hand after ID3v2.3 and RIFF INFO."""

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)


def frame(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">I", len(body)) + b"\0\0" + body


def id3(*frames: bytes) -> bytes:
    body = b"".join(frames)
    size = bytes((len(body) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + body + b"\xff\xfb\x90\x00" + bytes(400)


SONG = id3(
    frame(b"TPE1", b"\0Martin Testerson"),
    frame(b"TIT2", b"\0Message 3"),
    frame(b"COMM", b"\0eng\0call 555-0147"),
    frame(b"APIC", b"\0image/png\0\x03\0" + PICTURE),
)


def test_names_comments_and_cover(gather):
    found = gather(SONG, "x.mp3")
    assert found.reader == "audio"
    assert found.facts["author"] == "Martin Testerson"
    assert "call 555-0147" in found.text
    assert found.children["cover 1"].payload.read() == PICTURE
    assert [(p.code, p.detail) for p in found.problems] == [("not_transcribed", "recording not transcribed")]


def test_riff_info(gather):
    value = b"Ruth Sampleman\0\0"
    info = b"INFOIART" + struct.pack("<I", len(value)) + value
    body = (
        b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"LIST"
        + struct.pack("<I", len(info))
        + info
    )
    found = gather(b"RIFF" + struct.pack("<I", len(body)) + body, "x.wav")
    assert found.facts["author"].rstrip("\0") == "Ruth Sampleman"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 300), st.binary(max_size=30))
def test_damage_never_raises(gather, at, noise):
    found = gather(SONG[:at] + noise + SONG[at + len(noise) :], "x.mp3")
    assert found.problems or found.texts
