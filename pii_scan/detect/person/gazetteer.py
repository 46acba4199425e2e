"""The name lists, loaded once per process on first use."""

import gzip
from functools import cache
from importlib.resources import files

from pii_scan.detect.person.common_words import COMMON, PLACES
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_FIRST_WORDS


@cache
def _packed(name: str) -> frozenset[str]:
    data = (files("pii_scan.detect.person.data") / f"{name}.txt.gz").read_bytes()
    return frozenset(gzip.decompress(data).decode("ascii").split("\n"))


@cache
def strong_firsts() -> frozenset[str]:
    """First names used in the US that are no everyday word or place."""
    return (_packed("first_us") | EXTRA_FIRSTS) - COMMON - PLACES


@cache
def opening_words() -> frozenset[str]:
    """Every word that may open a name found by the lists alone."""
    return strong_firsts() | NAME_FIRST_WORDS


@cache
def firsts() -> frozenset[str]:
    """All first names of the lists, words like `Will` and `April` among them."""
    return _packed("first_us") | _packed("first_world") | EXTRA_FIRSTS


@cache
def surnames() -> frozenset[str]:
    return _packed("surnames")


def is_strong_first(word: str) -> bool:
    return fold(word) in strong_firsts()


def is_first(word: str) -> bool:
    return fold(word) in firsts()


def is_surname(word: str) -> bool:
    """Listed, or each part of a hyphenated name is."""
    folded = fold(word).replace("'", "").replace("’", "")
    known = surnames()
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


def is_common(word: str) -> bool:
    """An everyday English or Spanish word, or a place: says little about a person even when capitalised."""
    folded = fold(word)
    return folded in COMMON or folded in PLACES


EXTRA_FIRSTS = word_set(
    """
    AALIYAH AIDEN ALEJANDRA ALONDRA ANAIS ARIANNA BRAYDEN BRAYAN CAYDEN DAKOTA DESHAWN EMILIANO ESMERALDA
    EZEQUIEL GUADALUPE IMANI ISABELA JAMAL JAYDEN JAZMIN JOAQUIN KEISHA LAKEISHA LATOYA LEONEL MARISOL MATEO
    MIGUELANGEL NOEMI OSVALDO RIGOBERTO ROSALINDA SANTIAGO SHANIQUA TYRONE XIMENA XIOMARA YADIRA YESENIA ZARIAH
    """
)
