"""A small sequence model (CRF) for names that the lists leave open; see `docs/reference/name-model.md`.

It reads some 0.3 MB/s, so it sees only a few words around places that a rule was unsure of, never whole texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from pii_scan.detect.person.crf_features import TOKEN, features

MODEL = "names.crfsuite"
_WORDS = 3
"""Words on either side that the model looks at: its features reach two, and more changed nothing on the dev split."""
_REACH = 60
"""Characters on either side that hold them."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words around a place, each with the probability of being part of a person's name, 0–1."""

    places: tuple[tuple[int, int], ...]
    person: tuple[float, ...]

    def mean(self, start: int, end: int) -> float:
        """Mean probability of the words within `start`–`end`; 0 where there are none."""
        inside = [p for (low, high), p in zip(self.places, self.person, strict=True) if low < end and start < high]
        return sum(inside) / len(inside) if inside else 0.0


@cache
def _tagger() -> Any:
    """None where the model or the library is missing: the rules stand alone then."""
    try:
        import pycrfsuite  # type: ignore[import-untyped]
    except ImportError:
        return None
    resource = files("pii_scan.detect.person.data") / MODEL
    if not resource.is_file():
        return None
    tagger = pycrfsuite.Tagger()
    with as_file(resource) as path:
        # Reads the whole file at once. `open_inmemory` would point into bytes that Python then frees.
        tagger.open(str(path))
    return tagger


def tag(text: str, start: int, end: int) -> Tagged | None:
    """Tags the words around characters `start`–`end` on their line; None without a model."""
    tagger = _tagger()
    if tagger is None:
        return None
    low = max(0, start - _REACH, text.rfind("\n", max(0, start - _REACH), start) + 1)
    line_end = text.find("\n", end, end + _REACH)
    high = min(len(text), end + _REACH) if line_end < 0 else line_end
    found = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, low, high)]
    # A word that the cut went through is none.
    if low and found and found[0][1] == low and text[low - 1].isalnum():
        found = found[1:]
    first = next((n for n, word in enumerate(found) if word[2] > start), 0)
    last = next((n for n, word in enumerate(found) if word[1] >= end), len(found))
    found = found[max(0, first - _WORDS) : last + _WORDS]
    return tagged([word for word, _, _ in found], tuple((a, b) for _, a, b in found))


def tagged(words: Sequence[str], places: tuple[tuple[int, int], ...]) -> Tagged | None:
    tagger = _tagger()
    if tagger is None or not words:
        return None
    tagger.set(features(words))
    marginal = tagger.marginal
    return Tagged(places, tuple(marginal("B-person", n) + marginal("I-person", n) for n in range(len(words))))
