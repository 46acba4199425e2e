"""Candidates with the standard library: the same answers as google-re2, ten times slower, and without its
promise of linear time. Used where google-re2 is not installed."""

import re
from collections.abc import Sequence

from pii_scan.detect.token_edges import Guarded, bare

_STRETCH = 48
"""How far behind a match a longer one with the same start is looked for."""


class ReBackend:
    """Perl semantics stretched to the longest match, as RE2 gives it."""

    def __init__(self, patterns: Sequence[Guarded], everywhere: Sequence[bool]) -> None:
        self._patterns = patterns
        self._everywhere = [i for i, wanted in enumerate(everywhere) if wanted]
        self._compiled = [re.compile(p.source) for p in patterns]

    def candidates(self, data: bytes) -> list[tuple[int, int, int]]:
        """(start, end, pattern), guards stripped, sorted."""
        out = [(*place, i) for i in self._everywhere for place in self.within(i, data, 0, len(data))]
        out.sort()
        return out

    def within(self, index: int, data: bytes, begin: int, end: int) -> list[tuple[int, int]]:
        """The places of one pattern inside a stretch."""
        pattern, compiled = self._patterns[index], self._compiled[index]
        out: list[tuple[int, int]] = []
        position = begin
        while position < end and (hit := compiled.search(data, position, end)) is not None:
            start, stop = hit.span()
            stop = self._longest(compiled, data, start, stop, end)
            out.append(bare(data, start + pattern.left, stop - pattern.right))
            position = max(stop - pattern.right, start + 1)
        return out

    @staticmethod
    def _longest(compiled: re.Pattern[bytes], data: bytes, start: int, end: int, limit: int) -> int:
        for longer in range(min(limit, end + _STRETCH), end, -1):
            if compiled.fullmatch(data, start, longer) is not None:
                return longer
        return end
