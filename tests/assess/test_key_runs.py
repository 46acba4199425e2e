"""Sets of keys past what is held in memory, against Python's sets."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.assess.key_runs import KeyRuns, united

_KEYS = st.lists(st.integers(0, 40) | st.integers(0, 2**64 - 1) | st.just(2**64 - 1), max_size=40)


@given(st.lists(st.tuples(st.integers(0, 3), _KEYS), max_size=12), st.integers(1, 60), st.integers(1, 60))
def test_each_set_is_told_once_a_key_however_little_is_held(
    tmp_path_factory: object, adds: list[tuple[int, list[int]]], held: int, of_range: int
) -> None:
    path = Path(str(tmp_path_factory.getbasetemp())) / "keys"  # type: ignore[attr-defined]
    path.unlink(missing_ok=True)
    runs = KeyRuns(path, sum(len(keys) for _, keys in adds), held, of_range)
    sets: dict[int, set[int]] = {n: set() for n in range(4)}
    for number, keys in adds:
        runs.add(number, np.array(keys, np.uint64))
        sets[number] |= set(keys)
    runs.close()
    for number, expected in sets.items():
        told = [key for at in range(runs.ranges) for key in runs.part(number, at).tolist()]
        assert told == sorted(expected)


def test_what_is_held_does_not_grow_with_the_keys(tmp_path: Path) -> None:
    """By counts: a range of 4 n keys is no larger than one of n."""
    rng = np.random.default_rng(3)
    largest = []
    for size in (100_000, 200_000, 400_000):
        runs = KeyRuns(tmp_path / f"{size}", size, 10_000, 20_000)
        for _ in range(size // 5_000):
            runs.add(0, rng.integers(0, 2**64 - 1, 5_000, np.uint64))
        runs.close()
        largest.append(max(len(runs.part(0, at)) for at in range(runs.ranges)))
        assert (tmp_path / f"{size}").stat().st_size == 8 * size
    assert max(largest) < 22_000


def test_united() -> None:
    parts = [np.array([5, 1, 5], np.uint64), np.array([], np.uint64), np.array([2**64 - 1, 1], np.uint64)]
    assert united(parts).tolist() == [1, 5, 2**64 - 1] and not len(united([]))
