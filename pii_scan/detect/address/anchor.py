"""Where in a text a US address may stand.

Three ways, the surest first: a state with its ZIP code and the street before it; a box, rural route or military
post; a house number with a street's suffix. What an earlier way took, a later one leaves.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pii_scan.detect.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of text to be parsed as one address."""

    start: int
    end: int
    reason: str
    confidence: float
    rest: str = ""
    """City, state and ZIP where they stand in fields of their own, as one would write them behind the street."""


class Taken:
    """Disjoint stretches, asked in O(log n)."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def overlaps(self, start: int, end: int) -> bool:
        at = bisect_left(self._spans, (start, end))
        return (at > 0 and self._spans[at - 1][1] > start) or (at < len(self._spans) and self._spans[at][0] < end)

    def end_before(self, place: int) -> int:
        """End of the last stretch that begins before `place`; 0 where there is none."""
        at = bisect_left(self._spans, (place, 0))
        return self._spans[at - 1][1] if at else 0


@cache
def _anywhere() -> Sieve:
    """All sieves of the three ways as one: most texts hold no address, and end after a single pass."""
    from pii_scan.detect.address.us_box import BOX_AT
    from pii_scan.detect.address.us_region import REGION_AT
    from pii_scan.detect.address.us_street import LABEL_AT, STREET_AT

    return Sieve.any_of(BOX_AT, REGION_AT, LABEL_AT, STREET_AT)


def anchors(text: str) -> Iterator[Anchor]:
    """Without overlaps, in order of place within each way."""
    from pii_scan.detect.address.us_box import boxes
    from pii_scan.detect.address.us_region import regions
    from pii_scan.detect.address.us_street import streets

    if next(_anywhere().spans(text), None) is None:
        return
    taken = Taken()
    for way in (boxes, regions, streets):
        for anchor in way(text, taken):
            if not taken.overlaps(anchor.start, anchor.end):
                taken.add(anchor.start, anchor.end)
                yield anchor
