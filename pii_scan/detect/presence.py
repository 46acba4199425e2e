"""Which of many patterns match anywhere in a text: one pass of google-re2's DFA for all of them."""

from collections.abc import Sequence
from typing import Any

_SENTINEL = b"\x00sentinel of pii-scan\x00"
_MEGABYTES = 256


def re2_options(megabytes: int = 64, *, longest: bool = False) -> Any:
    """Latin-1 bytes in, no captures, nothing printed."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = longest
    options.never_capture = True
    options.log_errors = False
    options.max_mem = megabytes << 20
    return options


class PresenceSet:
    """A set of patterns, asked as one.

    A set whose DFA has no room answers like one without a match. So each set holds a pattern of its own that must be
    found; where it is not, every pattern counts as present and is searched.
    """

    def __init__(self, patterns: Sequence[bytes]) -> None:
        import re2

        self._count = len(patterns)
        self._set: Any = re2.Set.SearchSet(re2_options(_MEGABYTES))
        for pattern in patterns:
            self._set.Add(pattern)
        self._set.Add(_SENTINEL)
        self._set.Compile()
        self._works = self._set.Match(_SENTINEL) == [self._count]

    def present(self, data: bytes) -> Sequence[int]:
        """Indices of the patterns that match."""
        if not self._works:
            return range(self._count)
        found: Sequence[int] = self._set.Match(data) or ()
        return found
