"""Candidates with google-re2: linear time whatever the text.

A gate (one alternation, no captures: a single DFA) skips text in which no pattern matches. From its hit
on, a region is asked by an RE2 set which patterns match in it at all, and only those are searched there.
Measured against one alternation with groups and against one pass per pattern: see bench.
"""

from collections.abc import Sequence
from typing import Any

from pii_scan.detect.backend import Searcher
from pii_scan.detect.token_edges import Guarded, bare

REGION = 2048
"""Bytes looked at after a gate's hit."""
OVERLAP = 512
"""Matches may be this long; what starts in the last part of a region is left to the next one."""


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


class Re2Backend:
    """Leftmost-longest matches of every pattern, each pattern on its own."""

    def __init__(self, patterns: Sequence[Guarded], everywhere: Sequence[bool]) -> None:
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.longest_match = True
        options.never_capture = True
        options.log_errors = False
        options.max_mem = 64 << 20
        self._patterns = patterns
        self._single = [searcher(re2.compile(p.source, options=options)) for p in patterns]
        self._far = [i for i, p in enumerate(patterns) if p.far and everywhere[i]]
        self._near = [i for i, p in enumerate(patterns) if not p.far and everywhere[i]]
        self._gate: Any = None
        if self._near:
            gate_options = re2.Options()
            gate_options.encoding = re2.Options.Encoding.LATIN1
            gate_options.never_capture = True
            gate_options.log_errors = False
            gate_options.max_mem = 256 << 20
            self._gate = searcher(re2.compile(b"|".join(patterns[i].source for i in self._near), options=gate_options))
            self._set = re2.Set.SearchSet(gate_options)
            for i in self._near:
                self._set.Add(patterns[i].source)
            self._set.Compile()

    def candidates(self, data: bytes) -> list[tuple[int, int, int]]:
        """(start, end, pattern), guards stripped, sorted."""
        out: list[tuple[int, int, int]] = []
        size = len(data)
        for i in self._far:
            self._search(i, data, 0, size, size, out)
        if self._gate is not None:
            resume = [0] * len(self._patterns)
            position = 0
            while (hit := self._gate(data, position, size)) is not None:
                first, last = hit
                stop = min(size, max(first + REGION, last + OVERLAP))
                own = size if stop == size else stop - OVERLAP
                # An empty answer after the gate's hit means that the set's DFA ran out of memory.
                which = self._set.Match(data[first:stop]) or range(len(self._near))
                for n in which:
                    i = self._near[n]
                    resume[i] = self._search(i, data, max(first, resume[i]), stop, own, out)
                if own == size:
                    break
                position = own
        out.sort()
        return out

    def within(self, index: int, data: bytes, begin: int, end: int) -> list[tuple[int, int]]:
        """The places of one pattern inside a stretch."""
        out: list[tuple[int, int, int]] = []
        self._search(index, data, begin, end, end, out)
        return [(start, stop) for start, stop, _ in out]

    def _search(self, i: int, data: bytes, position: int, stop: int, own: int, out: list[tuple[int, int, int]]) -> int:
        search = self._single[i]
        pattern = self._patterns[i]
        left, right = pattern.left, pattern.right
        while position < own and (hit := search(data, position, stop)) is not None:
            start, end = hit
            if start >= own:
                break
            out.append((*bare(data, start + left, end - right), i))
            position = max(end - right, start + 1)
        return position
