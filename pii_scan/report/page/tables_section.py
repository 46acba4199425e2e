"""Tables counted in full, column by column."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.state import State
from pii_scan.report.page.items_section import short_address
from pii_scan.report.page.markup import Column, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import (
    class_rank,
    class_title,
    count,
    inside_sentence,
    joined,
    problem_words,
    state_title,
)
from pii_scan.store.rows import ItemRow

_OPEN, _SHOWN = 5, 40
"""Tables that stand open, and those that are in the page at all."""
_COLUMNS, _TOGETHER = 12, 10
_LONG = 80
_SORTS = ("invalid", "masked", "dummy", "empty")


def tables(view: View) -> str:
    """Empty where no table was so long that its columns were counted as wholes."""
    found: list[tuple[str, str, str, dict[str, Any]]] = []
    seen: set[str] = set()
    for item in view.reader.items():
        told = item.facts.get("tables")
        # The same bytes at another place are the same table.
        if isinstance(told, str) and (item.content_sha256 or item.address) not in seen:
            seen.add(item.content_sha256 or item.address)
            lost = "" if item.state == State.COMPLETE else _lost(item)
            place, content = short_address(view, item.address) or "/", item.content_sha256 or ""
            found += [(place, content, lost, one) for one in json.loads(told)]
    if not found:
        return ""
    found.sort(key=lambda entry: -entry[3]["rows"])
    rows = sum(one["rows"] for *_, one in found)
    parts = [
        paragraph(
            f"{count(len(found), 'table')} with {count(rows, 'row')} in all; every row that could be read is counted."
        ),
        paragraph(
            "Valid: passes the check of its kind. Different: valid values, each counted once. Invalid: fails it. "
            "Masked: shows a part of the value. Placeholder: nobody's value. Rows are not people: one person may have "
            "thousands.",
            "note",
        ),
    ]
    shown = [_table(view, *entry) for entry in found[:_SHOWN]]
    parts += shown[:_OPEN]
    if shown[_OPEN:]:
        parts.append(fold(f"{count(len(shown[_OPEN:]), 'more table')}", *shown[_OPEN:]))
    if len(found) > _SHOWN:
        parts.append(paragraph(f"{len(found) - _SHOWN:,} smaller tables are not shown here; findings.jsonl has them."))
    return section("tables", "Large tables", *parts)


def _lost(item: ItemRow) -> str:
    """Why it was not read whole."""
    reasons = dict.fromkeys(
        f"{problem_words(code)[0]}{f' ({detail})' if detail else ''}"
        for code, _, effect, detail in item.problems
        if effect != "note"
    )
    return "; ".join(reasons) or "see coverage"


def _table(view: View, address: str, content: str, lost: str, one: Mapping[str, Any]) -> str:
    columns = (
        Column("Column", wide=True), Column("Kind"), Column("Valid", number=True),
        Column("Different", number=True), Column("Invalid", number=True),
        Column("Masked", number=True), Column("Placeholder", number=True), Column("Empty", number=True),
    )  # fmt: skip
    ranked = sorted(one["columns"], key=lambda column: _rank(view, column))
    rows = [
        (
            _names(column["columns"]),
            view.kind_title(column["kind"]),
            column["valid"],
            "–" if (different := view.distinct_in(content, one, column)) is None else different,
            *(column[sort] for sort in _SORTS),
        )
        for column in ranked
    ]
    caption = f"{address} {one['table']}".strip() + f": {count(one['rows'], 'row')}"
    parts = [table(caption, columns, rows[:_COLUMNS], cards=True)]
    if lost:
        parts.append(paragraph(f"Not read in full, so these are at least so many: {lost}.", "warn"))
    if len(rows) > _COLUMNS:
        rest = table(f"{caption}, further columns", columns, rows[_COLUMNS:], cards=True)
        parts.append(fold(f"{count(len(rows) - _COLUMNS, 'more column')}, worst first", rest))
    if one.get("more_columns"):
        parts.append(paragraph(f"{count(one['more_columns'], 'further column')} with personal data not listed here."))
    if one["together"]:
        held = (Column("Together in a row", wide=True), Column("Rows", number=True))
        most = sorted(one["together"].items(), key=lambda entry: (-entry[1], entry[0]))[:_TOGETHER]
        named = [(_together(key), number) for key, number in most]
        parts.append(table("What stands together", held, named))
    if one.get("rows_by_state"):
        states = sorted(one["rows_by_state"].items(), key=lambda entry: (-entry[1], entry[0]))
        by_state = (Column("State", wide=True), Column("Rows", number=True))
        named = [(state_title(state), number) for state, number in states]
        listed = table("Rows by state, by address or state column", by_state, named[:_TOGETHER])
        parts.append(listed)
        if len(named) > _TOGETHER:
            parts.append(fold(f"All {len(named)} states", table("Rows by state", by_state, named)))
    return "".join(parts)


def _rank(view: View, column: Mapping[str, Any]) -> tuple[object, ...]:
    """The worst kind first, then the fullest column."""
    kind = view.reader.kinds.get(column["kind"], {})
    return (*class_rank(str(kind.get("legal_class", ""))), -column["valid"])


def _names(columns: Sequence[str]) -> str:
    """A header may be a paragraph, or a program."""
    return ", ".join(name if len(name) <= _LONG else f"{name[: _LONG - 1]}…" for name in columns)


def _together(key: str) -> str:
    """`name + ssn` in plain words, the worst first."""
    classes = sorted((one for one in key.split(" + ") if one != LegalClass.SUPPORTING), key=class_rank)
    words = [class_title(one) if n == 0 else inside_sentence(class_title(one)) for n, one in enumerate(classes)]
    return joined(words) or "supporting details only"
