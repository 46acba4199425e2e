"""The sets: files with what is printed on them, by half, kind and quality, each from its own seed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image

from bench.cards import layouts_development, layouts_held_out
from bench.cards.backs import back
from bench.cards.camera import taken
from bench.cards.hands import note
from bench.cards.holder import holder

_LAYOUTS = {"development": layouts_development.LAYOUTS, "held_out": layouts_held_out.LAYOUTS}
KINDS = ("front", "back", "sheet", "note")
"""A card's front; its back; two to four fronts in one picture; a page written by hand."""


@dataclass(frozen=True, slots=True)
class Drawn:
    path: str
    quality: str
    made: str
    """Layout or hand."""
    truth: dict[str, str]


def draw(split: str, kind: str, quality: str, count: int, folder: Path) -> list[Drawn]:
    """`count` files; the n-th is the same whatever `count` is."""
    out: list[Drawn] = []
    for number in range(count):
        seed = hashlib.sha256(f"{split}/{kind}/{quality}/{number}".encode()).digest()
        rng = Random(int.from_bytes(seed[:8], "big"))
        made, truth, cards = _made(split, kind, rng, number)
        path = folder / f"{kind}-{quality}-{number:03d}.jpg"
        path.write_bytes(taken(cards, quality, rng))
        out.append(Drawn(str(path), quality, made, truth))
    return out


def _made(split: str, kind: str, rng: Random, number: int) -> tuple[str, dict[str, str], list[Image.Image]]:
    layouts = _LAYOUTS[split]
    if kind == "front":
        layout = layouts[number % len(layouts)]
        surface = layout(holder(rng), rng)
        return layout.__name__, surface.truth, [surface.image]
    if kind == "back":
        image, payload = back(split, holder(rng), rng)
        return "back", {"payload": payload}, [image]
    if kind == "note":
        return note(split, rng, number)
    wide = [layout for layout in layouts if layout.__name__ not in ("tall", "portrait_below")]
    surfaces = [rng.choice(wide)(holder(rng), rng) for _ in range(rng.randint(2, 4))]
    truth = {f"{n}.{name}": words for n, surface in enumerate(surfaces) for name, words in surface.truth.items()}
    return "sheet", truth, [surface.image for surface in surfaces]
