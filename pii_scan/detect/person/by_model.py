"""What the sequence model adds: it settles names that the rules are unsure of and finds pairs that no list knows.

The gate comes first: the model reads only the words around an unsure name, or around two capitalised words that are
no everyday ones and of which the second is a listed surname or that stand beside another identifier.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.detect.person.beside import ends_elsewhere, next_word
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.tagger import Tagged, tag
from pii_scan.detect.person.word_shapes import LINK, WORD

_RUN = re.compile(rf"{WORD}(?: (?:[A-Z]\.|{LINK}(?= )|{WORD})){{1,4}}")
_IDENTIFIER = re.compile(r"@|\d[\d ().-]{6,}\d")
_NEAR = 80
"""Characters around a pair in which an e-mail address or a long number opens the gate."""
_UNSURE = 0.3, 0.7
_BELIEVED, _DOUBTED = 0.8, 0.1
"""Mean probabilities from which an unsure name is high, and below which it stays as it is but lower."""
_FOUND = 0.95
"""Mean probability of a pair that only the model sees: 73 of 77 such were people on the development split."""


def by_model(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """The same spans, settled, and new ones between them. The spans are apart and in order."""
    believed: set[str] = set()
    out = [_settled(text, span, believed) for span in spans]
    out += _further(text, spans)
    return sorted(out, key=lambda span: span.start)


def _settled(text: str, span: NameSpan, believed: set[str]) -> NameSpan:
    name = text[span.start : span.end]
    if not _UNSURE[0] < span.confidence < _UNSURE[1] or span.part or " " not in name:
        return span
    if name in believed:
        return replace(span, confidence=0.74)
    around = tag(text, span.start, span.end)
    if around is None:
        return span
    likely = around.mean(span.start, span.end)
    if likely >= _BELIEVED:
        believed.add(name)
        return replace(span, confidence=0.74)
    return replace(span, confidence=_UNSURE[0]) if likely < _DOUBTED else span


def _further(text: str, spans: list[NameSpan]) -> Iterator[NameSpan]:
    starts = [span.start for span in spans]
    done = 0
    for at, surname in signs(text).open_pairs:
        if at < done:
            continue
        run = _RUN.match(text, at)
        if run is None:
            continue
        done = run.end()
        after = bisect_right(starts, run.end())
        if after and spans[after - 1].end > at:
            continue
        if not surname and _IDENTIFIER.search(text, max(0, at - _NEAR), run.end() + _NEAR) is None:
            continue
        around = tag(text, at, run.end())
        place = None if around is None else _person(around, at, run.end())
        if place is None:
            continue
        behind = text[place[1] : run.end()].split()
        if not ends_elsewhere(
            behind[0] if behind else next_word(text, place[1]), text[place[0] : place[1]].split()[-1]
        ):
            yield NameSpan(*place, 0.72, "model")


def _person(around: Tagged, start: int, end: int) -> tuple[int, int] | None:
    """The first stretch of two or more words that are likely one person's."""
    inside = [
        (place, probability)
        for place, probability in zip(around.places, around.person, strict=True)
        if start <= place[0] and place[1] <= end
    ]
    best: list[tuple[tuple[int, int], float]] = []
    for place, probability in [*inside, ((0, 0), 0.0)]:
        if probability >= 0.5:
            best.append((place, probability))
        elif len(best) > 1:
            break
        else:
            best = []
    if len(best) < 2 or sum(p for _, p in best) / len(best) < _FOUND:
        return None
    return best[0][0][0], best[-1][0][1]
