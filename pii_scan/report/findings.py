"""findings.jsonl: one match a line."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pii_scan.report.report import Report
from pii_scan.report.view import View
from pii_scan.store.rows import MatchRow

_BATCH = 1000
"""Values opened at a time."""


def line(row: MatchRow) -> dict[str, Any]:
    """The published keys of a masked line."""
    found: dict[str, Any] = {
        "match_id": row.match_id,
        "finding_id": row.finding_id,
        "record_id": row.record_id,
        "address": row.address,
        "content_sha256": row.content_sha256,
        "kind": row.kind,
        "legal_class": row.legal_class,
        "masked": row.masked,
        "value_key": row.value_key,
        "confidence": round(row.confidence, 4),
        "band": row.band,
        "spot": {key: value for key, value in row.spot.items() if value is not None},
        "source_layer": row.source_layer,
        "detector": row.detector,
        "reasons": list(row.reasons),
        "count": row.count,
    }
    if row.qualifier:
        found["qualifier"] = row.qualifier
    if row.suppressed:
        found["suppressed"] = row.suppressed
    return found


def lines(view: View) -> Iterator[dict[str, Any]]:
    """In the store's order; with the original address, `value`, `normalised` and `person` where revealed."""
    if view.revealer is None:
        for row in view.reader.matches():
            yield line(row) | _many(view, row)
        return
    person_of = _person_of(view)
    rows = view.reader.matches()
    addresses: dict[int, str] = {}
    while batch := list(islice(rows, _BATCH)):
        opened = view.revealer.reveal_many({row.sealed_key for row in batch if row.sealed_key})
        addresses = {item_id: address for item_id, address in addresses.items() if item_id == batch[0].item_id}
        for row in batch:
            if row.item_id not in addresses:
                addresses[row.item_id] = view.address(row.item_id, row.address)
            value, normalised = opened.get(row.sealed_key, (None, None))
            yield (
                line(row)
                | _many(view, row)
                | {
                    "address": addresses[row.item_id],
                    "value": value,
                    "normalised": normalised,
                    "person": person_of.get(row.record_id or ""),
                }
            )


def _many(view: View, row: MatchRow) -> dict[str, int]:
    distinct = view.distinct_of(row)
    return {} if distinct is None else {"distinct": distinct}


def _person_of(view: View) -> dict[str, str]:
    """Record → person, for records that a line names: rows of large tables have none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    named = pa.array({row.record_id for row in view.reader.matches() if row.record_id}, pa.string())
    found: dict[str, str] = {}
    for batch in view.reader.people_batches():
        lists = batch.column("record_ids")
        records, at = pc.list_flatten(lists), pc.list_parent_indices(lists)
        ours = pc.is_in(records, named)
        people = batch.column("person_id").take(at.filter(ours))
        found.update(zip(records.filter(ours).to_pylist(), people.to_pylist(), strict=True))
    return found


def _write(view: View, path: Path) -> None:
    with path.open("w", encoding="ascii") as stream:
        for found in lines(view):
            stream.write(json.dumps(found, default=str) + "\n")


REPORT = Report(id="findings", filename="findings.jsonl", title="Every match", write=_write, reveals=True)
