"""Invented people in records of fixed width."""

import random
from dataclasses import dataclass

FIRST = ["ADA", "BEN", "CARLA", "DMITRI", "EVELYN", "FAY", "GUSTAVO", "HELEN", "IGOR", "JUNE"]
LAST = ["ARCHER", "BYRON", "CASTILLO", "DOE", "ELLISON", "FITZGERALD", "GRAY", "HOLLOWAY", "IBARRA", "JONES"]
STATES = ["CA", "NY", "TX", "WA", "OH"]


@dataclass(frozen=True)
class Person:
    last: str
    first: str
    born: str
    ssn: str
    state: str
    zip: str
    sex: str
    cents: int


def people(count: int, seed: int = 1) -> list[Person]:
    rng = random.Random(seed)
    return [
        Person(
            rng.choice(LAST), rng.choice(FIRST), f"{rng.randint(1930, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}",
            f"9{rng.randint(0, 99_999_999):08}", rng.choice(STATES), f"{rng.randint(501, 99950):05}", rng.choice("MF"),
            rng.randint(-99_999, 999_999),
        )
        for _ in range(count)
    ]  # fmt: skip
