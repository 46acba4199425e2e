"""When the memory of a large table's rows is worth its room."""

import pyarrow as pa
import pytest

from pii_scan.detect.table_rows import RowMemory


def _memory(most: int, rows: list[int]) -> RowMemory:
    memory = RowMemory((0,), most=most)
    for start in range(0, len(rows), 50):
        memory.look(pa.record_batch([pa.array([str(n) for n in rows[start : start + 50]])], names=["a"]))
    return memory


@pytest.mark.parametrize(
    ("rows", "wasteful"),
    [
        (list(range(1000)), True),
        # Not full: the second month may bring everybody again.
        (list(range(900)), False),
        (list(range(990)) + list(range(990)), False),
        ([n // 2 for n in range(2000)], False),
        (list(range(980)) + list(range(20)), True),
    ],
)
def test_it_is_given_up_only_where_it_is_full_of_strangers(rows: list[int], wasteful: bool) -> None:
    assert _memory(1000, rows).wasteful is wasteful


def test_it_starts_anew_with_nothing_seen() -> None:
    memory = _memory(1000, list(range(1000)))
    memory.clear()
    assert not memory.wasteful and memory.different == 0
