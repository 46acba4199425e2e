"""A short run over every target, the same in each session; `make fuzz` goes on from there."""

import importlib
import pkgutil
import random
import zlib

import pytest

from tests.fuzz import targets
from tests.fuzz.mutate import mutated
from tests.fuzz.target import Target

RUNS = 120


def load() -> list[Target]:
    """Every target, by name."""
    found: list[Target] = []
    for module in pkgutil.iter_modules(targets.__path__):
        loaded = importlib.import_module(f"{targets.__name__}.{module.name}")
        found += getattr(loaded, "TARGETS", None) or [loaded.TARGET]
    return sorted(found, key=lambda target: target.name)


@pytest.mark.parametrize("target", load(), ids=lambda target: target.name)
def test_changed_bytes(target: Target) -> None:
    seeds = target.seeds()
    for seed in seeds:
        target.run(seed)
    chance = random.Random(zlib.crc32(target.name.encode()))
    for number in range(RUNS):
        data = mutated(chance, seeds)
        try:
            target.run(data)
        except BaseException as error:
            error.add_note(f"run {number} of {target.name}, {len(data)} bytes")
            raise


def test_names_are_unique() -> None:
    names = [target.name for target in load()]
    assert len(set(names)) == len(names) > 10
