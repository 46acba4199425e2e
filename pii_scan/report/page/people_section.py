"""How many people, where they live and on what that rests."""

from collections.abc import Mapping
from typing import Any

from pii_scan.report.jurisdictions import states
from pii_scan.report.page.markup import Cell, Column, bullets, paragraph, section, table
from pii_scan.report.page.tile_grid import tile_grid
from pii_scan.report.view import View
from pii_scan.report.words import count, state_title


def people(view: View) -> str:
    found = view.people
    if found is None:
        return section("people", "People", paragraph("Not assessed yet.", "empty"))
    low, best, high = found["low"], found["best"], found["high"]
    facts = [
        f"{count(int(found.get('records') or 0), 'record')} (an ID card, a table row, a form) were joined to people"
    ]
    if found.get("minors") is not None:
        facts.append(f"{count(int(found['minors']), 'person', 'people')} under 18 by a birth date that was read")
    return section(
        "people", "People", _range(low, best, high), bullets(facts),
        "<h3>Why the number is not sharper</h3>" if found.get("reasons") else "",
        bullets(str(reason) for reason in found.get("reasons") or ()),
    )  # fmt: skip


def _range(low: int, best: int, high: int) -> str:
    figures = (("At least", low), ("Best", best), ("At most", high))
    cells = "".join(f"<div><dt>{title}</dt><dd><b>{number:,}</b></dd></div>" for title, number in figures)
    return f"<dl class='figures three'>{cells}</dl>\n"


def residents(view: View) -> str:
    if view.residents is None:
        return section("states", "Residents by state", paragraph("Not assessed yet.", "empty"))
    entries = states(view)
    rows: list[tuple[Cell, ...]] = [
        (f"{state_title(str(entry['state']))} ({entry['state']})", _people(entry),
         *(int(entry.get(key) or 0) for key in ("address", "issuing_state", "weak")))
        for entry in entries
    ]  # fmt: skip
    columns = [Column("State", wide=True)] + [
        Column(title, number=True) for title in ("People", "By address", "By issuer", "Weak")
    ]
    apart = [
        f"{count(int(view.residents.get(key) or 0), 'person', 'people')} {text}"
        for key, text in (("unknown", "without any trace of a state"), ("conflicting", "with traces of several states"))
        if view.residents.get(key)
    ]
    numbers = {str(entry["state"]): int(entry.get("best") or 0) for entry in entries}
    return section(
        "states", "Residents by state",
        tile_grid(numbers, "Residents per state, best count") if entries else "",
        table("Residents per state and the basis of the best count", columns, rows), bullets(apart),
        paragraph(
            "By address: a postal address with the person. By issuer: the state that issued the ID. Weak: a ZIP or "
            "area code or a position. jurisdictions.csv has the same figures. Not legal advice.", "note",
        ),
    )  # fmt: skip


def _people(entry: Mapping[str, Any]) -> str:
    low, best, high = (int(entry.get(key) or 0) for key in ("low", "best", "high"))
    return f"{best:,}" if low == best == high else f"{best:,} ({low:,}–{high:,})"
