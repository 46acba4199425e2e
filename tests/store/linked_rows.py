"""A few people and ties, by hand, as linking hands them over."""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from pii_scan.model.record import Person, Tie
from pii_scan.store.linked import people_schema, ties_schema


def people_batch(people: Iterable[Person]) -> pa.RecordBatch:
    rows = [(p.person_id, list(p.records), list(p.classes), p.state, p.state_basis, p.minor) for p in people]
    return _batch(rows, people_schema())


def ties_batch(ties: Iterable[Tie]) -> pa.RecordBatch:
    return _batch([(t.record_a, t.record_b, t.reason, t.sure) for t in ties], ties_schema())


def _batch(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = [[row[at] for row in rows] for at in range(len(schema))]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
