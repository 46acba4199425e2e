"""Small synthetic pictures and a way to read them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pii_scan.extract.extractor import Input
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.evidence import Evidence
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "real"


@pytest.fixture(scope="session")
def real() -> Path:
    if not REAL.is_dir():
        pytest.skip("no real files here")
    return REAL


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Evidence]]:
    def run(
        source: "Image.Image | bytes | Path",
        kind: str = "PNG",
        *,
        ocr: str = "auto",
        limits: Limits | None = None,
        media: str = "image/png",
        **save: Any,
    ) -> list[Evidence]:
        if isinstance(source, Path):
            payload = Payload(path=str(source))
        else:
            payload = Payload(data=source if isinstance(source, bytes) else encoded(source, kind, **save))
        return list(read_image(Input(payload, media, "x", limits or Limits(), Settings(ocr=ocr))))

    return run


def encoded(image: Image.Image, kind: str = "PNG", **save: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **save)
    return stream.getvalue()


def font(size: int, name: str = "DejaVuSans.ttf") -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return ImageFont.load_default(size)  # type: ignore[return-value]


@pytest.fixture(scope="session")
def card() -> Callable[..., Image.Image]:
    """A made-up card that says whose it is."""

    def draw(face: str = "DejaVuSans.ttf") -> Image.Image:
        page = Image.new("RGB", (1012, 638), (228, 236, 244))
        pen = ImageDraw.Draw(page)
        for y in range(0, 638, 16):
            pen.line((0, y, 1012, y + 30), fill=(216, 226, 236))
        pen.text((300, 24), "DRIVER LICENSE", font=font(44, face), fill=(30, 40, 110))
        lines = (
            "DL NO. B4417023",
            "DOB 07/19/1981",
            "EXP 07/19/2029",
            "TESTERSON",
            "MARTIN",
            "4711 MAPLE ST",
            "SPRINGFIELD, IL 62704",
        )
        for number, line in enumerate(lines):
            pen.text((330, 120 + 66 * number), line, font=font(34, face), fill=(12, 12, 16))
        return page

    return draw


@pytest.fixture(scope="session")
def photo() -> Image.Image:
    """Soft blobs of light, no letters: a photograph for all this program cares."""
    # Seeded: Pillow's own effect_noise differs from run to run, and one blob in many looks like a letter.
    grains = np.random.default_rng(7).normal(128, 90, (45, 60)).clip(0, 255).astype(np.uint8)
    noise = Image.fromarray(grains).resize((1600, 1200), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (noise, noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT), noise.rotate(180)))
