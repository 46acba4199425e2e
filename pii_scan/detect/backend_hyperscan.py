"""Candidates with hyperscan (extra `hyperscan`, Linux on x86-64) in front of google-re2.

hyperscan tells which patterns a text holds, at some gigabytes a second; it reports every end of a match and no longest
one, so the places are google-re2's. Its table takes a second to make: worth it for long runs.
"""

from collections.abc import Sequence
from typing import Any

from pii_scan.detect.backend_re2 import Re2Backend
from pii_scan.detect.token_edges import Guarded


class HyperscanBackend(Re2Backend):
    """The same answers as google-re2."""

    def __init__(self, patterns: Sequence[Guarded], everywhere: Sequence[bool]) -> None:
        super().__init__(patterns, everywhere)
        self._database, self._always = _compile(patterns, [i for i, asked in enumerate(everywhere) if asked])

    def present(self, data: bytes) -> Sequence[int]:
        """The patterns that match anywhere, and those that hyperscan cannot take."""
        found = set(self._always)
        if self._database is not None:
            self._database.scan(data, match_event_handler=lambda number, *_: found.add(number))
        return sorted(found)


def _compile(patterns: Sequence[Guarded], numbers: Sequence[int]) -> tuple[Any, list[int]]:
    """The database of all patterns that hyperscan takes, and the numbers of the others."""
    import hyperscan

    # One event per pattern is enough; a dot and a negated set match a line's end too, as in RE2's Latin-1.
    flags = hyperscan.HS_FLAG_SINGLEMATCH
    taken, refused = [], []
    for number in numbers:
        try:
            hyperscan.Database().compile(expressions=[patterns[number].source], ids=[0], elements=1, flags=[flags])
        except hyperscan.error:
            refused.append(number)
        else:
            taken.append(number)
    if not taken:
        return None, refused
    database = hyperscan.Database()
    database.compile(
        expressions=[patterns[number].source for number in taken],
        ids=taken,
        elements=len(taken),
        flags=[flags] * len(taken),
    )
    return database, refused
