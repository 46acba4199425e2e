"""Which detectors' headers a few words may be: one pass of google-re2 in place of a search for each detector.

Every line of a text with two separators may head a table, so words are asked for that no table has, and hardly any
of them comes again. To search them for each of three hundred detectors takes four milliseconds, and was nine tenths
of the time that a text never seen before took.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from pii_scan.detect.backend import resolve
from pii_scan.detect.detector import Detector

_LOOK = re.compile(r"\(\?<?[=!]")
_MEGABYTES = 64


class HeaderSet:
    """Of one set of detectors; says too much rather than too little."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self._all = [n for n, d in enumerate(detectors) if d.header_regex is not None]
        self._sources = [detectors[n].headers for n in self._all]
        self._whole: dict[str, list[int]] = {}
        """Labels that are headers only as a whole."""
        for n, detector in enumerate(detectors):
            for words in detector.label_headers:
                self._whole.setdefault(words, []).append(n)
        self._either = sorted({*self._all, *(n for owners in self._whole.values() for n in owners)})
        self._one_by_one = resolve("auto") == "re"
        self._ascii: _Set | None = None
        self._other: _Set | None = None

    def candidates(self, forms: Collection[str]) -> Collection[int]:
        """The detectors whose header regex may match one of the forms, among them all whose does."""
        if self._one_by_one:
            return self._either
        if all(form.isascii() for form in forms):
            if self._ascii is None:
                self._ascii = _Set(self._sources, edges=True)
            chosen = self._ascii
        else:
            # RE2 knows the edges of English words only.
            if self._other is None:
                self._other = _Set(self._sources, edges=False)
            chosen = self._other
        by_shape = {self._all[i] for form in forms for i in chosen.matching(form)}
        return by_shape.union(*(self._whole.get(form, ()) for form in forms))


class _Set:
    """Rough forms of the patterns, without look-around."""

    def __init__(self, sources: Sequence[Sequence[str]], *, edges: bool) -> None:
        import re2

        options = re2.Options()
        options.case_sensitive = False
        options.never_capture = True
        options.log_errors = False
        options.max_mem = _MEGABYTES << 20
        self._owners: list[int] = []
        self._always: list[int] = []
        self._set: Any = re2.Set.SearchSet(options)
        for i, patterns in enumerate(sources):
            for pattern in patterns:
                rough = _without_looks(pattern) if edges else _without_looks(pattern).replace(r"\b", "")
                if (not edges and re.search(r"\\[BwWsSdD]", rough)) or self._set.Add(rough) < 0:
                    self._always.append(i)
                else:
                    self._owners.append(i)
        self._set.Compile()

    def matching(self, form: str) -> list[int]:
        found = self._set.Match(form) if self._owners else ()
        return [*self._always, *(self._owners[k] for k in found or ())]


def _without_looks(pattern: str) -> str:
    """The pattern without its look-arounds: it matches wherever the whole one does."""
    parts: list[str] = []
    at = 0
    while (look := _LOOK.search(pattern, at)) is not None:
        parts.append(pattern[at : look.start()])
        at = _closing(pattern, look.start())
    return "".join((*parts, pattern[at:]))


def _closing(pattern: str, opened: int) -> int:
    """Behind the bracket that closes the group."""
    depth, at, in_class = 0, opened, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return len(pattern)
