"""Records that say the same are one, however the table was cut; each stands for the rows of all of its like."""

from collections import Counter

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.store.record_schema import record_schema
from pii_scan.store.same_records import SameRecords

Said = tuple[str | None, str | None, tuple[str, ...], int]
SAID = st.tuples(
    st.sampled_from([None, "a" * 32, "b" * 32]), st.sampled_from([None, "OH"]),
    st.sampled_from([(), ("ssn",), ("name", "ssn")]), st.integers(1, 5),
)  # fmt: skip


def batch(records: list[Said], first: int) -> pa.RecordBatch:
    rows = [
        {"record_id": f"{first + n}", "row_index": first + n, "ssn_key": key, "state": state, "classes": list(classes),
         "more_keys": [], "rows": None if rows == 1 else rows}
        for n, (key, state, classes, rows) in enumerate(records)
    ]  # fmt: skip
    return pa.RecordBatch.from_pylist(rows, schema=record_schema())


def kept(batches: list[list[Said]], most: int) -> list[dict[str, object]]:
    made, first = [], 0
    for records in batches:
        made.append(batch(records, first))
        first += len(records)
    same = SameRecords(most)
    for records, one in zip(batches, made, strict=True):
        said = [hash(record[:3]) % (1 << 64) or 1 for record in records]
        same.look(np.array(said, np.uint64), one.column("rows").fill_null(1).to_numpy())
    return [row for n, one in enumerate(made) if same.keeps(n) for row in same.keep(n, one).to_pylist()]


@settings(deadline=None)
@given(st.lists(st.lists(SAID, min_size=1, max_size=12), max_size=5))
def test_the_first_of_its_like_stands_for_all(batches: list[list[Said]]) -> None:
    every = [said for some in batches for said in some]
    rows: Counter[tuple[object, ...]] = Counter()
    for said in every:
        rows[said[:3]] += said[3]
    first = {said[:3]: n for n, said in reversed(list(enumerate(every)))}
    found = kept(batches, 1000)
    assert [(r["ssn_key"], r["state"], tuple(r["classes"])) for r in found] == list(rows)  # type: ignore[arg-type]
    assert [r["rows"] for r in found] == list(rows.values())
    assert [r["row_index"] for r in found] == [first[said] for said in rows]


@settings(deadline=None)
@given(st.lists(st.lists(SAID, min_size=1, max_size=12), min_size=1, max_size=5))
def test_a_full_memory_loses_no_row(batches: list[list[Said]]) -> None:
    found = kept(batches, 12)
    assert sum(int(str(r["rows"])) for r in found) == sum(said[3] for some in batches for said in some)
