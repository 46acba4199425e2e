"""Settings as JSON, and what differs between two of them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings

PER_RUN = frozenset({"workers"})
"""May change from run to run: the result does not depend on it."""


def settings_to_json(settings: Settings, rules: Mapping[str, str] | None = None) -> dict[str, Any]:
    """
    Args:
        rules: id → seal of the rules, whose own text may name people and is not written.
    """
    plain = asdict(settings)
    plain["rules"] = dict(rules or {})
    plain["reference_date"] = settings.reference_date.isoformat()
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


def settings_from_json(plain: dict[str, Any], rules: tuple[str, ...] = ()) -> Settings:
    """What a stored case lacks takes its default; what this version does not know is left out.

    Args:
        rules: opened, where the case has any.
    """
    names = {f.name for f in fields(Settings)} - {"rules"}
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in plain.items() if name in names
    }
    known_limits = {f.name for f in fields(Limits)}
    values["limits"] = Limits(**{k: v for k, v in plain.get("limits", {}).items() if k in known_limits})
    if "reference_date" in values:
        values["reference_date"] = date.fromisoformat(values["reference_date"])
    return Settings(**values, rules=rules)


def differences(stored: Settings, wanted: Settings) -> list[str]:
    """Names of settings that differ, limits as `limits.wall_s`, rules as `rules.acme_member`. None wanted: no rule
    differs, since those of the case are taken."""
    names = [f.name for f in fields(Settings) if f.name not in PER_RUN | {"limits", "rules"}]
    found = [name for name in names if getattr(stored, name) != getattr(wanted, name)]
    found += [
        f"limits.{limit.name}"
        for limit in fields(Limits)
        if getattr(stored.limits, limit.name) != getattr(wanted.limits, limit.name)
    ]
    if wanted.rules:
        changed = set(stored.rules) ^ set(wanted.rules)
        found += {f"rules.{rule_id(text)}" for text in changed}
    return sorted(found)


def rule_id(text: str) -> str:
    """The id of a rule as `Settings.rules` holds it."""
    return str(json.loads(text)["id"])
