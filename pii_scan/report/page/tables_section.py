"""Tables counted in full, column by column."""

import json
from typing import Any

from pii_scan.report.page.items_section import short_address
from pii_scan.report.page.markup import Column, paragraph, section, table
from pii_scan.report.view import View

_SHOWN = 20
_SORTS = ("valid", "invalid", "masked", "dummy", "empty")


def tables(view: View) -> str:
    """Empty where no table was so long that its columns were counted as wholes."""
    found: list[tuple[str, dict[str, Any]]] = []
    seen: set[str] = set()
    for item in view.reader.items():
        told = item.facts.get("tables")
        # The same bytes at another place are the same table.
        if isinstance(told, str) and (item.content_sha256 or item.address) not in seen:
            seen.add(item.content_sha256 or item.address)
            found += [(short_address(view, item.address) or "/", one) for one in json.loads(told)]
    if not found:
        return ""
    found.sort(key=lambda entry: -entry[1]["rows"])
    parts = [
        paragraph(
            "Every row was read. A masked cell shows a part of the value, a placeholder is no one's, an invalid one "
            "fails the check of its kind.",
            "note",
        )
    ]
    columns = (
        Column("Column", wide=True), Column("Kind"), Column("Valid", number=True), Column("Invalid", number=True),
        Column("Masked", number=True), Column("Placeholder", number=True), Column("Empty", number=True),
    )  # fmt: skip
    for address, one in found[:_SHOWN]:
        name = f"{address} {one['table']}".strip()
        rows = [
            (", ".join(column["columns"]), _title(view, column["kind"]), *(column[sort] for sort in _SORTS))
            for column in one["columns"]
        ]
        parts.append(table(f"{name}: {one['rows']:,} rows", columns, rows, cards=True))
        if one["together"]:
            held = (Column("Together in a row", wide=True), Column("Rows", number=True))
            parts.append(table("What stands together", held, list(one["together"].items())[:10]))
    if len(found) > _SHOWN:
        parts.append(paragraph(f"{len(found) - _SHOWN:,} more tables are not shown here."))
    return section("tables", "Large tables", *parts)


def _title(view: View, kind: str) -> str:
    return str(view.reader.kinds.get(kind, {}).get("title", kind))
