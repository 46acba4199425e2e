"""Candidates with the standard library: the same answers as google-re2, ten times slower, and without its
promise of linear time. Used where google-re2 is not installed."""

import re
from collections.abc import Sequence

from pii_scan.detect.token_edges import Guarded

_STRETCH = 48
"""How far behind a match a longer one with the same start is looked for."""


class ReBackend:
    """Perl semantics stretched to the longest match, as RE2 gives it."""

    def __init__(self, patterns: Sequence[Guarded]) -> None:
        self._patterns = patterns
        self._compiled = [re.compile(p.source) for p in patterns]

    def candidates(self, data: bytes) -> list[tuple[int, int, int]]:
        """(start, end, pattern), guards stripped, sorted."""
        out: list[tuple[int, int, int]] = []
        for i, (pattern, compiled) in enumerate(zip(self._patterns, self._compiled, strict=True)):
            position = 0
            while (hit := compiled.search(data, position)) is not None:
                start, end = hit.span()
                end = self._longest(compiled, data, start, end)
                out.append((start + pattern.left, end - pattern.right, i))
                position = max(end - pattern.right, start + 1)
        out.sort()
        return out

    @staticmethod
    def _longest(compiled: re.Pattern[bytes], data: bytes, start: int, end: int) -> int:
        for longer in range(min(len(data), end + _STRETCH), end, -1):
            if compiled.fullmatch(data, start, longer) is not None:
                return longer
        return end
