"""What the makers of the countries' numbers share: the register of them, digits, letters, check digits."""

from collections.abc import Callable
from random import Random

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALNUM = "0123456789" + LETTERS
Maker = Callable[[Random], str]
KIND: dict[str, Maker] = {}


def kind(name: str) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        KIND[name] = make
        return make

    return keep


def digits(r: Random, n: int) -> str:
    return "".join(r.choice("0123456789") for _ in range(n))


def letters(r: Random, n: int, alphabet: str = LETTERS) -> str:
    return "".join(r.choice(alphabet) for _ in range(n))


def total(text: str, weights: list[int]) -> int:
    return sum(int(c) * w for c, w in zip(text, weights, strict=True))


def luhn_digit(text: str) -> str:
    s = 0
    for i, c in enumerate(reversed(text)):
        d = int(c) * (2 if i % 2 == 0 else 1)
        s += d - 9 if d > 9 else d
    return str(-s % 10)


def iso7064_11_10(text: str) -> str:
    p = 10
    for c in text:
        p = (p + int(c)) % 10 or 10
        p = p * 2 % 11
    return str((11 - p) % 10)


def verhoeff_digit(text: str) -> str:
    # Multiplication in the dihedral group D5, worked out instead of tabled.
    def mul(a: int, b: int) -> int:
        if a < 5:
            return (a + b) % 5 if b < 5 else 5 + (a + b - 5) % 5
        return 5 + (a - 5 - b) % 5 if b < 5 else (a - b) % 5

    perm = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    c = 0
    for i, ch in enumerate(reversed(text), 1):
        d = int(ch)
        for _ in range(i % 8):
            d = perm[d]
        c = mul(c, d)
    return str(next(d for d in range(10) if mul(c, d) == 0)) if c else "0"


def verhoeff_check(text: str) -> str:
    # The digit itself stands at position 0, so it is not permuted.
    return verhoeff_digit(text)


def retry(r: Random, build: Callable[[Random], str | None]) -> str:
    while (made := build(r)) is None:
        pass
    return made


def date6(r: Random, order: str = "ymd", years: tuple[int, int] = (40, 99)) -> str:
    parts = {"y": f"{r.randint(*years):02}", "m": f"{r.randint(1, 12):02}", "d": f"{r.randint(1, 28):02}"}
    return "".join(parts[p] for p in order)


def icao(text: str) -> str:
    return str(sum(ALNUM.index(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)
