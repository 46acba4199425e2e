"""Precision and recall of the names that the detector finds in labelled sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from pii_scan.detect.detector import Context
from pii_scan.detect.person.name import names_in
from tools.names.corpora import Sentence

Span = tuple[int, int]


@dataclass(slots=True)
class Score:
    """Counts; a found name is right, and a person found, where the two share a character."""

    persons: int = 0
    persons_found: int = 0
    full_names: int = 0
    """Persons of two or more words: what the detector is made for."""
    full_names_found: int = 0
    names: int = 0
    names_right: int = 0

    @property
    def precision(self) -> float:
        return self.names_right / self.names if self.names else 0.0

    @property
    def recall(self) -> float:
        return self.persons_found / self.persons if self.persons else 0.0

    @property
    def full_recall(self) -> float:
        return self.full_names_found / self.full_names if self.full_names else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"{self.persons:7} {self.precision:6.3f} {self.recall:6.3f} {self.f1:6.3f} "
            f"{self.full_names:10} {self.full_recall:6.3f}"
        )


HEADER = "persons      P      R     F1 full names      R"


def scores(sentences: Iterable[Sentence], *, least: float, model: bool) -> dict[str, Score]:
    """One score for each source, and `all`. Counts names of at least that confidence."""
    out = {"all": Score()}
    for sentence in sentences:
        spans = names_in(sentence.text, Context(), model=model)
        found = [(span.start, span.end) for span in spans if span.confidence >= least]
        for score in (out["all"], out.setdefault(sentence.source, Score())):
            count(score, sentence, found)
    return out


def count(score: Score, sentence: Sentence, found: list[Span]) -> None:
    persons = sentence.persons()
    for person in persons:
        hit = any(_touch(person, name) for name in found)
        full = " " in sentence.text[slice(*person)]
        score.persons += 1
        score.persons_found += hit
        score.full_names += full
        score.full_names_found += full and hit
    score.names += len(found)
    score.names_right += sum(any(_touch(name, person) for person in persons) for name in found)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
