"""Odd files end with what could be read, or with the reason why not; none takes more memory than a picture's worth."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pii_scan.model.evidence import Fact, Text
from pii_scan.model.limits import Limits
from pii_scan.model.problem import Problem, ProblemCode
from tests.extract.image.conftest import encoded


def codes(evidence):
    return [e.code for e in evidence if isinstance(e, Problem)]


def text(evidence):
    return "\n".join(e.text for e in evidence if isinstance(e, Text))


def grey16(card):
    return Image.fromarray((np.asarray(card.convert("L"), dtype=np.uint16) * 97).astype(np.uint16))


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda c: c.convert("CMYK"), "JPEG"),
        (lambda c: c.quantize(32), "PNG"),
        (lambda c: c.quantize(32), "GIF"),
        (lambda c: c.convert("1"), "TIFF"),
        (grey16, "PNG"),
        (grey16, "TIFF"),
        (lambda c: c.convert("LA"), "PNG"),
    ],
    ids=["cmyk-jpeg", "palette-png", "palette-gif", "bilevel-tiff", "grey16-png", "grey16-tiff", "alpha-png"],
)
def test_every_colour_mode_is_read_to_its_text(read, card, made, kind):
    evidence = read(made(card()), kind)
    assert "B4417023" in text(evidence) and "07/19/1981" in text(evidence)
    assert ProblemCode.UNREADABLE not in codes(evidence)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (2, 2)])
def test_a_picture_of_hardly_any_pixels_is_blank(read, size):
    evidence = read(Image.new("RGB", size, (9, 9, 9)))
    assert [e.value for e in evidence if isinstance(e, Fact) and e.name == "picture_class"] == ["blank"]
    assert codes(evidence) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 700), (40, 40)])
def test_a_few_noisy_pixels_are_a_picture_without_text(read, size):
    dice = np.random.default_rng(5).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    assert [c for c in codes(read(Image.fromarray(dice))) if c is not ProblemCode.PARTLY_READ] == []


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBP"])
def test_no_picture_behind_the_signature_is_unreadable(read, data):
    assert codes(read(data)) == [ProblemCode.UNREADABLE]


def test_the_name_and_type_do_not_matter_the_bytes_do(read, card):
    assert "B4417023" in text(read(card(), "PNG", media="image/jpeg"))


def test_a_truncated_png_is_told_and_read_as_far_as_it_goes(read, card):
    data = encoded(card())
    assert ProblemCode.TRUNCATED in codes(read(data[: len(data) * 3 // 4]))


def test_a_moving_png_gives_its_different_pictures(read, card):
    other = Image.new("RGB", card().size, (228, 236, 244))
    evidence = read(card(), "PNG", save_all=True, append_images=[other, card().rotate(180)], duration=100)
    assert text(evidence).count("B4417023") >= 2


def test_a_gigapixel_is_refused_before_a_pixel_is_decoded(read):
    stream = io.BytesIO()
    Image.new("1", (40_000, 30_000)).save(stream, "TIFF", compression="group4")
    assert codes(read(stream.getvalue())) == [ProblemCode.BOMB_SUSPECTED]
    assert codes(read(stream.getvalue(), limits=Limits(ratio=10**9))) == [ProblemCode.TOO_LARGE]


_CHILD = """
import sys
from pii_scan.extract.extractor import Input
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
def high():
    return next(int(l.split()[1]) for l in open("/proc/self/status") if l.startswith("VmHWM")) // 1024
def read(path):
    return list(read_image(Input(Payload(path=path), "image/jpeg", "x", Limits(), Settings(ocr="off"))))
read(sys.argv[1]); before = high(); read(sys.argv[2]); print(high() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
def test_fifty_megapixels_of_jpeg_take_little_memory(tmp_path, photo):
    small, large = tmp_path / "small.jpg", tmp_path / "large.jpg"
    photo.resize((1600, 1200)).save(small, quality=80)
    photo.resize((8160, 6120)).save(large, quality=70)
    done = subprocess.run([sys.executable, "-c", _CHILD, small, large], capture_output=True, text=True, check=True)
    # All pixels in colour would be 150 MB; the reader decodes a quarter or an eighth of each side, in grey.
    assert int(done.stdout) < 80
