"""Settings as JSON, and what differs between two of them."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings

PER_RUN = frozenset({"workers"})
"""May change from run to run: the result does not depend on it."""


def settings_to_json(settings: Settings) -> dict[str, Any]:
    plain = asdict(settings)
    plain["reference_date"] = settings.reference_date.isoformat()
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


def settings_from_json(plain: dict[str, Any]) -> Settings:
    """What a stored case lacks takes its default; what this version does not know is left out."""
    names = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in plain.items() if name in names
    }
    known_limits = {f.name for f in fields(Limits)}
    values["limits"] = Limits(**{k: v for k, v in plain.get("limits", {}).items() if k in known_limits})
    if "reference_date" in values:
        values["reference_date"] = date.fromisoformat(values["reference_date"])
    return Settings(**values)


def differences(stored: Settings, wanted: Settings) -> list[str]:
    """Names of settings that differ, limits as `limits.wall_s`."""
    names = [f.name for f in fields(Settings) if f.name not in PER_RUN and f.name != "limits"]
    found = [name for name in names if getattr(stored, name) != getattr(wanted, name)]
    found += [
        f"limits.{limit.name}"
        for limit in fields(Limits)
        if getattr(stored.limits, limit.name) != getattr(wanted.limits, limit.name)
    ]
    return sorted(found)
