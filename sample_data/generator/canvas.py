"""Drawing on a card or page: text, security-print backgrounds, a face, a signature."""

import math
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sample_data.generator.fonts import font

Colour = tuple[int, int, int]
INK: Colour = (24, 24, 28)
GREY: Colour = (96, 98, 104)
RED: Colour = (176, 28, 36)
BLUE: Colour = (28, 52, 120)


class Canvas:
    """A picture with the few strokes the layouts need. Positions and sizes in pixels."""

    def __init__(self, width: int, height: int, colour: Colour = (255, 255, 255)) -> None:
        self.image = Image.new("RGB", (width, height), colour)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, role: str = "sans", size: int = 24, colour: Colour = INK) -> float:
        """Draws and returns where the next word may begin."""
        face = font(role, size)
        self.draw.text((x, y), words, font=face, fill=colour)
        return x + face.getlength(words)

    def pair(self, x: float, y: float, label: str, value: str, size: int = 24, role: str = "sans-bold",
             label_role: str = "sans", label_size: int = 0, colour: Colour = INK, label_colour: Colour = GREY) -> float:  # fmt: skip
        """A small label and its value on one line."""
        small = label_size or int(size * 0.7)
        end = self.text(x, y + (size - small) * 0.8, label + " ", label_role, small, label_colour)
        return self.text(end, y, value, role, size, colour)

    def above(self, x: float, y: float, label: str, value: str, size: int = 24, role: str = "sans-bold",
              label_role: str = "sans", label_size: int = 0, colour: Colour = INK, label_colour: Colour = GREY) -> float:  # fmt: skip
        """A small label over its value."""
        small = label_size or int(size * 0.6)
        self.text(x, y, label, label_role, small, label_colour)
        return self.text(x, y + small + 3, value, role, size, colour)

    def guilloche(self, rng: Random, colour: Colour, lines: int = 14, swing: float = 0.12) -> None:
        """The wavy fine print that cards carry as a background."""
        width, height = self.image.size
        for number in range(lines):
            phase, wave = rng.uniform(0, 6.3), rng.uniform(0.006, 0.016)
            base = height * (number + 0.5) / lines
            points = [
                (x, base + math.sin(x * wave + phase) * height * swing * rng.uniform(0.98, 1.02))
                for x in range(0, width + 8, 8)
            ]
            self.draw.line(points, fill=colour, width=1)

    def gradient(self, top: Colour, bottom: Colour) -> None:
        width, height = self.image.size
        ramp = np.linspace(0, 1, height)[:, None, None]
        rows = np.array(top) * (1 - ramp) + np.array(bottom) * ramp
        self.image.paste(Image.fromarray(np.repeat(rows, width, axis=1).astype("uint8")))
        self.draw = ImageDraw.Draw(self.image)

    def paste(self, picture: Image.Image, x: int, y: int) -> None:
        self.image.paste(picture, (x, y))

    def signature(self, x: int, y: int, words: str, size: int = 44, colour: Colour = (20, 24, 60)) -> None:
        layer = Image.new("RGBA", (int(font("sign", size).getlength(words)) + 40, size * 2), (0, 0, 0, 0))
        ImageDraw.Draw(layer).text((10, size // 3), words, font=font("sign", size), fill=(*colour, 255))
        layer = layer.rotate(3, expand=True, resample=Image.Resampling.BICUBIC)
        self.image.paste(layer, (x, y), layer)


def face(seed: int, width: int, height: int, backdrop: Colour = (196, 210, 222)) -> Image.Image:
    """A drawn head and shoulders; the same seed gives the same face."""
    rng = Random(f"face:{seed}")
    big = Image.new("RGB", (300, 380), backdrop)
    draw = ImageDraw.Draw(big)
    skin = rng.choice([(238, 205, 178), (224, 180, 146), (198, 146, 108), (150, 100, 70), (108, 70, 48), (86, 56, 40)])
    dark = tuple(int(c * 0.8) for c in skin)
    hair = rng.choice([(30, 24, 20), (70, 44, 26), (120, 84, 44), (186, 152, 90), (150, 150, 152), (104, 40, 22)])
    shirt = rng.choice([(40, 60, 92), (110, 30, 40), (60, 90, 66), (230, 130, 40), (70, 70, 76)])
    slim = rng.randint(-14, 14)
    if rng.random() < 0.45:
        draw.ellipse((62 + slim, 40, 238 - slim, 330), fill=hair)
    draw.polygon([(20, 380), (60, 306), (124, 284), (176, 284), (240, 306), (280, 380)], fill=shirt)
    draw.rectangle((124, 230, 176, 300), fill=dark)
    draw.ellipse((80 + slim, 66, 220 - slim, 268), fill=skin)
    draw.pieslice((74 + slim, 44, 226 - slim, 230), 185, 355, fill=hair)
    draw.ellipse((96 + slim, 96, 204 - slim, 190), fill=skin)
    iris = rng.choice([(60, 40, 26), (70, 100, 130), (66, 90, 50)])
    for side in (-1, 1):
        x = 150 + side * (32 - slim // 3)
        draw.ellipse((x - 15, 150, x + 15, 166), fill=(246, 246, 244))
        draw.ellipse((x - 7, 150, x + 7, 166), fill=iris)
        draw.arc((x - 22, 128, x + 22, 160), 200, 340, fill=hair, width=6)
        draw.ellipse((150 + side * (70 - slim) - 9, 150, 150 + side * (70 - slim) + 9, 192), fill=dark)
    draw.line((150, 160, 142, 200, 154, 204), fill=dark, width=4)
    draw.chord((122, 212, 178, 240), 10, 170, fill=(160, 70, 70))
    if rng.random() < 0.3:
        draw.chord((88 + slim, 190, 212 - slim, 276), 0, 180, fill=hair)
    soft = big.filter(ImageFilter.GaussianBlur(2.2))
    shade = Image.linear_gradient("L").resize((300, 380)).point(lambda v: 205 + v * 50 // 255)
    shaded = np.asarray(soft, dtype="float32") * (np.asarray(shade, dtype="float32")[:, :, None] / 255)
    grain = np.random.default_rng(seed).normal(0, 4, shaded.shape)
    return Image.fromarray(np.clip(shaded + grain, 0, 255).astype("uint8")).resize(
        (width, height), Image.Resampling.LANCZOS
    )
