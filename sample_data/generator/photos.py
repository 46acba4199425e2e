"""Selfies and pictures in which nobody is."""

import math
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sample_data.generator.canvas import face
from sample_data.generator.degrade import noise


def selfie(seed: int, rng: Random, width: int = 540, height: int = 720) -> Image.Image:
    """The drawn face of a person before a wall, a garden or a car's window."""
    wall = rng.choice([(206, 196, 180), (150, 176, 150), (120, 130, 150), (228, 220, 214), (96, 84, 80)])
    scene = Image.new("RGB", (width, height), wall)
    draw = ImageDraw.Draw(scene)
    for _ in range(rng.randint(2, 6)):
        x, y = rng.randrange(width), rng.randrange(height // 2)
        tone = tuple(max(0, min(255, c + rng.randint(-50, 50))) for c in wall)
        draw.rectangle((x, y, x + rng.randint(60, 240), y + rng.randint(60, 300)), fill=tone)
    scene = scene.filter(ImageFilter.GaussianBlur(8))
    size = rng.uniform(0.74, 0.96)
    head = face(seed, int(width * size), int(width * size * 380 / 300), wall)
    feather = Image.new("L", head.size, 0)
    ImageDraw.Draw(feather).ellipse(
        (head.width * 0.1, head.height * 0.02, head.width * 0.9, head.height * 1.5), fill=255
    )
    feather = feather.filter(ImageFilter.GaussianBlur(head.width / 20))
    scene.paste(head, ((width - head.width) // 2 + rng.randint(-20, 20), height - head.height), feather)
    return noise(scene, rng, 2.5)


def landscape(rng: Random, width: int = 800, height: int = 560) -> Image.Image:
    """Sky, hills and a field."""
    low = rng.uniform(0, 1)
    ramp = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([90 + 90 * low, 150, 220 - 60 * low]) * (1 - ramp) + np.array([240, 220 - 30 * low, 190]) * ramp
    scene = Image.fromarray(np.repeat(sky, width, axis=1).astype("uint8"))
    draw = ImageDraw.Draw(scene)
    for layer in range(4):
        base, tall = height * (0.45 + 0.14 * layer), height * 0.12 / (layer * 0.6 + 1)
        a, b = rng.uniform(0.003, 0.01), rng.uniform(0, 6)
        green = (70 + layer * 12 - int(20 * low), 110 - layer * 14, 70 - layer * 10)
        edge = [
            (x, base + math.sin(x * a + b) * tall + math.sin(x * a * 3.1) * tall * 0.3) for x in range(0, width + 6, 6)
        ]
        draw.polygon([*edge, (width, height), (0, height)], fill=green)
    for _ in range(rng.randint(10, 40)):
        x, y = rng.randrange(width), rng.randint(int(height * 0.7), height - 10)
        r = rng.randint(6, 22)
        draw.ellipse((x - r, y - r * 2, x + r, y), fill=(40, rng.randint(70, 110), 40))
    return noise(scene.filter(ImageFilter.GaussianBlur(1.4)), rng, 4)


def table(rng: Random, width: int = 640, height: int = 640) -> Image.Image:
    """A plate on a cloth from above: round shapes that are no face."""
    scene = Image.new("RGB", (width, height), rng.choice([(150, 40, 40), (60, 80, 110), (222, 214, 196)]))
    draw = ImageDraw.Draw(scene)
    for k in range(0, width, 40):
        draw.line((k, 0, k, height), fill=(236, 230, 220), width=6)
        draw.line((0, k, width, k), fill=(236, 230, 220), width=6)
    draw.ellipse((110, 110, 530, 530), fill=(240, 240, 236), outline=(200, 200, 196), width=10)
    for _ in range(26):
        x, y, r = rng.randint(200, 440), rng.randint(200, 440), rng.randint(10, 46)
        draw.ellipse(
            (x - r, y - r, x + r, y + r), fill=(rng.randint(90, 220), rng.randint(60, 170), rng.randint(20, 80))
        )
    return noise(scene.filter(ImageFilter.GaussianBlur(1.2)), rng, 4)
