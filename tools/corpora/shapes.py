"""Random text of a shape, and numbers whose check python-stdnum confirms."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from random import Random

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Maker = Callable[[Random], str]


def shaped(rng: Random, shape: str) -> str:
    """`#` a digit, `+` one from 1, `?` a capital, `*` a capital or digit, `{d}` `{m}` `{y}` `{Y}` of a birth date."""
    year, month, day = rng.randint(1940, 1999), rng.randint(1, 12), rng.randint(1, 28)
    shape = (
        shape.replace("{d}", f"{day:02d}")
        .replace("{m}", f"{month:02d}")
        .replace("{y}", f"{year % 100:02d}")
        .replace("{Y}", str(year))
    )
    return "".join(_ONE[ch](rng) if ch in _ONE else ch for ch in shape)


_ONE: dict[str, Callable[[Random], str]] = {
    "#": lambda rng: rng.choice("0123456789"),
    "+": lambda rng: rng.choice("123456789"),
    "?": lambda rng: rng.choice(LETTERS),
    "*": lambda rng: rng.choice("0123456789" + LETTERS),
}


def shapes(*choices: str) -> Maker:
    """One of the shapes, each as likely."""
    return lambda rng: shaped(rng, rng.choice(choices))


def confirmed(module: str, *choices: str, tries: int = 4000) -> Maker:
    """A number of one of the shapes that `stdnum.<module>` calls valid, as the shape writes it."""

    def make(rng: Random) -> str:
        valid = _validator(module)
        for _ in range(tries):
            text = shaped(rng, rng.choice(choices))
            if valid(text):
                return text
        raise ValueError(f"no valid {module} among {tries} of {choices}")

    return make


@cache
def _validator(module: str) -> Callable[[str], bool]:
    is_valid = import_module(f"stdnum.{module}").is_valid

    def valid(text: str) -> bool:
        try:
            return bool(is_valid(text))
        except (KeyError, ValueError, IndexError):
            # Some modules raise on digits that their tables do not hold.
            return False

    return valid


def grouped(text: str, sizes: tuple[int, ...], mark: str) -> str:
    out, at = [], 0
    for size in sizes:
        out.append(text[at : at + size])
        at += size
    return mark.join([*out, text[at:]] if text[at:] else out)


def twin(rng: Random, text: str) -> str:
    """The same shape with other letters and digits: what an order or part number may look like."""
    return "".join(
        rng.choice("0123456789")
        if ch.isdigit()
        else rng.choice(LETTERS)
        if "A" <= ch <= "Z"
        else rng.choice(LETTERS).lower()
        if "a" <= ch <= "z"
        else ch
        for ch in text
    )
