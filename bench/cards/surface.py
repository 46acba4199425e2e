"""What a card is drawn on: security print, portrait, labels and values; each value's text is kept as truth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from bench.cards import fonts

Colour = tuple[int, int, int]
INK: Colour = (24, 24, 28)
RED: Colour = (178, 30, 36)


@dataclass
class Surface:
    split: str
    width: int
    height: int
    rng: Random
    paper: Colour = (236, 240, 244)
    truth: dict[str, str] = field(default_factory=dict)
    kind: str = "drivers_license_front"
    """Its document type, in the program's words."""
    born: date | None = None
    """For comparing a date that was understood, not only read."""

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.paper)
        self.pen = ImageDraw.Draw(self.image)
        self.family = {
            role: self.rng.choice(fonts.families(self.split, role)) for role in ("value", "label", "title", "mono")
        }
        hands = fonts.families(self.split, "hand")
        # By the number of faces chosen before: one more draw would change every card that follows.
        self.family["hand"] = hands[sum(map(ord, "".join(self.family.values()))) % len(hands)]

    def security(self, strength: float = 0.09) -> None:
        """Interlaced waves, a rosette and two soft fields of colour, as under the print of most cards."""
        rng, w, h = self.rng, self.width, self.height
        blobs = np.asarray(
            Image.fromarray(
                np.random.default_rng(rng.randrange(1 << 30)).integers(0, 255, (3, 4, 3), dtype=np.uint8)
            ).resize((w, h), Image.Resampling.BICUBIC),
            dtype=np.float32,
        )
        base = np.asarray(self.image, dtype=np.float32)
        self.image = Image.fromarray(np.clip(base + (blobs - 128) * strength * 1.6, 0, 255).astype(np.uint8))
        self.pen = ImageDraw.Draw(self.image)
        tint = tuple(int(c * (1 - strength)) for c in self.paper)
        step, wave = rng.randint(9, 16), rng.uniform(60, 160)
        for y in range(-40, h + 40, step):
            points = [(x, y + 14 * math.sin(x / wave + y / 37)) for x in range(0, w + 12, 12)]
            self.pen.line(points, fill=tint, width=rng.choice((1, 1, 2)))
        cx, cy, r = rng.uniform(0.5, 0.9) * w, rng.uniform(0.3, 0.7) * h, rng.uniform(0.15, 0.3) * h
        for n in range(36):
            a = n * math.pi / 18
            self.pen.ellipse(
                (
                    cx + r * math.cos(a) / 2 - r / 2,
                    cy + r * math.sin(a) / 2 - r / 2,
                    cx + r * math.cos(a) / 2 + r / 2,
                    cy + r * math.sin(a) / 2 + r / 2,
                ),
                outline=tint,
            )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        role: str = "value",
        *,
        bold: bool = False,
        colour: Colour = INK,
    ) -> float:
        """Draws from the left and returns where the line ends."""
        face = fonts.face(role, self.family[role], size, bold)
        self.pen.text((x, y), words, font=face, fill=colour, anchor="ls")
        return x + face.getlength(words)

    def right(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        role: str = "label",
        *,
        bold: bool = False,
        colour: Colour = INK,
    ) -> None:
        self.pen.text((x, y), words, font=fonts.face(role, self.family[role], size, bold), fill=colour, anchor="rs")

    def field(self, name: str, x: float, y: float, words: str, size: int, **how: object) -> float:
        """A value that counts."""
        self.truth[name] = words
        return self.text(x, y, words, size, **how)  # type: ignore[arg-type]

    def beside(
        self,
        name: str,
        x: float,
        y: float,
        label: str,
        words: str,
        size: int,
        *,
        small: int = 18,
        gap: float = 8,
        accent: Colour = (40, 60, 120),
        **how: object,
    ) -> float:
        """A small label and its value on one line; a name of `` is not counted."""
        end = self.text(x, y, label, small, "label", colour=accent) + gap
        return self.field(name, end, y, words, size, **how) if name else self.text(end, y, words, size, **how)  # type: ignore[arg-type]

    def above(
        self,
        name: str,
        x: float,
        y: float,
        label: str,
        words: str,
        size: int,
        *,
        small: int = 15,
        accent: Colour = (40, 60, 120),
        **how: object,
    ) -> None:
        """A small label over its value, whose baseline is `y`."""
        self.text(x, y - size * 0.9 - 3, label, small, "label", colour=accent)
        if name:
            self.field(name, x, y, words, size, **how)
        else:
            self.text(x, y, words, size, **how)  # type: ignore[arg-type]

    def lines(
        self, x: float, y: float, rows: Sequence[str], size: int, step: float = 1.45, role: str = "value", **how: object
    ) -> float:
        """Lines below one another; gives the next one's baseline."""
        for row in rows:
            self.text(x, y, row, size, role, **how)  # type: ignore[arg-type]
            y += size * step
        return y

    def boxed(self, x: int, y: int, w: int, h: int, label: str, words: str, size: int = 22, small: int = 12) -> None:
        """A ruled box with a small label at its top and a value at its foot, as in forms of the tax offices."""
        self.pen.rectangle((x, y, x + w, y + h), outline=(60, 60, 60))
        self.text(x + 5, y + small + 3, label, small, "label")
        if words:
            self.text(x + 8, y + h - 9, words, size)

    def portrait(self, box: tuple[int, int, int, int], grey: bool = False) -> None:
        """A head and shoulders, shaded, no one's."""
        rng, (x, y, w, h) = self.rng, box
        back = rng.choice(((170, 196, 226), (206, 210, 214), (222, 216, 206)))
        skin = rng.choice(((236, 200, 174), (198, 150, 118), (134, 92, 66), (246, 216, 196)))
        hair = rng.choice(((40, 30, 24), (92, 60, 32), (150, 120, 70), (120, 120, 122)))
        head = Image.new("RGB", (w, h), back)
        pen = ImageDraw.Draw(head)
        pen.ellipse(
            (w * 0.06, h * 0.72, w * 0.94, h * 1.4), fill=rng.choice(((40, 50, 80), (120, 40, 40), (60, 80, 60)))
        )
        pen.rectangle((w * 0.4, h * 0.6, w * 0.6, h * 0.8), fill=tuple(int(c * 0.86) for c in skin))
        pen.ellipse((w * 0.22, h * 0.08, w * 0.78, h * 0.62), fill=hair)
        pen.ellipse((w * 0.27, h * 0.18, w * 0.73, h * 0.72), fill=skin)
        for side in (0.4, 0.6):
            pen.ellipse((w * side - w * 0.045, h * 0.4, w * side + w * 0.045, h * 0.435), fill=(30, 24, 20))
            pen.line((w * side - w * 0.06, h * 0.365, w * side + w * 0.06, h * 0.36), fill=hair, width=max(2, w // 60))
        pen.line(
            (w * 0.5, h * 0.43, w * 0.485, h * 0.52, w * 0.52, h * 0.525),
            fill=tuple(int(c * 0.75) for c in skin),
            width=max(2, w // 70),
        )
        pen.arc((w * 0.41, h * 0.53, w * 0.59, h * 0.62), 20, 160, fill=(150, 60, 60), width=max(2, w // 50))
        head = head.filter(ImageFilter.GaussianBlur(w / 130))
        light = np.linspace(1.12, 0.82, w)[None, :, None]
        head = Image.fromarray(np.clip(np.asarray(head, dtype=np.float32) * light, 0, 255).astype(np.uint8))
        self.image.paste(head.convert("L").convert("RGB") if grey else head, (x, y))

    def ghost(self, box: tuple[int, int, int, int]) -> None:
        """The portrait once more, pale, under the print."""
        x, y, w, h = box
        below = self.image.crop((x, y, x + w, y + h))
        self.portrait(box, grey=True)
        over = self.image.crop((x, y, x + w, y + h))
        self.image.paste(Image.blend(below, over, 0.25), (x, y))
        self.pen = ImageDraw.Draw(self.image)

    def signature(self, x: int, y: int, words: str, size: int) -> None:
        face = fonts.face("hand", fonts.families(self.split, "hand")[-1], size)
        self.pen.text((x, y), words, font=face, fill=(30, 30, 60), anchor="ls")


def day(when: date, how: str) -> str:
    return when.strftime(how).upper()
