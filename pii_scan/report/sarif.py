"""findings.sarif: SARIF 2.1.0 (OASIS, 2020), one result per item and kind, coverage as notifications."""

import heapq
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pii_scan.model.state import Risk, State
from pii_scan.report.coverage import reasons
from pii_scan.report.escape import uri, visible
from pii_scan.report.item_totals import RISK_ORDER
from pii_scan.report.report import Report
from pii_scan.report.run_facts import run_facts
from pii_scan.report.view import View
from pii_scan.report.words import class_title, problem_words

LIMIT = 25_000
"""Results and notifications of one run: readers of SARIF refuse more; the worst come first."""
_LEVELS = {Risk.CRITICAL: "error", Risk.HIGH: "error", Risk.MEDIUM: "warning"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(view: View) -> dict[str, Any]:
    facts = run_facts(view.meta)
    kinds = sorted(view.matches.kinds)
    results = heapq.nsmallest(LIMIT, _results(view), key=lambda entry: entry[0])
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "pii-scan",
                        "version": facts.tool_version,
                        "rules": [_rule(view, kind) for kind in kinds],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": not view.items.by_state[State.PENDING],
                        "toolExecutionNotifications": _notifications(view),
                    }
                ],
                "results": [result for _, result in results],
                "columnKind": "unicodeCodePoints",
                "properties": {"limit": LIMIT, "items": view.items.total, "unread": view.items.unread_total},
            }
        ],
    }


def _rule(view: View, kind: str) -> dict[str, Any]:
    owner = view.matches.class_of[kind]
    return {
        "id": kind,
        "shortDescription": {"text": f"{view.kind_title(kind)} ({class_title(owner)})"},
        "properties": {"legal_class": owner},
    }


def _results(view: View) -> Iterator[tuple[tuple[int, str, str, str], dict[str, Any]]]:
    reasons_by_id = {str(entry.get("id")): str(entry.get("reason", "")) for entry in view.suppressions}
    for row in view.reader.items():
        marks = view.matches.marks.get(row.item_id)
        if marks is None or not marks.high | marks.suppressed:
            continue
        risk, why = view.item_risk(row)
        for kind in view.matches.kinds_of(marks.high | marks.suppressed):
            counts = kind in view.matches.kinds_of(marks.high)
            place = {"physicalLocation": {"artifactLocation": {"uri": uri(row.address)}}}
            result: dict[str, Any] = {
                "ruleId": kind,
                "level": _LEVELS.get(Risk(risk), "note") if counts else "note",
                "message": {
                    "text": f"Found: {view.kind_title(kind)}. Item risk {risk}: {'; '.join(why) or 'not assessed'}."
                },
                "locations": [place],
            }
            if row.content_sha256:
                result["partialFingerprints"] = {"contentKind/v1": f"{row.content_sha256}:{kind}"}
            if not counts:
                result["suppressions"] = [_suppression(reasons_by_id, view.matches.suppressed_by[row.item_id, kind])]
            yield (RISK_ORDER.get(risk, 9), row.address, kind, row.address_key), result


def _suppression(reasons_by_id: Mapping[str, str], name: str) -> dict[str, Any]:
    """SARIF 3.35: suppressed outside of the file it was found in."""
    why = reasons_by_id.get(name, "")
    return {"kind": "external", "status": "accepted", "justification": f"{name}: {visible(why)}"}


def _notifications(view: View) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in view.reader.items():
        if row.state not in (State.SKIPPED, State.PARTIAL):
            continue
        for code, detail in reasons(row):
            text = f"{row.state}: {problem_words(code)[0]}" + (f" ({visible(detail)})" if detail else "")
            found.append(
                {
                    "descriptor": {"id": code},
                    "level": "error" if row.state == State.SKIPPED else "warning",
                    "message": {"text": text},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(row.address)}}}],
                }
            )
            if len(found) == LIMIT:
                return found
    return found


def _write(view: View, path: Path) -> None:
    path.write_text(json.dumps(sarif(view), indent=1) + "\n", encoding="ascii")


REPORT = Report(id="sarif", filename="findings.sarif", title="Findings and gaps as SARIF 2.1.0", write=_write)
