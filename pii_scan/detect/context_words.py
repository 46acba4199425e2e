"""Labels: the words near a value that say what it is, for all detectors in one pass.

Every detector's labels and anti-labels go into one table of phrases. Gaps inside a phrase are elastic, so
`date of birth` also finds `date_of_birth` and `dateOfBirth`. A phrase that holds another one as whole
words counts for the owners of both; where both are the same detector's, the longer one decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pii_scan.detect.detector import Detector
from pii_scan.detect.normalise import fold
from pii_scan.detect.phrases import Hits, PhraseTable, squeezed
from pii_scan.detect.words import words_of

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

BEFORE = 64
"""Bytes of the same line before a value in which a label counts."""
AFTER = 24
_REACH_BACK = 96
"""Bytes before a label in which a value may begin that the label follows."""
_ABOVE = 300
"""How long a line above may be to be looked at."""
_VALUE = re.compile(rb"\d{4}|\d[-/. ]\d")
_WORD = re.compile(rb"[A-Za-z\x80-\x9f\xa1-\xff]{3,}")
_BLANK_LINE = re.compile(rb"\n[ \t\r]+\n")
_PROSE = 40
"""Bytes of a line that may be running text."""
_COLUMNS = re.compile(rb" {3}|\t|\|")
_ANNOUNCES = re.compile(rb"[ \t]{0,3}(?:[:#=]|no\b|is\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Near:
    """What stands near a candidate. `weight` is 0–1 of the detector's label weight, `anti` likewise."""

    label: str = ""
    weight: float = 0.0
    start: int = 0
    """Plane offsets of the label as it stands in the text."""
    end: int = 0
    anti_label: str = ""
    anti: float = 0.0


NOTHING = Near()
_NOBODY: Mapping[int, int] = {}
Entry = tuple[int, int, int, int]
"""Plane offsets, number and sign of one label of one detector."""


def _of(entry: Entry) -> tuple[tuple[int, int], int]:
    return (entry[0], entry[1]), entry[2]


class LabelTable:
    """All labels of all detectors, and the words that gate their `find`, looked up in one pass."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        import numpy as np

        phrases: dict[str, dict[str, None]] = {}
        own: dict[str, dict[int, int]] = {}
        gates: dict[str, set[int]] = {}
        for n, detector in enumerate(detectors):
            signed = [(x, -1) for x in detector.anti_labels] + [(x, 1) for x in detector.labels]
            for raw, sign in (*signed, *((x, 0) for x in detector.gate)):
                folded = fold(raw)
                # What other scripts hold, folding drops.
                phrase = (folded if len(folded) == len(raw) else raw.lower()).strip().rstrip(".:")
                key = squeezed(phrase)
                if not key:
                    continue
                phrases.setdefault(key, {})[phrase] = None
                if sign:
                    own.setdefault(key, {})[n] = sign
                else:
                    gates.setdefault(key, set()).add(n)
        self.texts = [next(iter(writings)) for writings in phrases.values()]
        self._table = PhraseTable([tuple(writings) for writings in phrases.values()])
        keys = list(phrases)
        inner = _inner(keys, self._table.pieces)
        self.signs = np.zeros((len(detectors), len(keys)), np.int8)
        self.opens = np.zeros((len(detectors), len(keys)), bool)
        for i, key in enumerate(keys):
            # Its own owners last: where both are the same detector's, the longer phrase decides.
            for held in (*inner[i], key):
                for n, sign in own.get(held, _NOBODY).items():
                    self.signs[n, i] = sign
                for n in gates.get(held, ()):
                    self.opens[n, i] = True

    def hits(self, words: bytes) -> "Labels":
        """All whole-word labels in a plane."""
        return Labels(words, self._table.find(words_of(words)), self)


def _inner(keys: Sequence[str], pieces: Sequence[tuple[tuple[str, ...], ...]]) -> list[list[str]]:
    """For each phrase those that it holds as whole words, shorter ones first, itself among them."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for key, writings in zip(keys, pieces, strict=True):
        for words in writings:
            by_words.setdefault(words, []).append(key)
    out: list[list[str]] = []
    for writings in pieces:
        words = writings[0]
        held: list[str] = []
        for length in range(1, len(words) + 1):
            for first in range(len(words) - length + 1):
                held += by_words.get(words[first : first + length], ())
        out.append(held)
    return out


class Labels:
    """Labels of one text, asked by detector and place in O(log n)."""

    def __init__(self, words: bytes, hits: Hits, table: LabelTable) -> None:
        self._words = words
        self._table = table
        self._hits = hits
        self._by_detector: dict[int, tuple[list[int], list[Entry]]] = {}
        present = _present(hits.numbers, len(table.texts))
        self._positive = _rows(table.signs, present, 1)
        self._negative = _rows(table.signs, present, -1)
        self._opened = _rows(table.opens, present, 1)

    def __len__(self) -> int:
        return len(self._hits.starts)

    @cached_property
    def _starts(self) -> list[int]:
        return list(self._hits.starts.tolist())

    @cached_property
    def _reach(self) -> "tuple[Array, Array]":
        """For every label the stretch in which a value may belong to it."""
        import numpy as np

        data = np.frombuffer(self._words, np.uint8)
        breaks = np.flatnonzero(data == 0x0A)
        starts, ends = self._hits.starts, self._hits.ends
        line = np.searchsorted(breaks, starts, "left") - 1
        begin = np.maximum(breaks[np.maximum(line, 0)], starts - _REACH_BACK)
        # A line that holds nothing does not part a label from its value.
        filled = np.concatenate([[True], np.diff(breaks) > 1, [True]])
        if _BLANK_LINE.search(self._words) is not None:
            filled[1:-1] = _filled(data, breaks)
        full = np.flatnonzero(filled)
        own = np.searchsorted(breaks, ends, "left")
        # Lines are numbered by the break that ends them: the next filled line behind the label's own.
        below = full[np.minimum(np.searchsorted(full, own, "right"), len(full) - 1)]
        stop = breaks[np.minimum(below, len(breaks) - 1)] + 1
        return begin, np.minimum(stop, ends + 2 * _ABOVE)

    def reaches(self, detector: int) -> list[tuple[int, int]]:
        """Stretches in which a value may find one of the detector's labels, in order and disjoint."""
        begin, stop = self.stretches(detector)
        return list(zip(begin.tolist(), stop.tolist(), strict=True))

    def stretches(self, detector: int) -> "tuple[Array, Array]":
        """As `reaches`, as two arrays."""
        chosen = self._table.signs[detector][self._hits.numbers] > 0
        return _merged(self._reach[0][chosen], self._reach[1][chosen])

    def labelled(self, detector: int) -> bool:
        """Whether any of the detector's labels stands in the text."""
        return bool(self._positive[detector])

    def live(self) -> list[int]:
        """The detectors that have a label in the text."""
        return [n for n, labelled in enumerate(self._positive) if labelled]

    def opened(self, detector: int) -> bool:
        """Whether any of the words stands in the text that the detector's `find` waits for."""
        return bool(self._opened[detector])

    def gates(self, detector: int) -> "Array":
        """Where they begin."""
        starts: Array = self._hits.starts[self._table.opens[detector][self._hits.numbers]]
        return starts

    def _entries(self, detector: int) -> tuple[list[int], list[Entry]]:
        found = self._by_detector.get(detector)
        if found is None:
            import numpy as np

            signs = self._table.signs[detector][self._hits.numbers]
            chosen = np.flatnonzero(signs)
            starts = self._hits.starts[chosen].tolist()
            entries = list(
                zip(
                    starts,
                    self._hits.ends[chosen].tolist(),
                    self._hits.numbers[chosen].tolist(),
                    signs[chosen].tolist(),
                    strict=True,
                )
            )
            found = self._by_detector[detector] = (starts, entries)
        return found

    def near(self, detector: int, start: int, end: int) -> Near:
        """The label of `detector` that a value at these plane offsets belongs to."""
        if not (self._positive[detector] or self._negative[detector]):
            return NOTHING
        starts, entries = self._entries(detector)
        words = self._words
        line = words.rfind(b"\n", max(0, start - _ABOVE), start) + 1
        label, weight, anti_label, anti = -1, 0.0, -1, 0.0
        place = (0, 0)
        n = bisect_left(starts, start) - 1
        low = max(line, start - BEFORE)
        while n >= 0 and entries[n][0] >= low:
            first, last, key, sign = entries[n]
            if last <= start:
                force = self._force_before(last, start)
                if force and sign > 0:
                    label, weight, place = key, force, (first, last)
                    break
                if force and not anti:
                    anti_label, anti = key, force
            n -= 1
        if label < 0 and (inside := self._inside(starts, entries, start, end)) is not None:
            label, weight, place = inside[2], 1.0, (inside[0], inside[1])
        if label < 0:
            above = self._above(starts, entries, line, start)
            if above is not None and above[1] > 0:
                (place, label), weight = _of(above[0]), above[1]
            elif above is not None and not anti:
                anti_label, anti = above[0][2], -above[1]
        if label < 0 or not anti:
            after = self._after(starts, entries, end)
            if after is not None and after[1] > 0 and label < 0:
                (place, label), weight = _of(after[0]), after[1]
            elif after is not None and after[1] < 0 and label < 0 and not anti:
                anti_label, anti = after[0][2], -after[1]
        if label < 0 and anti_label < 0:
            return NOTHING
        texts = self._table.texts
        return Near(
            texts[label] if label >= 0 else "", weight, *place, texts[anti_label] if anti_label >= 0 else "", anti
        )

    @staticmethod
    def _inside(starts: list[int], entries: list[Entry], start: int, end: int) -> Entry | None:
        """A label that is part of the candidate: `DOB07/04/1988`."""
        n = bisect_left(starts, start)
        return entries[n] if n < len(starts) and entries[n][1] <= end and entries[n][3] > 0 else None

    def _force_before(self, label_end: int, start: int) -> float:
        """1 where nothing of weight lies between label and value; 0 where the label already has a value."""
        between = self._words[label_end:start]
        if len(between) <= 3:
            return 1.0
        if _VALUE.search(between) and _WORD.search(between):
            return 0.0
        others = bisect_left(self._starts, start) - bisect_left(self._starts, label_end)
        return 0.5 if others else 1.0

    def _above(self, starts: list[int], entries: list[Entry], line: int, start: int) -> tuple[Entry, float] | None:
        """The line above (blank lines are passed over): forms and cards put the label over the value."""
        words = self._words
        bottom = line - 1
        for _ in range(3):
            if bottom <= 0:
                return None
            top = words.rfind(b"\n", max(0, bottom - _ABOVE), bottom) + 1
            if top == 0:
                return None
            if words[top:bottom].strip():
                break
            bottom = top - 1
        else:
            return None
        first, last = bisect_left(starts, top), bisect_right(starts, bottom - 1)
        if first == last:
            return None
        column = start - line
        best = min(entries[first:last], key=lambda e: abs((e[0] - top) - column))
        offset = abs((best[0] - top) - column)
        tail = words[best[1] : bottom]
        sole = bisect_left(self._starts, bottom) - bisect_left(self._starts, top) == 1
        if _VALUE.search(tail) and offset > 2:
            return None
        if offset <= 8:
            return best, 1.0 * best[3]
        ended = entries[last - 1]
        if ended[3] > 0 and self._wraps(top, ended[1], bottom, start):
            return ended, 1.0
        if sole and bottom - top <= 60:
            return best, 0.8 * best[3]
        return (best, 0.5) if best[3] > 0 and bottom - top <= 120 else None

    def _wraps(self, top: int, label_end: int, bottom: int, start: int) -> bool:
        """Whether a line of running text ends with the label and the next one begins with the value."""
        words = self._words
        above = words[top:bottom]
        return (
            len(above) >= _PROSE
            and not words[label_end:bottom].strip(b" \t\r.:#")
            and not words[bottom:start].strip()
            and _COLUMNS.search(above.strip()) is None
        )

    def _after(self, starts: list[int], entries: list[Entry], end: int) -> tuple[Entry, float] | None:
        words = self._words
        n = bisect_left(starts, end)
        if n == len(starts) or entries[n][0] - end > AFTER:
            return None
        first, last, _, sign = entries[n]
        between = words[end:first]
        if b"\n" in between or _VALUE.search(between) or _ANNOUNCES.match(words, last):
            return None
        return entries[n], 0.5 * sign


def _present(numbers: "Array", count: int) -> "Array":
    """The numbers that occur."""
    import numpy as np

    seen = np.zeros(count, bool)
    seen[numbers] = True
    return np.flatnonzero(seen)


def _rows(table: "Array", present: "Array", sign: int) -> list[bool]:
    """For each detector whether one of the labels that are present is its own, with this sign."""
    return list((table[:, present] == sign).any(axis=1).tolist())


def _filled(data: "Array", breaks: "Array") -> "Array":
    """For each line between two breaks whether anything but blanks stands in it."""
    import numpy as np

    printed = np.cumsum((data != 0x20) & (data != 0x09) & (data != 0x0D) & (data != 0x0A))
    return np.asarray(np.diff(printed[breaks]) > 0)


def _merged(begin: "Array", stop: "Array") -> "tuple[Array, Array]":
    """Stretches in order, those that touch made one."""
    import numpy as np

    if len(begin) < 2:
        return begin, stop
    # A label's stretch begins at its line or later, so they are in order already; ends need not be.
    reach = np.maximum.accumulate(stop)
    first = np.flatnonzero(np.concatenate([[True], begin[1:] > reach[:-1]]))
    last = np.concatenate([first[1:] - 1, [len(begin) - 1]])
    return begin[first], reach[last]
