"""Labels: the words near a value that say what it is, for all detectors in one pass.

Every detector's labels and anti-labels go into one alternation. Gaps inside a phrase are elastic, so
`date of birth` also finds `date_of_birth` and `dateOfBirth`. A phrase that holds another one as whole
words counts for the owners of both; where both are the same detector's, the longer one decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pii_scan.detect.detector import Detector
from pii_scan.detect.normalise import fold

BEFORE = 64
"""Bytes of the same line before a value in which a label counts."""
AFTER = 24
_REACH_BACK = 96
"""Bytes before a label in which a value may begin that the label follows."""
_ABOVE = 300
"""How long a line above may be to be looked at."""
_PIECES = re.compile(r"[a-z0-9]+|[^a-z0-9\s]+")
_GAP = r"[ \t_.\-]{0,3}"
_SQUEEZE = str.maketrans("", "", " \t_.-")
_VALUE = re.compile(rb"\d{4}|\d[-/. ]\d")
_WORD = re.compile(rb"[A-Za-z\xff]{3,}")
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
Entry = tuple[int, int, str, int]
"""Plane offsets, key and sign of one label of one detector."""


def _of(entry: Entry) -> tuple[tuple[int, int], str]:
    return (entry[0], entry[1]), entry[2]


def _key(phrase: str) -> str:
    return phrase.translate(_SQUEEZE).lower()


class LabelTable:
    """All labels of all detectors, compiled once."""

    def __init__(self, detectors: Sequence[Detector], backend: str) -> None:
        phrases: dict[str, tuple[str, ...]] = {}
        own: dict[str, dict[int, int]] = {}
        regexes: set[str] = set()
        self._text: dict[str, str] = {}
        for n, detector in enumerate(detectors):
            signed = [(x, -1) for x in detector.anti_labels] + [(x, 1) for x in detector.labels]
            for raw, sign in signed:
                phrase = fold(raw).strip().rstrip(".:")
                pieces = tuple(_PIECES.findall(phrase))
                key = _key(phrase)
                if not key:
                    continue
                phrases[key] = tuple(p for p in pieces if p[0].isalnum())
                own.setdefault(key, {})[n] = sign
                self._text.setdefault(key, phrase)
                regexes.add(_GAP.join(re.escape(p) for p in pieces))
        self._owners = _inherit(phrases, own)
        self._find: Any = None
        if regexes:
            body = "|".join(sorted(regexes, key=lambda r: (-len(r), r)))
            self._find = _compile(f"(?i)(?:{body})".encode("ascii"), backend)

    def hits(self, words: bytes) -> "Labels":
        """All whole-word labels in a plane; RE2 takes some milliseconds per megabyte."""
        found: list[tuple[int, int, str]] = []
        if self._find is not None:
            for hit in self._find.finditer(words):
                start, end = hit.span()
                if _whole(words, start, end):
                    found.append((start, end, _key(words[start:end].decode("latin-1"))))
        return Labels(words, found, self._owners, self._text)


def _inherit(phrases: dict[str, tuple[str, ...]], own: dict[str, dict[int, int]]) -> dict[str, dict[int, int]]:
    by_words: dict[tuple[str, ...], list[str]] = {}
    for key, words in phrases.items():
        by_words.setdefault(words, []).append(key)
    owners: dict[str, dict[int, int]] = {}
    for key, words in phrases.items():
        merged: dict[int, int] = {}
        for length in range(1, len(words) + 1):
            for first in range(len(words) - length + 1):
                for inner in by_words.get(words[first : first + length], ()):
                    merged.update(own[inner])
        merged.update(own[key])
        owners[key] = merged
    return owners


def _compile(pattern: bytes, backend: str) -> Any:
    if backend == "re2":
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.longest_match = True
        options.never_capture = True
        options.log_errors = False
        options.max_mem = 128 << 20
        return re2.compile(pattern, options=options)
    return re.compile(pattern)


def _glued_pairs() -> bytes:
    """For each pair of bytes: 1 where they belong to one word. A hump (`ssnNumber`) parts words."""
    lower, upper, digits = range(0x61, 0x7B), range(0x41, 0x5B), range(0x30, 0x3A)
    letters = {*lower, *upper, 0xFF}
    table = bytearray(1 << 16)
    for left in letters:
        for right in letters:
            table[left << 8 | right] = not (left in lower and right in upper)
    for left in digits:
        for right in digits:
            table[left << 8 | right] = 1
    return bytes(table)


_GLUED = _glued_pairs()


def _whole(data: bytes, start: int, end: int) -> bool:
    return not (_GLUED[data[start - 1] << 8 | data[start]] or _GLUED[data[end - 1] << 8 | data[end]])


class Labels:
    """Labels of one text, asked by detector and place in O(log n)."""

    def __init__(
        self,
        words: bytes,
        found: list[tuple[int, int, str]],
        owners: dict[str, dict[int, int]],
        text: dict[str, str],
    ) -> None:
        self._words = words
        self._text = text
        self._reaches: dict[int, list[tuple[int, int]]] = {}
        self._starts = [start for start, _, _ in found]
        self._by_detector: dict[int, tuple[list[int], list[Entry]]] = {}
        for start, end, key in found:
            for detector, sign in owners.get(key, {}).items():
                starts, entries = self._by_detector.setdefault(detector, ([], []))
                starts.append(start)
                entries.append((start, end, key, sign))

    def __len__(self) -> int:
        return len(self._starts)

    def reaches(self, detector: int) -> list[tuple[int, int]]:
        """Stretches in which a value may find one of the detector's labels, in order and disjoint."""
        if detector in self._reaches:
            return self._reaches[detector]
        _, entries = self._by_detector.get(detector, ([], []))
        words, size = self._words, len(self._words)
        out: list[tuple[int, int]] = []
        for start, end, _, sign in entries:
            if sign < 0:
                continue
            begin = max(0, words.rfind(b"\n", max(0, start - _REACH_BACK), start), start - _REACH_BACK)
            stop = words.find(b"\n", end, end + _ABOVE)
            for _ in range(4):
                if stop < 0 or stop + 1 >= size:
                    break
                below = words.find(b"\n", stop + 1, stop + 1 + _ABOVE)
                blank = below >= 0 and not words[stop:below].strip()
                stop = below
                if not blank:
                    break
            stop = min(size, stop + 1 if stop >= 0 else end + 2 * _ABOVE)
            if out and begin <= out[-1][1]:
                out[-1] = (out[-1][0], max(stop, out[-1][1]))
            else:
                out.append((begin, stop))
        self._reaches[detector] = out
        return out

    def near(self, detector: int, start: int, end: int) -> Near:
        """The label of `detector` that a value at these plane offsets belongs to."""
        if detector not in self._by_detector:
            return NOTHING
        starts, entries = self._by_detector[detector]
        words = self._words
        line = words.rfind(b"\n", max(0, start - _ABOVE), start) + 1
        label, weight, anti_label, anti = "", 0.0, "", 0.0
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
        if not label:
            above = self._above(starts, entries, line, start)
            if above is not None and above[1] > 0:
                (place, label), weight = _of(above[0]), above[1]
            elif above is not None and not anti:
                anti_label, anti = above[0][2], -above[1]
        if not label or not anti:
            after = self._after(starts, entries, end)
            if after is not None and after[1] > 0 and not label:
                (place, label), weight = _of(after[0]), after[1]
            elif after is not None and after[1] < 0 and not label and not anti:
                anti_label, anti = after[0][2], -after[1]
        return Near(self._text.get(label, label), weight, *place, self._text.get(anti_label, anti_label), anti)

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
        if sole and bottom - top <= 60:
            return best, 0.8 * best[3]
        return (best, 0.5) if best[3] > 0 and bottom - top <= 120 else None

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
