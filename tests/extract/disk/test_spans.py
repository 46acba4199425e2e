"""Laws of stretches, against sets of single bytes."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_scan.extract.disk.disk import PatchedDisk
from pii_scan.extract.disk.spans import between, common, joined, length

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


def places(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(SPANS, SPANS)
def test_as_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    first, second = joined(one), joined(other)
    assert places(first) == places(one) and length(first) == len(places(one))
    assert all(a[1] < b[0] for a, b in pairwise(first))
    assert places(between(first, 50)) == set(range(50)) - places(one)
    assert places(common(first, second)) == places(one) & places(other)


class _Damaged:
    """Bytes from 10,000 to 30,000 cannot be read."""

    size = 100_000

    def __init__(self) -> None:
        self.asked = 0

    def read_at(self, start: int, length: int) -> bytes:
        self.asked += 1
        if start < 30_000 and start + length > 10_000:
            raise OSError
        return b"x" * min(length, self.size - start)

    def hole_at(self, _: int) -> int:
        return 0


def test_around_damage_all_is_read_but_its_blocks() -> None:
    under = _Damaged()
    disk = PatchedDisk(under)
    data = disk.read_at(0, 65_536)
    assert len(data) == 65_536
    assert data.count(b"x") >= 65_536 - 20_000 - 2 * 4096 and data[10_000:30_000] == bytes(20_000)
    assert len(disk.lost) == 1 and disk.lost[0][0] <= 10_000 and disk.lost[0][1] >= 30_000
    assert under.asked < 40
