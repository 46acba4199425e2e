"""A bounded sample of distinct values that is the same part of all values in every column."""

import random

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.keys.normal import normal_keys
from pii_scan.detect.keys.sample import DistinctSample

SEED = 0x5EED


def sample(values: list[str], size: int, pieces: int = 1) -> DistinctSample:
    made = DistinctSample(SEED, size)
    step = -(-len(values) // pieces) or 1
    for start in range(0, len(values), step):
        made.add(pa.array(values[start : start + step]))
    return made


@settings(deadline=None)
@given(st.lists(st.sampled_from([f"k{n}" for n in range(60)]), max_size=300), st.integers(1, 7))
def test_below_its_size_it_is_the_exact_count(values: list[str], pieces: int) -> None:
    made = sample(values, 64, pieces)
    assert made.level == 0
    assert {made.values[h]: n for h, n in made.counts.items()} == {v: values.count(v) for v in set(values)}
    assert made.filled == len(values)


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=600), st.integers(1, 9))
def test_pieces_and_their_order_change_nothing(numbers: list[int], pieces: int) -> None:
    values = [f"v{n}" for n in numbers]
    one, other = sample(values, 32), sample(values[::-1], 32, pieces)
    assert one.level == other.level
    assert one.counts == other.counts
    assert len(one.counts) <= 32


def test_what_is_kept_is_counted_exactly_and_stands_for_all() -> None:
    values = [f"{n}" for n in range(100_000) for _ in range(1 + n % 3)]
    random.Random(1).shuffle(values)
    made = sample(values, 4096, 23)
    assert 2048 < len(made.counts) <= 4096
    assert all(count == 1 + int(made.values[h]) % 3 for h, count in made.counts.items())
    assert abs(made.distinct / 100_000 - 1) < 0.08
    assert made.filled == len(values)


def test_two_columns_keep_the_same_part() -> None:
    whole, part = [f"id{n}" for n in range(50_000)], [f"id{n}" for n in range(0, 50_000, 10)]
    large, small = sample(whole, 1024), sample(part, 1024)
    level = max(large.level, small.level)
    kept = {h for h, at in small.levels().items() if at >= level}
    assert len(kept) > 50
    assert kept <= set(large.counts)


def test_it_goes_on_from_its_state() -> None:
    values = [f"x{n}" for n in range(5000)]
    begun = sample(values[:2000], 256)
    rest = DistinctSample(SEED, 256)
    rest.restore(begun.state())
    rest.add(pa.array(values[2000:]))
    whole = sample(values, 256)
    assert (rest.counts, rest.values, rest.level, rest.filled) == (
        whole.counts, whole.values, whole.level, whole.filled,
    )  # fmt: skip


def test_one_form_for_the_ways_of_writing_a_key() -> None:
    written = ["00123", "123", "123.0", " 1-2-3 ", "{A1b2-c3}", "a1 B2 c3", "", None, "N/A", "0000", "null", "é-1"]
    expected = ["123", "123", "123", "123", "A1B2C3", "A1B2C3", None, None, None, None, None, "É1"]
    assert normal_keys(pa.array(written, pa.string())).to_pylist() == expected
    assert normal_keys(pa.array(["9" * 80, "9" * 81, "9" * 5_000_000, "é" * 81])).to_pylist() == ["9" * 80] + [None] * 3
    assert normal_keys(pa.array(["0012", "7"])).to_pylist() == ["12", "7"]
    assert normal_keys(pa.array([None, None], pa.string())).to_pylist() == [None, None]
