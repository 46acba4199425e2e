"""Bytes and pictures behind the first picture of a file: read or named."""

import io
import struct

import pytest
from PIL import Image, ImageDraw, ImageFont

SECRET = b"Name: Ada Example\nSSN: 219-09-9999\n" * 3
FONT = ImageFont.load_default(size=44)


def card(words: str = "", size: tuple[int, int] = (640, 240)) -> Image.Image:
    image = Image.new("RGB", size, (250, 250, 245))
    ImageDraw.Draw(image).text((30, 80), words, fill=(10, 10, 10), font=FONT)
    return image


def packed(image: Image.Image, fmt: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, fmt, **options)
    return out.getvalue()


def content(got):
    return {k: c.payload.read() for k, c in got.children.items() if c.payload is not None}


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "JPEG2000"])
def test_bytes_behind_a_picture_are_an_item(gather, fmt):
    whole = packed(card("", (64, 48)), fmt)
    assert content(gather(whole, "a")) == {}
    got = gather(whole + SECRET, "a")
    assert content(got) == {"after the end": SECRET}
    assert not [p for p in got.problems if p.effect != "note"]
    assert content(gather(whole + bytes(5000), "a")) == {}


def test_progressive_jpeg_with_restarts_ends_where_it_ends(gather):
    noise = _noise(300, 200, 90).convert("RGB")
    for options in ({"progressive": True}, {"restart_marker_blocks": 4}, {"quality": 100}):
        assert content(gather(packed(noise, "JPEG", **options) + SECRET, "a")) == {"after the end": SECRET}


def test_second_pictures_of_a_phone_are_items_of_their_own(gather):
    one, two, three = (packed(card(word, (64, 48)), "JPEG") for word in ("", "a", "b"))
    got = gather(one + bytes(40) + two + three + SECRET, "a.jpg")
    assert content(got) == {"picture 2.jpg": two, "picture 3.jpg": three, "after the end": SECRET}
    frames = packed(card("", (64, 48)), "MPO", save_all=True, append_images=[card("a", (64, 48))])
    (second,) = content(gather(frames, "a.jpg")).values()
    assert Image.open(io.BytesIO(second)).size == (64, 48)


def test_a_cameras_own_records_are_words_not_an_item(gather):
    records = b"\x00\x00\x01\x0a\x0e\x00\x00\x00Image_UTC_Data1700000000000SEFH" + bytes(40) + b"SEFT"
    got = gather(packed(card("", (64, 48)), "JPEG") + records, "a.jpg")
    assert got.children == {}
    assert "Image_UTC_Data1700000000000" in got.text
    assert not [p for p in got.problems if p.effect != "note"]


@pytest.mark.parametrize("fmt", ["GIF", "WEBP", "PNG"])
def test_later_frames_that_look_different_are_read(gather, fmt):
    frames = [card(), card(), card("SSN 219-09-9999"), card()]
    options = {"lossless": True} if fmt == "WEBP" else {}
    data = packed(frames[0], fmt, save_all=True, append_images=frames[1:], duration=100, **options)
    got = gather(data, "a")
    assert "219-09-9999" in got.text
    # Every writer joins the two equal frames at the start.
    assert [t.page for t in got.texts] == [2]
    assert not [p for p in got.problems if p.effect != "note"]


def test_more_different_frames_than_are_read_make_it_partial(gather):
    frames = [Image.new("L", (40, 40), 20 * number) for number in range(12)]
    for at, frame in enumerate(frames):
        ImageDraw.Draw(frame).rectangle((at * 3, 0, at * 3 + 8, 30), fill=255 - 20 * at)
    got = gather(packed(frames[0], "PNG", save_all=True, append_images=frames[1:]), "a.png")
    assert ("partly_read", "partial") in [(p.code, p.effect) for p in got.problems]


def test_a_damaged_second_page_is_told(gather):
    whole = packed(card(), "TIFF", save_all=True, append_images=[card("SSN 219-09-9999")])
    first = struct.unpack_from("<I", whole, 4)[0]
    link = first + 2 + 12 * struct.unpack_from("<H", whole, first)[0]
    second = struct.unpack_from("<I", whole, link)[0]
    outside, count = bytearray(whole), bytearray(whole)
    struct.pack_into("<I", outside, link, len(whole) - 3)
    struct.pack_into("<H", count, second, 0xFFFF)
    for data in (outside, count):
        got = gather(bytes(data), "a.tif")
        assert ("truncated", "partial") in [(p.code, p.effect) for p in got.problems]
    # The entries themselves are whole; only their number is wrong.
    assert "219-09-9999" in got.text


def _noise(width: int, height: int, sigma: int) -> Image.Image:
    """Seeded, unlike Pillow's effect_noise."""
    import numpy as np

    grains = np.random.default_rng(7).normal(128, sigma, (height, width)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(grains)
