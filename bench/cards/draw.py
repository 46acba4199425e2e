"""The sets: files with what is printed on them, by half, kind and quality, each from its own seed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from PIL import Image

from bench.cards import layouts_countries, layouts_development, layouts_held_out, layouts_states, papers_pictures
from bench.cards.backs import back
from bench.cards.camera import saved, taken
from bench.cards.hands import note
from bench.cards.holder import holder
from bench.cards.papers import PAPERS
from bench.cards.surface import Surface

WORLD = (*layouts_states.LAYOUTS, *layouts_countries.LAYOUTS)
_LAYOUTS = {"development": layouts_development.LAYOUTS, "held_out": layouts_held_out.LAYOUTS}
KINDS = ("front", "back", "sheet", "note", "zone", "paper", "world")
"""A card's front; its back; two to four fronts in one picture; a page written by hand; a document with a
machine-readable zone; one of the other sorts of documents and pictures; a card of the third style."""
_PAGE = 1.6
"""Pixels of a photographed page in terms of a card's."""


@dataclass(frozen=True, slots=True)
class Drawn:
    path: str
    quality: str
    made: str
    """Layout or hand."""
    truth: dict[str, str]
    kind: str = ""
    """Document type, in the program's words."""
    born: str = ""
    """ISO 8601, where a birth date is printed."""


def draw(split: str, kind: str, quality: str, count: int, folder: Path) -> list[Drawn]:
    """`count` files; the n-th is the same whatever `count` is."""
    return draw_numbers(split, kind, quality, range(count), folder)


def draw_numbers(split: str, kind: str, quality: str, numbers: Iterable[int], folder: Path) -> list[Drawn]:
    """The files of these numbers."""
    out: list[Drawn] = []
    for number in numbers:
        seed = hashlib.sha256(f"{split}/{kind}/{quality}/{number}".encode()).digest()
        rng = Random(int.from_bytes(seed[:8], "big"))
        made = _made(split, kind, rng, number)
        path = folder / f"{kind}-{quality}-{number:03d}.jpg"
        if made.is_picture:
            path.write_bytes(saved(made.pictures[0], quality, rng))
        else:
            path.write_bytes(taken(made.pictures, quality, rng, made.finer))
        out.append(Drawn(str(path), quality, made.name, made.truth, made.kind, made.born))
    return out


@dataclass(frozen=True, slots=True)
class _Made:
    name: str
    truth: dict[str, str]
    pictures: list[Image.Image]
    kind: str
    born: str = ""
    finer: float = 1.0
    is_picture: bool = False
    """Not a paper that somebody photographs."""


def _made(split: str, kind: str, rng: Random, number: int) -> _Made:
    layouts = _LAYOUTS.get(split, ())
    match kind:
        case "front":
            layout, person = layouts[number % len(layouts)], holder(rng)
            surface = layout(person, rng)
            surface.born = person.born
            return _of(layout.__name__, surface)
        case "world":
            drawer = WORLD[number % len(WORLD)]
            return _of(drawer.__name__, drawer(rng))
        case "zone":
            name = sorted(layouts_countries.ZONED)[number % len(layouts_countries.ZONED)]
            return _of(name, layouts_countries.ZONED[name](rng, split))
        case "paper":
            name = sorted(PAPERS)[number % len(PAPERS)]
            surface = PAPERS[name](split, number // len(PAPERS), rng)
            made = _of(name, surface, _PAGE if max(surface.width, surface.height) > 1100 else 1.0)
            return replace(made, is_picture=name in papers_pictures.DRAWN)
        case "back":
            image, payload = back(split, holder(rng), rng)
            return _Made("back", {"payload": payload}, [image], "drivers_license_back")
        case "note":
            name, truth, pages = note(split, rng, number)
            return _Made(name, truth, pages, "handwritten_note")
    wide = [layout for layout in layouts if layout.__name__ not in ("tall", "portrait_below")]
    surfaces = [rng.choice(wide)(holder(rng), rng) for _ in range(rng.randint(2, 4))]
    truth = {f"{n}.{name}": words for n, surface in enumerate(surfaces) for name, words in surface.truth.items()}
    return _Made("sheet", truth, [surface.image for surface in surfaces], "drivers_license_front")


def _of(name: str, surface: Surface, finer: float = 1.0) -> _Made:
    born = surface.born.isoformat() if surface.born is not None and "birth" in surface.truth else ""
    return _Made(name, surface.truth, [surface.image], surface.kind, born, finer)


def pairs(split: str, quality: str, count: int, folder: Path) -> int:
    """`count` holders with three pictures each: a front, the same card taken again, its back."""
    folder.mkdir(parents=True, exist_ok=True)
    layouts = [layout for layout in _LAYOUTS[split] if layout.__name__ not in ("tall", "portrait_below")]
    for number in range(count):
        rng = Random(f"{split}/pair/{quality}/{number}")
        person = holder(rng)
        front = layouts[number % len(layouts)](person, rng).image
        for name, image in (("front", front), ("again", front), ("back", back(split, person, rng)[0])):
            (folder / f"h{number:02d}-{name}.jpg").write_bytes(taken([image], quality, rng))
    return count
