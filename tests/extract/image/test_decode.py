"""Every mode and damage ends in evidence or a problem."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from pii_scan.extract.image.grey import grey_of
from pii_scan.model.evidence import Fact, Text
from pii_scan.model.limits import Limits
from pii_scan.model.problem import Problem, ProblemCode


def codes(evidence):
    return [e.code for e in evidence if isinstance(e, Problem)]


def fact(evidence, name):
    return next((e.value for e in evidence if isinstance(e, Fact) and e.name == name), None)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16"]
)
def test_dark_square_stays_darker_than_paper_in_every_mode(mode):
    base = Image.new("L", (80, 60), 230)
    ImageDraw.Draw(base).rectangle((20, 20, 50, 40), fill=20)
    if mode == "LAB":
        image = Image.merge("LAB", (base, Image.new("L", base.size, 128), Image.new("L", base.size, 128)))
    elif mode == "PA":
        image = base.convert("LA").convert("PA")
    elif mode == "I;16":
        image = base.convert("I").point(lambda v: v * 200).convert("I;16")
    else:
        image = (base.convert("RGB") if mode in ("HSV", "YCbCr", "CMYK") else base).convert(mode)
    if mode == "1":
        image = base.point(lambda v: 255 * (v > 128)).convert("1")
    grey = grey_of(image, 2600)
    assert grey.shape == (60, 80)
    assert int(grey[5, 5]) - int(grey[30, 30]) > 100


def test_white_writing_on_nothing_is_laid_on_black():
    image = Image.new("RGBA", (60, 40), (255, 255, 255, 0))
    ImageDraw.Draw(image).rectangle((10, 10, 30, 20), fill=(255, 255, 255, 255))
    grey = grey_of(image, 2600)
    assert int(grey.max()) - int(grey.min()) > 200


def test_long_side_is_bounded():
    assert max(grey_of(Image.new("L", (5000, 40)), 2600).shape) == 2600


def test_pixel_limit_names_a_bomb(read):
    # A header alone, by the PNG specification: 60,000 × 60,000 grey pixels in 57 bytes.
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))  # noqa: E731
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    assert codes(read(bomb)) == [ProblemCode.BOMB_SUSPECTED]


def test_large_but_honest_picture_is_too_large(read, photo):
    assert codes(read(photo, "JPEG", quality=95, limits=Limits(pixels=1000))) == [ProblemCode.TOO_LARGE]


def test_truncated_card_is_read_as_far_as_it_goes(read, card):
    stream = io.BytesIO()
    card().save(stream, "JPEG", quality=90)
    whole = stream.getvalue()
    evidence = read(whole[: len(whole) * 6 // 10])
    assert ProblemCode.TRUNCATED in codes(evidence)
    assert "B4417023" in "".join(e.text for e in evidence if isinstance(e, Text))


def test_header_without_picture_is_a_problem(read):
    assert codes(read(b"\x89PNG\r\n\x1a\nnothing")) == [ProblemCode.UNREADABLE]


def test_orientation_tag_turns_size_and_text(read, card):
    exif = Image.Exif()
    exif[0x0112] = 6
    evidence = read(card().transpose(Image.Transpose.ROTATE_90), "JPEG", quality=92, exif=exif.tobytes())
    body = next(e for e in evidence if isinstance(e, Text) and e.layer == "body")
    assert "B4417023" in body.text
    assert all(box.box[0] + box.box[2] <= 1030 and box.box[1] + box.box[3] <= 660 for box in body.boxes)


def test_every_page_of_a_tiff_is_read_up_to_the_limit(read, card):
    first, second = card(), Image.new("RGB", (1012, 638), "white")
    save = {"save_all": True, "append_images": [second, first]}
    evidence = read(first, "TIFF", **save)
    assert [e.page for e in evidence if isinstance(e, Text)] == [1, 3]
    limited = read(first, "TIFF", limits=Limits(pages=2), **save)
    assert ProblemCode.TOO_LARGE in codes(limited)


def test_animation_gives_each_frame_that_looks_different(read, photo):
    small = photo.resize((200, 150))
    evidence = read(small.convert("P"), "GIF", save_all=True, append_images=[small.rotate(90).convert("P")])
    assert not [e for e in evidence if isinstance(e, Problem)]
    assert sum(isinstance(e, Fact) and e.name == "picture_class" for e in evidence) == 2


def test_blank_page_leaves_at_once(read):
    evidence = read(Image.new("RGB", (2000, 1500), (250, 250, 248)))
    assert fact(evidence, "picture_class") == "blank"
    assert fact(evidence, "ocr_engine") is None


@pytest.mark.parametrize("folder", ["exif-samples", "tika"])
def test_real_files_raise_nothing(real, read, folder):
    from pii_scan.extract.extractor import NotThisFormat

    kinds = {
        ".jpg",
        ".jpeg",
        ".png",
        ".heic",
        ".heif",
        ".tif",
        ".tiff",
        ".gif",
        ".bmp",
        ".psd",
        ".pgm",
        ".ppm",
        ".pcx",
        ".ico",
        ".icns",
        ".jp2",
        ".webp",
        ".dng",
    }
    files = [p for p in sorted((real / folder).rglob("*")) if p.suffix.lower() in kinds]
    assert files
    for path in files:
        try:
            assert read(path, ocr="off"), path.name
        except NotThisFormat:
            pytest.fail(path.name)
