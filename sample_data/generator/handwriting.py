"""Writes like a person with a pen: each glyph a little off, lines that climb, ink that thins, a scanner's dust."""

from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sample_data.generator.degrade import noise
from sample_data.generator.fonts import font

INKS = ((28, 40, 110), (22, 22, 26), (60, 60, 66), (16, 60, 120))


def stroke(
    page: Image.Image,
    x: float,
    y: float,
    words: str,
    role: str,
    size: int,
    rng: Random,
    ink: tuple[int, int, int],
    mess: float = 1.0,
) -> float:
    """One line, glyph by glyph; returns where it ended."""
    slope = rng.uniform(-0.012, 0.012) * mess
    start = x
    for char in words:
        grown = max(10, int(size * rng.uniform(1 - 0.06 * mess, 1 + 0.06 * mess)))
        face = font(role, grown)
        wide = face.getlength(char)
        if char != " ":
            tile = Image.new("L", (int(wide) + 24, grown * 2), 0)
            ImageDraw.Draw(tile).text((12, grown // 3), char, font=face, fill=rng.randint(190, 255))
            tile = tile.rotate(rng.uniform(-4, 4) * mess, resample=Image.Resampling.BICUBIC)
            place = (int(x) - 12, int(y + (x - start) * slope + rng.gauss(0, size * 0.035 * mess)) - grown // 3)
            page.paste(Image.new("RGB", tile.size, ink), place, tile)
        x += wide * rng.uniform(0.96, 1.05) + (size * 0.1 * rng.random() if char == " " else 0)
    return x


def paper(width: int, height: int, kind: str) -> Image.Image:
    tone = {"ruled": (250, 249, 243), "plain": (246, 244, 240), "yellow": (250, 243, 176), "form": (252, 252, 252)}[
        kind
    ]
    page = Image.new("RGB", (width, height), tone)
    draw = ImageDraw.Draw(page)
    if kind in ("ruled", "yellow"):
        for y in range(110, height, 58):
            draw.line((0, y, width, y), fill=(172, 196, 226), width=2)
        draw.line((92, 0, 92, height), fill=(226, 150, 150), width=2)
    return page


def finish(page: Image.Image, rng: Random, shade: float = 0.08) -> Image.Image:
    """Paper's unevenness, specks and a soft focus."""
    dice = np.random.default_rng(rng.randrange(1 << 30))
    width, height = page.size
    light = 1 - shade * np.linspace(0, 1, width)[None, :, None] * rng.choice([1, 0.4])
    pixels = np.asarray(page, dtype="float32") * light
    for _ in range(30):
        x, y = dice.integers(0, width - 2), dice.integers(0, height - 2)
        pixels[y : y + 2, x : x + 2] *= 0.7
    return noise(Image.fromarray(np.clip(pixels, 0, 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.6)), rng, 2)


def note(
    lines: list[str], hand: int, rng: Random, kind: str = "ruled", size: int = 46, mess: float = 1.0
) -> Image.Image:
    page = paper(1000, 150 + 58 * max(len(lines) + 1, 8), kind)
    ink = rng.choice(INKS)
    for number, words in enumerate(lines):
        stroke(page, 112 + rng.uniform(-6, 6), 110 + 58 * number - size, words, f"hand{hand}", size, rng, ink, mess)
    return finish(page, rng)


def form(
    title: str, fields: list[tuple[str, str]], hand: int, rng: Random, boxed: bool = False, blank: bool = False
) -> Image.Image:
    """A printed form with the answers written in."""
    page = paper(1050, 260 + 92 * len(fields), "form")
    draw = ImageDraw.Draw(page)
    draw.text((60, 40), title, font=font("serif-bold" if boxed else "sans-bold", 38), fill=(20, 20, 22))
    draw.text(
        (60, 96),
        "Please print clearly. Use black or blue ink." if not boxed else "PRINT OR TYPE ALL INFORMATION",
        font=font("sans", 20),
        fill=(70, 70, 74),
    )
    ink = rng.choice(INKS)
    y = 170
    for label, value in fields:
        if boxed:
            draw.rectangle((60, y - 10, 990, y + 76), outline=(80, 80, 84), width=2)
            draw.text((68, y - 4), label, font=font("sans", 18), fill=(60, 60, 64))
            at = (84.0, y + 18.0)
        else:
            draw.text((60, y + 22), label, font=font("sans", 24), fill=(30, 30, 34))
            left = 60 + font("sans", 24).getlength(label) + 14
            draw.line((left, y + 54, 990, y + 54), fill=(90, 90, 96), width=2)
            at = (left + 8, y + 6.0)
        if not blank:
            size = 42
            while font(f"hand{hand}", size).getlength(value) * 1.06 > 980 - at[0]:
                size -= 2
            stroke(page, at[0], at[1], value, f"hand{hand}", size, rng, ink, 0.8)
        y += 92
    return finish(page, rng, 0.04)
