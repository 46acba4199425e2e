"""Where in a text a slow pattern is worth trying.

A `find` function's pattern runs at some ten megabytes a second; RE2 reads the same text ten times faster but knows
no look-around and no accents. So it names the places, and the pattern is tried there only.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from pii_scan.detect.backend import Searcher, resolve
from pii_scan.detect.normalise import Plane, plane
from pii_scan.detect.presence import PresenceSet, re2_options

_ALL: dict[str, list["Sieve"]] = defaultdict(list)
"""Every sieve there is, by panel."""
_MADE: dict[str, tuple[int, PresenceSet | None]] = {}


def _panel(name: str) -> PresenceSet | None:
    """All sieves of a panel in one pass: most texts hold nothing for most of them, and a pass for each would cost more
    than all the rest of the detection. Made when the first text is read, and again where a plug-in has brought more."""
    sieves, made = _ALL[name], _MADE.get(name)
    if made is None or made[0] != len(sieves):
        found = None if resolve("auto") == "re" else PresenceSet([s.pattern.encode("latin-1") for s in sieves])
        made = _MADE[name] = (len(sieves), found)
    return made[1]


@lru_cache(maxsize=2)
def _planes(text: str) -> Plane:
    """All sieves of one text share its planes; the text itself is the key, its hash is computed once."""
    return plane(text)


_PANELS_KEPT = 32
"""More than the panels that two texts have."""


@lru_cache(maxsize=_PANELS_KEPT)
def _present(text: str, name: str) -> frozenset[int] | None:
    panel = _panel(name)
    return None if panel is None or len(text) < _WORTH_A_PANEL else frozenset(panel.present(_planes(text).words))


_WORTH_A_PANEL = 256
"""Characters; in a shorter text each sieve's own search is as quick."""


class Sieve:
    """A rough pattern over the accent-free plane: `contrasena` stands for `contraseña`.

    It must match wherever the exact pattern may begin; matching too often only costs time.
    """

    def __init__(self, pattern: str, panel: str = "") -> None:
        """
        Args:
            pattern: RE2 syntax, ASCII; the byte FF stands for other letters, A0 for other signs.
            panel: patterns that follow a text over many characters (whole lines, runs of words) multiply the states
                of the others' automaton: all in one set made new states at 450 ms a megabyte of text never seen
                before, in eight sets at 40. Such a pattern names a panel of its own sort.
        """
        self.pattern = pattern
        self._panel = panel
        self._number = len(_ALL[panel])
        self._parts: tuple[Sieve, ...] = ()
        _ALL[panel].append(self)

    @classmethod
    def any_of(cls, *sieves: "Sieve") -> "Sieve":
        """Matches where one of them does."""
        made = cls.__new__(cls)
        made.pattern = "|".join(f"(?:{sieve.pattern})" for sieve in sieves)
        made._parts = sieves
        return made

    def _absent(self, text: str) -> bool:
        if self._parts:
            return all(part._absent(text) for part in self._parts)
        present = _present(text, self._panel)
        return present is not None and self._number not in present

    @cached_property
    def _search(self) -> Searcher:
        source = self.pattern.encode("latin-1")
        if resolve("auto") == "re":
            return _by_re(re.compile(source))
        import re2

        from pii_scan.detect.backend_re2 import searcher

        return searcher(re2.compile(source, options=re2_options()))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of rough matches without overlap, as offsets into the text."""
        if self._absent(text):
            return
        words, at, search = _planes(text).words, 0, self._search
        size = len(words)
        while (hit := search(words, at, size)) is not None:
            start, end = hit
            yield max(0, start - 1), end - 1
            at = max(end, start + 1)

    def tries(self, text: str, exact: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The exact pattern's matches that begin where a rough one does, without overlap."""
        if self._absent(text):
            return
        words, at, search = _planes(text).words, 0, self._search
        size = len(words)
        while (hit := search(words, at, size)) is not None:
            start = hit[0]
            match = exact.match(text, max(0, start - 1))
            if match is not None:
                yield match
                at = max(match.end() + 1, start + 1)
            else:
                at = start + 1


def _by_re(compiled: re.Pattern[bytes]) -> Searcher:
    def search(data: bytes, begin: int, end: int) -> tuple[int, int] | None:
        hit = compiled.search(data, begin, end)
        return None if hit is None else hit.span()

    return search


def accent_free(pattern: str) -> str:
    """An exact pattern as a rough one: accents off, look-arounds dropped."""
    bare = re.sub(r"\(\?<?[=!][^()]*\)", "", pattern)
    return bare.translate(_FOLDED)


_FOLDED = str.maketrans("áéíóúñÁÉÍÓÚÑ’", "aeiounAEIOUN'")
