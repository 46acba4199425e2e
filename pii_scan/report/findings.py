"""findings.jsonl: one match a line."""

import json
from pathlib import Path
from typing import Any

from pii_scan.report.report import Report
from pii_scan.report.view import View
from pii_scan.store.rows import MatchRow


def line(view: View, row: MatchRow, person_of: dict[str, str]) -> dict[str, Any]:
    """The published keys; `value`, `normalised` and `person` only in a revealing export."""
    found: dict[str, Any] = {
        "match_id": row.match_id,
        "finding_id": row.finding_id,
        "record_id": row.record_id,
        "address": view.address(row.item_id, row.address),
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
    if view.revealer is not None:
        found["value"], found["normalised"] = view.revealer.reveal(row.sealed_key) if row.sealed_key else (None, None)
        found["person"] = person_of.get(row.record_id or "")
    return found


def _write(view: View, path: Path) -> None:
    person_of: dict[str, str] = {}
    if view.revealer is not None:
        person_of = {record: entry["person_id"] for entry in view.persons for record in entry.get("records", ())}
    with path.open("w", encoding="ascii") as stream:
        for row in view.reader.matches():
            stream.write(json.dumps(line(view, row, person_of), default=str) + "\n")


REPORT = Report(id="findings", filename="findings.jsonl", title="Every match", write=_write, reveals=True)
