"""A rule: evidence for one document type, added up."""

from collections.abc import Callable
from dataclasses import dataclass

from pii_scan.detect.document.signs import Signs

Test = Callable[[Signs], bool]
Clue = tuple[float, str, Test]
"""(points, reason, test). Points are log-odds like: 3 alone makes a type likely, 1 is a hint."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Scored, not first-match: the type with most points wins."""

    type: str
    clues: tuple[Clue, ...]
    only: Callable[[Signs], bool] | None = None
    """Where the type is possible at all."""

    def score(self, signs: Signs) -> tuple[float, tuple[str, ...]]:
        if self.only is not None and not self.only(signs):
            return 0.0, ()
        hits = [(points, reason) for points, reason, test in self.clues if test(signs)]
        return sum(points for points, _ in hits), tuple(reason for points, reason in hits if points > 0)


def says(*phrases: str) -> Test:
    """Any of the phrases stands in the text."""
    return lambda signs: any(signs.has(phrase) for phrase in phrases)


def header(*patterns: str) -> Test:
    """Any column header matches any of the patterns."""
    return lambda signs: any(signs.has_header(pattern) for pattern in patterns)


def named(*words: str) -> Test:
    """The item's own name holds one of the words; a weak hint."""
    padded = [f" {word} " for word in words]
    return lambda signs: any(word in f" {signs.name} " for word in padded)


def media(*prefixes: str) -> Test:
    return lambda signs: signs.wording.media_type.startswith(prefixes)


def all_of(*tests: Test) -> Test:
    return lambda signs: all(test(signs) for test in tests)


def count_of(least: int, *phrases: str) -> Test:
    """At least so many of the phrases stand in the text."""
    return lambda signs: sum(signs.has(phrase) for phrase in phrases) >= least


def ladder(reason: str, phrases: tuple[str, ...], *points: float) -> tuple[Clue, ...]:
    """A clue for the first of the phrases that stands in the text, one for a second, and so on."""
    return tuple((value, f"{reason}:{number}", count_of(number, *phrases)) for number, value in enumerate(points, 1))


def card_shaped(signs: Signs) -> bool:
    """The picture has the shape of a card (ISO/IEC 7810 ID-1, 85.6 × 54 mm), lying or standing, within a tenth."""
    size = signs.facts.get("image_size")
    if not isinstance(size, tuple | list) or len(size) != 2 or min(size) <= 0:
        return False
    return bool(1.43 <= max(size) / min(size) <= 1.75)
