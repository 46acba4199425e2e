"""What the store tells about the case and the run, under the names the reports use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TIMES = ("created", "opened", "started", "last_commit", "linked", "assessed", "closed", "finished")
_RUN = (*_TIMES, "case_id", "journal_tip", "journal_lines", "attempts", "resumed")
_NOT_CASE = {*_RUN, "versions", "tool_version", "settings", "workers", "target_key", "law"}


@dataclass(frozen=True, slots=True)
class RunFacts:
    tool_version: str
    case: dict[str, Any]
    """Equal for two runs over the same data with the same key and settings."""
    run: dict[str, Any]
    """All that differs from run to run: times, ids, the tip of the journal."""
    versions: dict[str, Any]


def run_facts(meta: Mapping[str, Any]) -> RunFacts:
    settings = meta.get("settings")
    case = {key: value for key, value in meta.items() if key not in _NOT_CASE and _plain(value)}
    kept = dict(settings) if isinstance(settings, Mapping) else {}
    workers = kept.pop("workers", None)
    case["settings"] = kept
    run = {key: meta[key] for key in _RUN if meta.get(key) is not None}
    if workers is not None:
        run["workers"] = workers
    run.setdefault("started", run.get("created"))
    run.setdefault("finished", run.get("last_commit") or run.get("closed"))
    versions = meta.get("versions")
    return RunFacts(
        tool_version=str(meta.get("tool_version", "")),
        case=dict(sorted(case.items())),
        run=run,
        versions=dict(versions) if isinstance(versions, Mapping) else {},
    )


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | list | tuple | Mapping)
