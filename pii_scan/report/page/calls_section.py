"""Call records and what may be privileged: counts only, never content."""

from collections.abc import Mapping
from typing import Any

from pii_scan.report.headline import privileged_counts
from pii_scan.report.page.markup import Column, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import count, state_title

_MEANING = {
    "confirmed": "a number of the call stands in a list of attorneys in the same data",
    "probable": "the record itself is marked as a legal call",
    "possible": "a pattern that attorney calls have; to be looked at",
}


def calls(view: View) -> str:
    """Empty where there are no call records: most cases have none."""
    found = view.call_records
    if found is None or not found.get("calls"):
        return ""
    facts = [
        count(found[key], one)
        for key, one in (("calls", "call"), ("files", "file"), ("numbers", "distinct number"),
                         ("attorney_numbers", "attorney number"))
        if isinstance(found.get(key), int)
    ]  # fmt: skip
    parts = [paragraph(", ".join(facts) + ".")]
    privileged = privileged_counts(view)
    if privileged:
        columns = (Column("Between attorney and client"), Column("Calls", number=True), Column("Meaning", wide=True))
        rows = [(level, privileged.get(level, 0), meaning) for level, meaning in _MEANING.items()]
        parts.append(table("Calls that may be privileged", columns, rows))
        parts.append(paragraph("A floor, not a total: an attorney whose number is on no list is not seen.", "note"))
    parts.append(_states(found.get("states")))
    return section("calls", "Call records", *parts)


def _states(entries: object) -> str:
    if isinstance(entries, Mapping):
        pairs: list[tuple[str, Any]] = sorted(entries.items())
    elif isinstance(entries, list):
        pairs = [
            (str(entry.get("state")), entry.get("calls")) if isinstance(entry, Mapping) else (str(entry), None)
            for entry in entries
        ]
    else:
        return ""
    columns = (Column("State", wide=True), Column("Calls", number=True))
    return table("States of the numbers", columns, [(state_title(code), number) for code, number in pairs])
