"""Trains the sequence model for names."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pycrfsuite

from pii_scan.detect.person.crf_features import TOKEN, features, lists_of
from pii_scan.detect.person.gazetteer import firsts, surnames
from tools.names.corpora import Sentence

SEED = 20261126
SETTINGS = {
    "c1": 0.2,
    "c2": 0.02,
    "max_iterations": 90,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
_HIDDEN = 0.5
"""Share of the names in a copy that are hidden from the lists: the model has to judge by what stands around them."""

Row = tuple[list[str], list[str]]


def tokens(sentence: Sentence) -> Row:
    """The detector's own words, each with the type of the corpus token it lies in."""
    words: list[str] = []
    types: list[str] = []
    index, last = 0, -1
    for match in TOKEN.finditer(sentence.text):
        while index + 1 < len(sentence.places) and sentence.places[index][1] <= match.start():
            index += 1
        kind = sentence.types[index]
        if kind == "B-person" and index == last:
            kind = "I-person"
        words.append(match.group())
        types.append(kind)
        last = index
    return words, types


def train(sentences: Iterable[Sentence], target: Path) -> None:
    """Writes the model file. Same sentences, same bytes but for rounding."""
    rng = Random(SEED)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for words, types in map(tokens, sentences):
        if not words:
            continue
        for made, known in _copies(words, types, rng):
            trainer.append(features(made, known), types)
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def _copies(words: list[str], types: list[str], rng: Random) -> Iterator[tuple[list[str], list[str]]]:
    """The sentence itself; with other names and some of them hidden; in capitals."""
    yield words, list(map(lists_of, words))
    if "B-person" not in types:
        return
    given, family = _lists()
    swapped = [
        (
            rng.choice(family if kind == "I-person" else given).title()
            if "person" in kind and len(word) > 1 and word[0].isupper()
            else word
        )
        for word, kind in zip(words, types, strict=True)
    ]
    known = [
        "-" if "person" in kind and rng.random() < _HIDDEN else lists_of(word)
        for word, kind in zip(swapped, types, strict=True)
    ]
    yield swapped, known
    if rng.random() < 0.15:
        upper = [word.upper() for word in words]
        yield upper, list(map(lists_of, upper))


def _lists() -> tuple[list[str], list[str]]:
    if not _SORTED:
        _SORTED.append((sorted(firsts()), sorted(surnames())))
    return _SORTED[0]


_SORTED: list[tuple[list[str], list[str]]] = []
