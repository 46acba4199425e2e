"""Which columns the table of breach-notification laws has and which values each may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pii_scan.model.legal_class import LegalClass

ELEMENTS = tuple(LegalClass)[: tuple(LegalClass).index(LegalClass.PRIVATE_KEY) + 1]
"""Data elements of the statutes, in the order of `LegalClass`; the table has a column `el_…` for each."""
CONFIDENCE = ("general_knowledge_unverified", "conflict", "one_source", "two_sources", "counsel")
"""How sure a cell is, the weakest first. `counsel`: overridden for this case."""
_TRI = frozenset({"true", "false", "partial", "unknown"})
_YES_NO = frozenset({"yes", "no", "conditional"})
_BASIS = frozenset({"", "residents", "persons", "unknown"})
_DAY0 = frozenset({"discovery", "determination", "confirmation"})

CHOICES: Mapping[str, frozenset[str]] = {
    "kind": frozenset({"state", "district", "territory"}),
    "trigger": frozenset(
        {"access", "acquisition", "access_or_acquisition", "access_and_acquisition", "acquisition_or_use"}
    ),
    "access_alone_triggers": frozenset({"true", "false"}),
    "name_required": frozenset({"true", "partial"}),
    "credentials_need_name": frozenset({"true", "false", "not_applicable"}),
    **{f"el_{element}": _TRI for element in ELEMENTS},
    "encryption_safe_harbor": _TRI,
    "harm_exception": _TRI,
    "paper_records": _TRI,
    "private_right_of_action": _TRI,
    "ind_deadline_clock": _DAY0 | {"awareness_and_scope_identified", "no_fixed_days"},
    "ag_notice": _YES_NO,
    "ag_deadline_unit": frozenset({"", "calendar", "business"}),
    "ag_deadline_clock": _DAY0
    | {
        "", "no_fixed_days", "with_individual_notice", "before_individual_notice", "no_later_than_individual_notice",
        "after_individual_notice", "determination_or_with_individual_notice_whichever_first",
        "discovery_or_individual_notice_whichever_first",
    },
    "ag_count_basis": _BASIS,
    "cra_notice": _YES_NO,
    "cra_count_basis": _BASIS,
    "cra_deadline": frozenset({"", "without_unreasonable_delay", "48 hours"}),
}  # fmt: skip
NUMBERS: Mapping[str, tuple[int, int]] = {
    "ind_deadline_days": (1, 90), "ag_min_residents": (1, 20_000), "ag_deadline_days": (1, 90),
    "cra_min_residents": (1, 20_000),
}  # fmt: skip
"""Whole numbers, or empty."""
TEXTS = ("scope_limit", "ag_recipient", "citation", "notes")
ABOUT = ("code", "name", "last_known_change_effective", "sources", "as_of")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "conf_elements": ("name_required", "credentials_need_name", *(f"el_{element}" for element in ELEMENTS)),
    "conf_trigger_and_harm": (
        "trigger", "access_alone_triggers", "harm_exception", "encryption_safe_harbor", "scope_limit",
    ),
    "conf_ind_deadline": ("ind_deadline_days", "ind_deadline_clock"),
    "conf_ag": (
        "ag_notice", "ag_min_residents", "ag_deadline_days", "ag_deadline_unit", "ag_deadline_clock", "ag_recipient",
    ),
    "conf_cra": ("cra_notice", "cra_min_residents", "cra_deadline"),
    "conf_other": ("paper_records", "private_right_of_action"),
}  # fmt: skip
"""Column of confidence → the columns whose weakest cell it tells."""
COLUMNS = frozenset({*CHOICES, *NUMBERS, *TEXTS, *ABOUT, *GROUPS, "confidence"})
CHANGEABLE = frozenset({*CHOICES, *NUMBERS, *TEXTS}) - {"kind", "citation"}
"""What counsel may override."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a row."""

    code: str
    what: str
    fields: tuple[str, ...] = field(default=())


def faults(row: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong in one row of the table; nothing where it holds."""
    code = row.get("code", "")
    if None in row or None in row.values():
        yield Fault(code, "more or fewer cells than columns")
        return
    if unknown := sorted(set(row) - COLUMNS):
        yield Fault(code, f"unknown columns: {', '.join(unknown)}", tuple(unknown))
    if missing := sorted(COLUMNS - set(row)):
        yield Fault(code, f"missing columns: {', '.join(missing)}", tuple(missing))
        return
    for name, allowed in CHOICES.items():
        if row[name] not in allowed:
            yield Fault(code, f"{name} is {row[name]!a}", (name,))
    for name, (low, high) in NUMBERS.items():
        value = row[name]
        if value and not (value.isascii() and value.isdigit() and low <= int(value) <= high):
            yield Fault(code, f"{name} is {value!a}, not a whole number from {low} to {high:,}", (name,))
    for name in (*GROUPS, "confidence"):
        if row[name] not in CONFIDENCE[:-1]:
            yield Fault(code, f"{name} is {row[name]!a}", (name,))
    for name in ("code", "name", "citation", "scope_limit", "sources", "as_of"):
        if not row[name]:
            yield Fault(code, f"{name} is empty", (name,))
    for holds, what, names in _together(row):
        if not holds:
            yield Fault(code, what, names)


def _together(row: Mapping[str, str]) -> Iterator[tuple[bool, str, tuple[str, ...]]]:
    """(holds, what is wrong if not, the columns) of cells that depend on one another."""
    fixed = row["ind_deadline_clock"] != "no_fixed_days"
    yield (
        bool(row["ind_deadline_days"]) == fixed,
        "ind_deadline_days and ind_deadline_clock do not agree",
        ("ind_deadline_days", "ind_deadline_clock"),
    )
    for who in ("ag", "cra"):
        names = (f"{who}_notice", f"{who}_min_residents")
        yield (row[names[0]] == "yes") == bool(row[names[1]]), f"{names[0]} and {names[1]} do not agree", names
    yield (
        row["ag_notice"] != "no" or not (row["ag_deadline_days"] or row["ag_deadline_clock"]),
        "a deadline for a regulator without a notice to one",
        ("ag_notice", "ag_deadline_days", "ag_deadline_clock"),
    )
    yield (
        bool(row["ag_deadline_days"]) == bool(row["ag_deadline_unit"]),
        "ag_deadline_days and ag_deadline_unit do not agree",
        ("ag_deadline_days", "ag_deadline_unit"),
    )
    yield (
        (row["access_alone_triggers"] == "true") == (row["trigger"] in ("access", "access_or_acquisition")),
        "trigger and access_alone_triggers do not agree",
        ("trigger", "access_alone_triggers"),
    )
    yield (
        (row["el_credentials"] == "false") == (row["credentials_need_name"] == "not_applicable"),
        "el_credentials and credentials_need_name do not agree",
        ("el_credentials", "credentials_need_name"),
    )
