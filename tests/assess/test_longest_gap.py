"""The longest time without a call, against pairs of sorted moments."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import duckdb
import pyarrow as pa
import pytest

from pii_scan.assess import longest_gap as module
from pii_scan.assess.longest_gap import longest_gap


def _found(starts: Sequence[datetime | None]) -> tuple[str, str, int] | None:
    with duckdb.connect(":memory:") as con:
        con.register("call", pa.table({"start": pa.array(starts, pa.timestamp("s"))}))
        gap = longest_gap(con)
        return gap and (gap["since"], gap["until"], gap["seconds"])


def _expected(starts: Sequence[datetime | None]) -> tuple[str, str, int]:
    since, until = max(pairwise(sorted(s for s in starts if s)), key=lambda pair: pair[1] - pair[0])
    return since.isoformat(), until.isoformat(), int((until - since).total_seconds())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("step_s", [3, 40, 900, 30_000])
def test_is_that_of_the_sorted_moments(seed: int, step_s: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Windows and blocks so small that gaps run over their edges, and whole windows are empty.
    monkeypatch.setattr(module, "_WINDOW_S", 512)
    monkeypatch.setattr(module, "_BLOCK_BYTES", 16)
    rng = Random(seed)
    begin = datetime(rng.choice((1968, 1970, 2012)), 1, 1) + timedelta(seconds=rng.randrange(10_000))
    starts = [begin + timedelta(seconds=sum(rng.randrange(2 * step_s) for _ in range(n % 3))) for n in range(60)]
    moment = begin
    for _ in range(120):
        moment += timedelta(seconds=rng.randrange(2 * step_s))
        starts.append(moment)
    rng.shuffle(starts)
    assert _found([*starts, None]) == _expected(starts)


def test_moments_that_are_one_or_none_have_no_gap() -> None:
    moment = datetime(2015, 6, 1, 8)
    assert _found([None]) is None
    assert _found([moment, moment, None]) is None
    assert _found([moment, moment + timedelta(seconds=1)]) == ("2015-06-01T08:00:00", "2015-06-01T08:00:01", 1)


def test_one_call_an_hour_over_years_is_looked_at_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WINDOW_S", 1 << 20)
    begin = datetime(2010, 1, 1)
    starts = [begin + timedelta(hours=n, seconds=n % 7) for n in range(2_000)]
    assert _found(starts) == _expected(starts)
