"""Which of two overlapping hits stays; the sweep stays fast on a long chain."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.hit import RawHit
from pii_scan.detect.overlap import resolve
from pii_scan.model.match import Band


def hit(
    start: int, end: int, confidence: float, kind: str = "k", band: Band = Band.HIGH, placed: bool = True
) -> RawHit:
    return RawHit(kind, "d", start, end, "r", "n", confidence, band, (), placed=placed)


def test_an_address_beats_the_name_inside() -> None:
    assert [h.kind for h in resolve([hit(5, 22, 0.8, "name"), hit(0, 40, 0.78, "address")])] == ["address"]


def test_high_beats_possible_even_if_shorter() -> None:
    kept = resolve([hit(0, 20, 0.6, "long", Band.POSSIBLE), hit(2, 11, 0.75, "short")])
    assert [h.kind for h in kept] == ["short"]


def test_same_span_keeps_the_likelier_kind() -> None:
    assert [h.kind for h in resolve([hit(0, 9, 0.75, "a"), hit(0, 9, 0.95, "b")])] == ["b"]


def test_neighbours_and_hits_without_place_stay() -> None:
    kept = resolve([hit(0, 5, 0.9), hit(5, 9, 0.9), hit(0, 0, 0.9, "fact", placed=False)])
    assert len(kept) == 3


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.floats(0.15, 0.99)), max_size=40))
def test_what_stays_is_disjoint_and_nothing_free_is_lost(spans: list[tuple[int, int, float]]) -> None:
    hits = [hit(start, start + length, confidence) for start, length, confidence in spans]
    kept = resolve(hits)
    for left, right in pairwise(kept):
        assert left.end <= right.start
    for h in hits:
        assert any(h.start < k.end and k.start < h.end for k in kept)


def test_a_long_chain_is_resolved_in_linear_time() -> None:
    def cost(size: int) -> float:
        hits = [hit(i, i + 3, 0.7 + (i % 7) / 30) for i in range(size)]
        begin = time.process_time()
        resolve(hits)
        return time.process_time() - begin

    small = min(cost(4000) for _ in range(3))
    assert min(cost(16_000) for _ in range(3)) < 10 * max(small, 0.005)
