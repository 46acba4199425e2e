"""What a statute asks for once it is triggered: by when people, a regulator and the credit bureaus are told."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pii_scan.law.table import Jurisdiction

INDIVIDUALS = ("ind_deadline_days", "ind_deadline_clock")
REGULATOR = ("ag_notice", "ag_min_residents", "ag_deadline_days", "ag_deadline_unit", "ag_deadline_clock")
BUREAUS = ("cra_notice", "cra_min_residents")
_NO_DAY = frozenset({"after_individual_notice"})
"""Clocks whose first day is still to come."""


@dataclass(frozen=True, slots=True)
class Count:
    """People of a jurisdiction for whom the statute is triggered."""

    low: int
    best: int
    high: int
    """With those for whom it is only possible."""
    possible: int
    """In the best count."""


def individuals(row: Jurisdiction, discovered: date | None) -> dict[str, Any]:
    """`date` counts from discovery whatever the clock: no other day can be earlier."""
    days = row.number("ind_deadline_days")
    return {
        "days": days,
        "clock": row["ind_deadline_clock"],
        "date": _iso(_after(discovered, days, "calendar")),
        "confidence": row.weakest(INDIVIDUALS),
    }


def regulator(row: Jurisdiction, people: Count, national: int, discovered: date | None) -> dict[str, Any]:
    days, clock = row.number("ag_deadline_days"), row["ag_deadline_clock"]
    day = None if clock in _NO_DAY else _after(discovered, days, row["ag_deadline_unit"])
    return {
        **_threshold(row, "ag", people, national),
        "recipient": row["ag_recipient"],
        "days": days,
        "unit": row["ag_deadline_unit"],
        "clock": clock,
        "date": _iso(day),
        "confidence": row.weakest(REGULATOR),
    }


def bureaus(row: Jurisdiction, people: Count, national: int) -> dict[str, Any]:
    return {
        **_threshold(row, "cra", people, national),
        "deadline": row["cra_deadline"],
        "confidence": row.weakest(BUREAUS),
    }


def _threshold(row: Jurisdiction, who: str, people: Count, national: int) -> dict[str, Any]:
    """`status`: none, conditional, reached, reached_if_possible (only with those who are merely possible) or
    not_reached; `amber`: the threshold lies within low–high, so that the count alone does not decide."""
    notice, least = row[f"{who}_notice"], row.number(f"{who}_min_residents")
    out: dict[str, Any] = {"status": "conditional", "min_residents": least, "amber": False, "if_all_counted": False}
    if notice == "no":
        return out | {"status": "none"}
    if notice == "conditional" or least is None:
        return out
    out["amber"] = people.low < least <= people.high
    if people.best >= least:
        return out | {"status": "reached"}
    if people.best + people.possible >= least:
        return out | {"status": "reached_if_possible", "amber": True}
    # Some statutes count all who are notified, in whichever state.
    counts_all = row[f"{who}_count_basis"] == "persons" and national >= least
    return out | {"status": "not_reached", "if_all_counted": counts_all}


def _after(day: date | None, days: int | None, unit: str) -> date | None:
    if day is None or days is None:
        return None
    if unit != "business":
        return day + timedelta(days)
    # Public holidays are not left out: they would only make it later.
    while days:
        day += timedelta(1)
        days -= day.weekday() < 5
    return day


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
