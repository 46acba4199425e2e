"""Damaged on purpose: whatever the bytes, evidence or a problem comes out."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pii_scan.extract.extractor import NotThisFormat
from pii_scan.model.evidence import Child, Fact, Text
from pii_scan.model.limits import Limits
from pii_scan.model.problem import Problem


def seed(kind):
    picture = Image.radial_gradient("L").resize((90, 70)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "a caption"
    exif.get_ifd(0x8825).update({1: "N", 2: (40.0, 0.0, 0.0), 3: "E", 4: (116.0, 30.0, 0.0)})
    stream = io.BytesIO()
    picture.save(stream, kind, **({"exif": exif.tobytes()} if kind in ("JPEG", "PNG", "TIFF", "WEBP") else {}))
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP", "PCX", "PPM", "ICO", "JPEG2000"])
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_flipped_and_cut_bytes(read, kind, data):
    whole = bytearray(seed(kind))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(whole)))
    try:
        evidence = read(bytes(whole[:end]), ocr="off", limits=Limits(pixels=4_000_000))
    except NotThisFormat:
        return
    assert evidence
    assert all(isinstance(e, Child | Fact | Text | Problem) for e in evidence)


def test_problems_hold_no_words_of_the_file(read):
    broken = seed("JPEG")[:400].replace(b"a caption", b"Testerson")
    for problem in (e for e in read(broken, ocr="off") if isinstance(e, Problem)):
        assert "Testerson" not in problem.detail
