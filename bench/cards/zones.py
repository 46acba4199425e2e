"""Machine-readable zones, written after ICAO Doc 9303 parts 4 to 7 independently of the program's reader."""

import re
from random import Random

from bench.cards.holder import Holder

SORTS = {"TD3": (2, 44), "TD2": (2, 36), "TD1": (3, 30), "MRV-A": (2, 44), "MRV-B": (2, 36)}
"""Lines, and characters a line."""


def zone(sort: str, p: Holder, rng: Random, code: str = "") -> tuple[str, ...]:
    """The lines of `p`'s document; `code` is its first two signs where the usual ones do not fit."""
    width = SORTS[sort][1]
    country = p.state if len(p.state) == 3 else "USA"
    said = re.sub(r"[^A-Z0-9]", "", p.number)[:9].ljust(9, "<")
    born, ends = f"{p.born:%y%m%d}", f"{p.expires:%y%m%d}"
    names = _names(p)
    dated = born + digit(born) + p.sex + ends + digit(ends)
    numbered = said + digit(said)
    if sort == "TD1":
        optional = rng.choice(("", "".join(rng.choice("0123456789") for _ in range(8)) + rng.choice("ABCXZ")))
        upper = f"{code or 'I<'}{country}{numbered}{optional}".ljust(30, "<")
        middle = (dated + country).ljust(29, "<")
        return upper, middle + digit(upper[5:] + middle[:7] + middle[8:15] + middle[18:29]), names.ljust(30, "<")[:30]
    head = code or {"TD3": "P<", "TD2": "I<"}.get(sort, "V<")
    top = f"{head}{country}{names}".ljust(width, "<")[:width]
    low = numbered + country + dated
    if sort == "TD3":
        own = rng.choice(("", "ZE184226B", "10029384")).ljust(14, "<")
        low += own + digit(own)
        return top, low + digit(low[:10] + low[13:20] + low[21:43])
    if sort == "TD2":
        low += "<" * 7
        return top, low + digit(low[:10] + low[13:20] + low[21:35])
    return top, low.ljust(width, "<")


def digit(part: str) -> str:
    """Part 3, 4.9: weights 7, 3, 1 over the digits, letters counted from A = 10, fillers as 0."""
    values = (0 if sign == "<" else int(sign, 36) for sign in part)
    return str(sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10)


def _names(p: Holder) -> str:
    last, given = (re.sub(r"[^A-Z]+", "<", name.replace("'", "")) for name in (p.last, f"{p.first} {p.middle}".strip()))
    return f"{last}<<{given}"
