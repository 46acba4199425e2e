"""What somebody decided to leave out, by whom, why and until when: nothing is silently clean."""

from pii_scan.report.page.markup import Cell, Column, code, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import count, joined


def suppressed(view: View) -> str:
    """Empty where nothing was ever suppressed."""
    if not view.suppressions:
        return ""
    rows: list[tuple[Cell, ...]] = [
        (
            code(str(entry.get("id", ""))),
            str(entry.get("status", "")),
            str(entry.get("reason", "")),
            _what(entry),
            str(entry.get("author", "")),
            str(entry.get("created") or "–"),
            str(entry.get("withdrawn") or entry.get("expires") or "never"),
            int(entry.get("matches") or 0),
            int(entry.get("items") or 0),
        )
        for entry in view.suppressions
    ]
    columns = (Column("Suppression"), Column("State"), Column("Reason", wide=True), Column("What"), Column("By"),
               Column("Since"), Column("Until"), Column("Matches", number=True),
               Column("Items", number=True))  # fmt: skip
    return section(
        "suppressed", "Suppressions",
        paragraph(
            "The matches stay in the case and in findings.jsonl, marked. Risk, people and every count leave them out "
            "while the suppression stands; one that has expired or was withdrawn leaves nothing out any more."
        ),
        table("Suppressions of this case", columns, rows, cards=True),
    )  # fmt: skip


def _what(entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    parts = [joined([str(kind) for kind in entry.get("kinds") or ()])]
    if entry.get("values"):
        parts.append(count(int(entry["values"]), "listed value"))
    if entry.get("findings"):
        parts.append(count(len(entry["findings"]), "finding"))
    if entry.get("address"):
        parts.append(f"at {entry['address']}")
    return ", ".join(part for part in parts if part)
