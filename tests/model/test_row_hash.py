"""Equal rows hash alike, different ones apart, and the table numbers each hash once."""

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.model.hash_table import HashTable
from pii_scan.model.row_hash import hash_rows, hash_strings

cells = st.one_of(st.none(), st.text(max_size=20), st.text("ab\0", min_size=6, max_size=18), st.text("x", min_size=250))


@given(st.lists(st.tuples(cells, cells), max_size=30))
@settings(deadline=None)
def test_hashes_are_equal_exactly_where_rows_are(rows: list[tuple[str | None, str | None]]) -> None:
    columns = [pa.array([row[i] for row in rows], pa.string()) for i in range(2)]
    hashes = hash_rows([column.dictionary_encode() for column in columns]).tolist()
    for i, one in enumerate(rows):
        for j, other in enumerate(rows):
            assert (hashes[i] == hashes[j]) == (one == other)


def test_a_slice_hashes_as_the_whole_does() -> None:
    array = pa.array([None if i % 5 == 0 else "word" * (i % 7) + str(i) for i in range(500)], pa.string())
    whole = hash_strings(array)
    assert (hash_strings(array.slice(123, 200)) == whole[123:323]).all()
    assert len(hash_strings(array.slice(7, 0))) == 0


def _row(*row: str) -> np.ndarray:
    return hash_rows([pa.array([cell]).dictionary_encode() for cell in row])


def test_cells_and_columns_do_not_run_together() -> None:
    one = _row("ab", "c")
    other = _row("a", "bc")
    turned = _row("c", "ab")
    assert len({int(one[0]), int(other[0]), int(turned[0])}) == 3


def test_the_table_numbers_new_hashes_in_order_and_knows_old_ones() -> None:
    table = HashTable()
    hashes = np.random.default_rng(3).permutation(np.arange(1, 200_001, dtype=np.uint64) * np.uint64(2**40 + 1))
    seen: dict[int, int] = {}
    for start in range(0, len(hashes), 7_001):
        some = np.unique(np.concatenate([hashes[start : start + 7_001], hashes[: start // 2]]))
        np.random.default_rng(start).shuffle(some)
        numbers, new = table.number(some)
        for value, number, fresh in zip(some.tolist(), numbers.tolist(), new.tolist(), strict=True):
            assert fresh == (value not in seen)
            assert seen.setdefault(value, number) == number
    assert sorted(seen.values()) == list(range(200_000)) and table.count == 200_000
    assert table.has(hashes[:10]).all() and not table.has(np.array([12345], np.uint64)).any()
    table.clear()
    assert table.count == 0 and not table.has(hashes[:10]).any()


def test_hashes_that_fall_into_one_slot() -> None:
    same = np.arange(1, 3000, dtype=np.uint64) << np.uint64(40)
    table = HashTable()
    numbers, new = table.number(same)
    assert new.all() and (numbers == np.arange(len(same))).all()
    assert (table.number(same[::-1])[0] == np.arange(len(same))[::-1]).all()
