"""The table against what linking counted: one decision per jurisdiction, each with the cells that it rests on.

Triggered, possible or not goes by elements and names alone. Whether an access is a breach, a test of harm or encryption
takes the duty away, is not decided here: what the table says of it stands beside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pii_scan.law.duties import BUREAUS, INDIVIDUALS, REGULATOR, Count, bureaus, individuals, regulator
from pii_scan.law.person import Found, Level, Reason, level_of, listed, reasons
from pii_scan.law.table import Jurisdiction

_ALWAYS = ("trigger", "harm_exception")
_SETS = ("named", "possible", "alone", "alone_possible")


@dataclass(slots=True)
class _Sums:
    residents: list[int] = field(default_factory=lambda: [0, 0, 0])
    yes: list[int] = field(default_factory=lambda: [0, 0, 0])
    maybe: list[int] = field(default_factory=lambda: [0, 0, 0])
    elements: dict[tuple[str, str], int] = field(default_factory=dict)
    """(element, how) → people of the best count."""
    sure: dict[tuple[str, str], bool] = field(default_factory=dict)
    records: int = 0
    fields: set[str] = field(default_factory=set)


def decide(
    found: Mapping[str, Any], table: Mapping[str, Jurisdiction], discovered: date | None, accessed: str
) -> dict[str, Any]:
    """
    Args:
        found: as `pii_scan.link.elements` counted it.
        table: code → row.
        discovered: first day of every clock; None where nobody said.
        accessed: yes, no or unknown.
    """
    share = float(found["low_share"])
    sums: dict[str, _Sums] = {}
    for entry in found["people"]:
        if entry["state"] is not None:
            _add_people(sums.setdefault(entry["state"], _Sums()), table.get(entry["state"]), entry)
    for entry in found["unlinked"]:
        if entry["state"] in table:
            _add_records(sums.setdefault(entry["state"], _Sums()), table[entry["state"]], entry)
    national = sum(one.yes[1] for one in sums.values())
    decided = [
        _jurisdiction(table[code], one, share, national, discovered, accessed)
        for code, one in sums.items()
        # A record of an unknown person may name a state and hold nothing that its law counts.
        if code in table and (any(one.residents) or one.records)
    ]
    order = ("triggered", "possible", "not")
    decided.sort(
        key=lambda one: (order.index(one["verdict"]), -one["triggered"]["best"], -one["possible"], one["state"])
    )
    return {
        "jurisdictions": decided,
        "verdicts": {verdict: sum(one["verdict"] == verdict for one in decided) for verdict in order},
        "triggered": national,
        "possible": sum(one["possible"] for one in decided),
        "earliest": _earliest(decided),
        "no_row": sorted(code for code in sums if code not in table),
        "unknown_state": _unknown(found["people"]),
        "unlinked": _unlinked(found["unlinked"], table),
    }


def _add_people(sums: _Sums, row: Jurisdiction | None, entry: Mapping[str, Any]) -> None:
    counts = [int(entry[name]) for name in ("low", "best", "high")]
    sums.residents = _plus(sums.residents, counts)
    if row is None:
        return
    why = list(reasons(row, Found(*(entry[name] for name in _SETS))))
    _note(sums, why, counts[1])
    match level_of(why):
        case Level.YES:
            sums.yes = _plus(sums.yes, counts)
        case Level.POSSIBLE:
            sums.maybe = _plus(sums.maybe, counts)
        case Level.NO:
            sums.fields |= _looked_at(row, entry)


def _add_records(sums: _Sums, row: Jurisdiction, entry: Mapping[str, Any]) -> None:
    why = list(reasons(row, Found(alone=entry["alone"], alone_possible=entry["alone_possible"])))
    if why:
        sums.records += int(entry["records"])
        sums.fields |= {name for one in why for name in one.fields}


def _note(sums: _Sums, why: Iterable[Reason], people: int) -> None:
    for one in why:
        key = (one.element, one.how)
        sums.elements[key] = sums.elements.get(key, 0) + people
        sums.sure[key] = one.level is Level.YES
        sums.fields |= set(one.fields)


def _looked_at(row: Jurisdiction, entry: Mapping[str, Any]) -> set[str]:
    """The cells by which somebody's elements do not count."""
    there = {element for name in _SETS for element in entry[name]}
    columns = {listed(row, element)[1] for element in there}
    return columns | ({"name_required"} if entry["alone"] or entry["alone_possible"] else set())


def _jurisdiction(
    row: Jurisdiction, sums: _Sums, share: float, national: int, discovered: date | None, accessed: str
) -> dict[str, Any]:
    low, best = int(sums.yes[0] * share), sums.yes[1]
    people = Count(low, best, sums.yes[2] + sums.maybe[2], sums.maybe[1])
    verdict = "triggered" if best else "possible" if people.high or people.possible or sums.records else "not"
    told = individuals(row, discovered), regulator(row, people, national, discovered), bureaus(row, people, national)
    fields = sums.fields | set(_ALWAYS) | (set() if verdict == "not" else {*INDIVIDUALS, *REGULATOR, *BUREAUS})
    return {
        "state": row.code,
        "name": row["name"],
        "citation": row["citation"],
        "verdict": verdict,
        "residents": {"low": int(sums.residents[0] * share), "best": sums.residents[1], "high": sums.residents[2]},
        "triggered": {"low": low, "best": best, "high": people.high},
        "possible": people.possible,
        "not": sums.residents[1] - best - people.possible,
        "records_without_person": sums.records,
        "elements": [
            {
                "element": element, "how": how, "people": number, "sure": sums.sure[element, how],
                "listed": listed(row, element)[0], "by": listed(row, element)[1],
                "confidence": row.confidence(listed(row, element)[1]),
            }
            for (element, how), number in sorted(sums.elements.items(), key=lambda pair: (-pair[1], pair[0]))
            if number
        ],
        "trigger": row["trigger"],
        "access_alone": row["access_alone_triggers"] == "true",
        "accessed": accessed,
        "individuals": None if verdict == "not" else told[0],
        "regulator": None if verdict == "not" else told[1],
        "credit_bureaus": None if verdict == "not" else told[2],
        "harm_exception": row["harm_exception"],
        "encryption_safe_harbor": row["encryption_safe_harbor"],
        "paper_records": row["paper_records"],
        "private_right_of_action": row["private_right_of_action"],
        "scope_limit": row["scope_limit"],
        "name_required": row["name_required"],
        "confidence": row.weakest(fields),
        "cells": {name: row.confidence(name) for name in sorted(fields)},
        "overridden": dict(sorted(row.changed.items())),
        "notes": row["notes"],
        "changed_since": row["last_known_change_effective"],
        "sources": row["sources"],
    }  # fmt: skip


def _earliest(decided: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first fixed term of those that are triggered; of the possible ones where none is. By date, or by length where
    the day of discovery is not known."""
    for verdict in ("triggered", "possible"):
        terms = [term for one in decided if one["verdict"] == verdict for term in _terms(one)]
        if terms:
            first = min(terms, key=lambda term: term["sort"])
            same = [term for term in terms if term["sort"] == first["sort"]]
            return {
                "verdict": verdict,
                "date": first["date"],
                "days": first["days"],
                "unit": first["unit"],
                "duties": [{"state": term["state"], "who": term["who"]} for term in same],
            }
    return None


def _terms(one: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    told, office = one["individuals"], one["regulator"]
    found = [("individuals", told["days"], "calendar", told["date"])] if told["days"] else []
    dated = office["clock"] != "after_individual_notice"
    if office["days"] and dated and (office["status"] == "reached" or office["amber"]):
        found.append(("regulator", office["days"], office["unit"], office["date"]))
    for who, days, unit, day in found:
        # Five days of work are a week.
        length = days if unit == "calendar" else days + 2 * (days // 5)
        yield {
            "state": one["state"], "who": who, "days": days, "unit": unit, "date": day, "sort": day or f"{length:04d}",
        }  # fmt: skip


def _unknown(people: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """People without a state: how many, and how many of them with any element."""
    rest = [entry for entry in people if entry["state"] is None]
    return {
        "people": sum(int(entry["best"]) for entry in rest),
        "with_elements": sum(int(entry["best"]) for entry in rest if any(entry[name] for name in _SETS)),
    }


def _unlinked(entries: Iterable[Mapping[str, Any]], table: Mapping[str, Jurisdiction]) -> list[dict[str, Any]]:
    """Elements of records without a person: how many records, and which statutes count them without a name."""
    records: dict[tuple[str, bool], int] = {}
    for entry in entries:
        for sure, name in ((True, "alone"), (False, "alone_possible")):
            for element in entry[name]:
                records[element, sure] = records.get((element, sure), 0) + int(entry["records"])
    out = []
    for (element, sure), number in sorted(records.items(), key=lambda pair: (-pair[1], pair[0])):
        found = Found(alone=(element,)) if sure else Found(alone_possible=(element,))
        levels = {code: level_of(list(reasons(row, found))) for code, row in table.items()}
        out.append(
            {
                "element": element,
                "sure": sure,
                "records": number,
                "counts_in": sorted(code for code, level in levels.items() if level is Level.YES),
                "possible_in": sorted(code for code, level in levels.items() if level is Level.POSSIBLE),
            }
        )
    return out


def _plus(left: list[int], right: list[int]) -> list[int]:
    return [one + other for one, other in zip(left, right, strict=True)]
