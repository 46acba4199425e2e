"""Notes written by hand: a line of ink at a time, each letter a little off."""

from random import Random

from PIL import Image, ImageDraw

from bench.cards import fonts
from bench.cards.holder import holder


def note(split: str, rng: Random, number: int) -> tuple[str, dict[str, str], list[Image.Image]]:
    """Lined or plain paper; the truth is what a caller leaves behind."""
    hands = fonts.families(split, "hand")
    hand = hands[number % len(hands)]
    p = holder(rng)
    phone = f"({rng.choice((614, 415, 512, 813))}) 555-{rng.randint(100, 199):04d}"
    truth = {
        "name": f"{p.first} {p.last}".title(), "phone": phone, "street": p.street.title(),
        "place": f"{p.city.title()}, {p.state} {p.zip5}", "birth": p.born.strftime("%m/%d/%Y"),
    }  # fmt: skip
    lines = _development(truth) if split == "development" else _held_out(truth)
    size = rng.randint(44, 56)
    page = Image.new(
        "RGB",
        (1200, 140 + len(lines) * int(size * 1.9)),
        rng.choice(((252, 250, 244), (255, 255, 255), (250, 246, 214))),
    )
    pen = ImageDraw.Draw(page)
    ink = rng.choice(((24, 30, 96), (30, 30, 34), (60, 60, 66)))
    ruled = rng.random() < 0.5
    for row, line in enumerate(lines):
        y = 120 + row * int(size * 1.9)
        if ruled:
            pen.line((0, y + 8, 1200, y + 8), fill=(176, 196, 226), width=2)
        x, drift = 70.0 + rng.uniform(0, 30), rng.uniform(-0.012, 0.012)
        face = fonts.face("hand", hand, size)
        for word in line.split(" "):
            # Letters of one word stay joined; the words jump.
            pen.text((x, y + drift * (x - 70) + rng.gauss(0, size * 0.035)), word, font=face, fill=ink, anchor="ls")
            x += face.getlength(word + " ") * rng.uniform(0.96, 1.12)
    return hand, truth, [page]


def _development(t: dict[str, str]) -> list[str]:
    return [
        f"Call back {t['name']}",
        f"phone {t['phone']}",
        f"born {t['birth']}",
        "lives at",
        t["street"],
        t["place"],
        "wants the papers by Monday",
    ]


def _held_out(t: dict[str, str]) -> list[str]:
    return [
        "Message for the office",
        f"from: {t['name']}",
        f"DOB {t['birth']}",
        f"address {t['street']}",
        t["place"],
        f"cell {t['phone']} after 6 pm",
    ]
