"""Pictures that are no papers: somebody's portrait, a view, a sign in a street, a telephone's screen."""

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from bench.cards.holder import holder
from bench.cards.surface import Surface


def _view(s: Surface, rng: Random, variant: int) -> None:
    """Sky over land, both uneven; a few trees or houses."""
    dice = np.random.default_rng(rng.randrange(1 << 30))
    w, h = s.width, s.height
    light = (((150, 190, 235), (90, 130, 70)), ((225, 200, 170), (120, 100, 80)), ((90, 100, 130), (60, 70, 60)))
    sky, land = light[variant % 3]
    edge = int(h * rng.uniform(0.45, 0.65))
    out = np.empty((h, w, 3), np.float32)
    out[:edge], out[edge:] = sky, land
    for n, strength in ((4, 26), (14, 16), (60, 10)):
        soft = Image.fromarray(dice.integers(0, 255, (n, n), dtype=np.uint8)).resize((w, h), Image.Resampling.BICUBIC)
        out += (np.asarray(soft, np.float32)[..., None] - 128) * strength / 60
    s.image = Image.fromarray(np.clip(out, 0, 255).astype(np.uint8))
    s.pen = ImageDraw.Draw(s.image)
    for _ in range(rng.randint(3, 9)):
        x, size = rng.randrange(w), rng.randint(40, 180)
        if rng.random() < 0.6:
            s.pen.rectangle((x - 5, edge - 10, x + 5, edge + size // 2), fill=(80, 60, 40))
            s.pen.ellipse((x - size // 2, edge - size, x + size // 2, edge), fill=(50, rng.randint(80, 120), 50))
        else:
            s.pen.rectangle(
                (x, edge - size // 2, x + size, edge + 20), fill=rng.choice(((170, 90, 70), (200, 190, 170)))
            )
            s.pen.polygon(
                (x - 8, edge - size // 2, x + size + 8, edge - size // 2, x + size // 2, edge - size), fill=(90, 50, 40)
            )


def photo(split: str, variant: int, rng: Random) -> Surface:
    s = Surface(split, 1200, 900, rng)
    s.kind = "photo"
    _view(s, rng, variant)
    return s


def sign(split: str, variant: int, rng: Random) -> Surface:
    s = Surface(split, 1200, 900, rng)
    s.kind = "photo"
    _view(s, rng, variant)
    s.pen.rectangle((500, 260, 520, 700), fill=(90, 90, 90))
    s.pen.rectangle((330, 240, 700, 380), fill=((20, 110, 60), (170, 30, 30), (30, 60, 140))[variant % 3])
    s.text(
        360, 335, ("MAPLE AVE", "NO PARKING", "EXIT 41")[variant % 3], 60, "label", bold=True, colour=(255, 255, 255)
    )
    return s


def selfie(split: str, variant: int, rng: Random) -> Surface:
    s = Surface(split, 900, 1200, rng)
    s.kind = "profile_photo"
    _view(s, rng, variant)
    s.portrait((150, 240, 620, 900))
    return s


def chat(split: str, variant: int, rng: Random) -> Surface:
    """Bubbles at both sides, a status line, times."""
    s, p = Surface(split, 720, 1440, rng, ((255, 255, 255), (236, 229, 221), (24, 26, 32))[variant % 3]), holder(rng)
    s.kind = "chat_screenshot"
    dark = variant % 3 == 2
    ink = (240, 240, 240) if dark else (20, 20, 20)
    s.text(30, 40, f"{rng.randint(1, 12)}:{rng.randrange(60):02d}", 24, "label", colour=ink)
    s.right(690, 40, "LTE  87%", 22, "label", colour=ink)
    s.text(250, 100, f"{p.first.title()} {p.last.title()}", 30, "label", bold=True, colour=ink)
    s.text(300, 134, ("online", "last seen today", "Text Message")[variant % 3], 18, "label", colour=(130, 130, 130))
    said = ("did you get the papers?", f"yes. my new address is {p.street.title()}", f"{p.city.title()} {p.state} {p.zip5}", "ok thanks",
            f"call me at 555-01{rng.randrange(100):02d} after 6", "will do", "what time is court", "9:30 on monday", "see you there")  # fmt: skip
    y = 190
    for n, line in enumerate(said):
        mine = (n + variant) % 2 == 0
        width = 40 + int(14.5 * min(len(line), 30))
        rows = [line] if len(line) <= 30 else [line[: line.rfind(" ", 0, 30)], line[line.rfind(" ", 0, 30) + 1 :]]
        height = 44 + 34 * len(rows)
        left = 690 - width if mine else 30
        fill = (
            ((0, 122, 255) if not dark else (30, 90, 60)) if mine else ((229, 229, 234) if not dark else (50, 54, 62))
        )
        s.pen.rounded_rectangle((left, y, left + width, y + height), 22, fill=fill)
        own = (255, 255, 255) if mine or dark else (20, 20, 20)
        for row, words in enumerate(rows):
            s.text(left + 18, y + 38 + 34 * row, words, 26, "label", colour=own)
        s.right(
            left + width - 14,
            y + height - 8,
            f"{rng.randint(1, 12)}:{rng.randrange(60):02d} {'AM' if n < 4 else 'PM'}",
            15,
            "label",
            colour=own,
        )
        y += height + 20
    s.pen.rounded_rectangle((20, 1370, 620, 1425), 26, outline=(150, 150, 150), width=2)
    s.text(44, 1406, ("Type a message", "Message", "iMessage")[variant % 3], 22, "label", colour=(150, 150, 150))
    return s


DRAWN = {"photo": photo, "sign": sign, "profile_photo": selfie, "chat_screenshot": chat}
