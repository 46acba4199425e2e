"""summary.json: every total of the case, for machines (docs/reference/summary.schema.json)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pii_scan.model.match import Band
from pii_scan.model.state import Risk, State
from pii_scan.report.headline import privileged_counts
from pii_scan.report.report import Report
from pii_scan.report.run_facts import run_facts
from pii_scan.report.view import View

SCHEMA_VERSION = "1.5"
"""1.1: `suppressed`. 1.2: calls row by row, `identity_documents`. 1.3: `joins`.
1.4: `distinct` counts large tables; its `possible_by_kind` and `floors`. 1.5: `law`."""
_IDENTITY = ("images", "documents", "number_unread", "agree", "differ", "near_duplicates")
_PEOPLE = ("low", "best", "high", "reasons", "records", "minors")


def summary(view: View) -> dict[str, Any]:
    """Plain JSON values, keys in a fixed order; all that differs between two equal runs is under `run`."""
    facts = run_facts(view.meta)
    items, matches = view.items, view.matches
    residents = view.residents
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pii-scan", "version": facts.tool_version},
        "case": facts.case,
        "run": facts.run,
        "items": {"total": items.total, "listed": items.listed, "members": items.total - items.listed}
        | {state.value: items.by_state[state] for state in _STATES},
        "bytes": {"total": sum(items.bytes_by_state.values())}
        | {state.value: items.bytes_by_state[state] for state in _STATES},
        "problems": _sorted(items.problems),
        "matches": {
            "total": matches.total,
            "lines": matches.lines,
            "by_band": {band.value: matches.by_band[band] for band in Band},
            "by_kind": _sorted(matches.by_kind.get(Band.HIGH, {})),
            "by_class": _sorted(matches.by_class.get(Band.HIGH, {})),
            "possible_by_kind": _sorted(matches.by_kind.get(Band.POSSIBLE, {})),
            "possible_by_class": _sorted(matches.by_class.get(Band.POSSIBLE, {})),
            "dummy_by_kind": _sorted(matches.by_kind.get(Band.DUMMY, {})),
        },
        "suppressed": {
            "matches": matches.suppressed.total(),
            "items": matches.suppressed_items(),
            "by_kind": _sorted(matches.suppressed),
            "entries": [dict(entry) for entry in view.suppressions],
        },
        "items_by_class": _sorted(matches.items_by_class()),
        "items_by_kind": _sorted(matches.items_by_kind()),
        "distinct": {
            "by_kind": _sorted({kind: n for kind in matches.kinds if (n := matches.distinct(kind))}),
            "by_class": _sorted(
                {name: n for name in matches.class_of.values() if (n := matches.distinct_in_class(name))}
            ),
            "possible_by_kind": _sorted({kind: matches.distinct(kind, Band.POSSIBLE) for kind in matches.kinds}),
            "floors": sorted(kind for kind in matches.kinds if matches.is_floor(kind)),
        },
        "document_types": _sorted({name or "unclassified": n for name, n in items.document_types.items()}),
        "identity_documents": None if view.identity is None else {key: view.identity.get(key, 0) for key in _IDENTITY},
        "risk": {level.value: items.risk[level] for level in Risk},
        "people": None if view.people is None else {key: view.people.get(key) for key in _PEOPLE},
        "residents": [] if residents is None else [dict(entry) for entry in residents.get("states", ())],
        "residence_unknown": None
        if residents is None
        else {key: residents.get(key, 0) for key in ("unknown", "conflicting")},
        "law": None if view.law is None else _law(view.law),
        "joins": None if view.joins is None else dict(view.joins),
        "call_records": None if view.call_records is None else dict(view.call_records),
        "privileged": privileged_counts(view) or None,
        "homes": len(view.homes),
        "duplicates": {"contents": len(items.copies), "extra_copies": sum(items.copies.values()) - len(items.copies)},
        "estimates": [dict(entry) for entry in view.estimates],
        "severity": None if view.severity is None else dict(view.severity),
        "versions": facts.versions,
    }


def _law(found: Mapping[str, Any]) -> dict[str, Any]:
    """Without the long texts of the table, which are the same in every case."""
    decided = [{key: one[key] for key in one if key not in ("notes", "sources")} for one in found["jurisdictions"]]
    suggested = [{key: one[key] for key in ("regime", "because")} for one in found["regimes"] if one["because"]]
    return {**found, "jurisdictions": decided, "regimes": suggested}


_STATES = (State.COMPLETE, State.PARTIAL, State.SKIPPED, State.PENDING)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return {key: counts[key] for key in sorted(counts) if counts[key]}


def _write(view: View, path: Path) -> None:
    # ASCII only: a name in it can then neither colour nor reorder a terminal that prints the file.
    path.write_text(json.dumps(summary(view), indent=2, default=str) + "\n", encoding="ascii")


REPORT = Report(id="summary", filename="summary.json", title="All totals, for machines", write=_write)
