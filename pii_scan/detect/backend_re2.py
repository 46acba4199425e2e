"""Candidates with google-re2: linear time whatever the text.

One RE2 set tells which patterns match in a text at all, in one pass of a DFA; only those are then searched. Measured
against one alternation with groups, against a gate that skips to the next hit of any, and against one pass per
pattern.
"""

import re
from collections.abc import Sequence
from typing import Any

from pii_scan.detect.backend import Searcher
from pii_scan.detect.presence import PresenceSet, re2_options
from pii_scan.detect.token_edges import Guarded, bare


def searcher(compiled: Any) -> Searcher:
    """A search without the wrapper's objects, which cost as much as RE2 itself; the public way where this version
    of the package has no such inside."""
    import re2

    try:
        match, anywhere = compiled._regexp.Match, re2._Anchor.UNANCHORED
        match(anywhere, b"", 0, 0)
    except (AttributeError, TypeError):

        def search(data: bytes, begin: int, end: int) -> tuple[int, int] | None:
            hit = compiled.search(data, begin, end)
            return None if hit is None else hit.span()

        return search

    def fast(data: bytes, begin: int, end: int) -> tuple[int, int] | None:
        span = match(anywhere, data, begin, end)[0]
        return None if span[0] < 0 else span

    return fast


_SIGN = re.compile(rb"(?<=[}\])])(@(?:[a-z]{2,9}(?![*+?{])|)|%[0-9]{2}(?![*+?{]))(?=[(\[)])")
_LONG_RUN = re.compile(rb"\{(?:\d+,)?(\d+)\}")


def sign_of(pattern: bytes) -> bytes:
    """Characters that every match of an e-mail-like pattern holds, `@` with what follows, or empty.

    Such a pattern may begin at every word, so its automaton alone makes 10 ms of states a megabyte and multiplies
    those of others; to look for the sign takes a tenth of a millisecond.
    """
    if b"|" in pattern:
        return b""
    found = _SIGN.search(pattern)
    return found.group(1) if found is not None else b""


def _keeps_states(pattern: bytes) -> bool:
    """Many alternatives with long counted runs (keys of many issuers): together with others they make twice the
    states that both make apart."""
    return sum(int(most) >= 16 for most in _LONG_RUN.findall(pattern)) > 3


class Re2Backend:
    """Leftmost-longest matches of every pattern, each pattern on its own."""

    def __init__(self, patterns: Sequence[Guarded], everywhere: Sequence[bool]) -> None:
        import re2

        options = re2_options(longest=True)
        self._patterns = patterns
        self._single = [searcher(re2.compile(p.source, options=options)) for p in patterns]
        wanted = [i for i, asked in enumerate(everywhere) if asked]
        signs = {i: sign_of(patterns[i].source) for i in wanted}
        self._signs = [(i, sign) for i, sign in signs.items() if sign]
        groups: tuple[list[int], list[int]] = ([], [])
        for i in wanted:
            if not signs[i]:
                groups[_keeps_states(patterns[i].source)].append(i)
        self._sets = [(group, PresenceSet([patterns[i].source for i in group])) for group in groups if group]

    def candidates(self, data: bytes) -> list[tuple[int, int, int]]:
        """(start, end, pattern), guards stripped, sorted."""
        out: list[tuple[int, int, int]] = []
        for i in self.present(data):
            self._search(i, data, 0, len(data), out)
        out.sort()
        return out

    def present(self, data: bytes) -> Sequence[int]:
        """The patterns that match anywhere."""
        found = [i for i, sign in self._signs if sign in data]
        for group, patterns in self._sets:
            found += [group[n] for n in patterns.present(data)]
        return sorted(found)

    def within(self, index: int, data: bytes, begin: int, end: int) -> list[tuple[int, int]]:
        """The places of one pattern inside a stretch."""
        out: list[tuple[int, int, int]] = []
        self._search(index, data, begin, end, out)
        return [(start, stop) for start, stop, _ in out]

    def _search(self, i: int, data: bytes, position: int, stop: int, out: list[tuple[int, int, int]]) -> None:
        search = self._single[i]
        pattern = self._patterns[i]
        left, right = pattern.left, pattern.right
        while position < stop and (hit := search(data, position, stop)) is not None:
            start, end = hit
            out.append((*bare(data, start + left, end - right), i))
            position = max(end - right, start + 1)
