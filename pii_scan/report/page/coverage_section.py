"""What was read and what not, why, and what to do about it."""

from collections import Counter

from pii_scan.model.state import State
from pii_scan.report.coverage import reasons
from pii_scan.report.item_totals import UNREAD
from pii_scan.report.page.items_section import short_address
from pii_scan.report.page.markup import Column, code, fold, paragraph, section, share, table
from pii_scan.report.view import View
from pii_scan.report.words import problem_words, size

_MEANING = {
    State.COMPLETE: "read to the end",
    State.PARTIAL: "something in it was not read",
    State.SKIPPED: "nothing of it was read",
    State.PENDING: "waits for its turn",
}


def coverage(view: View) -> str:
    items = view.items
    rows = [
        (
            state.value,
            items.by_state[state],
            share(items.by_state[state], items.total),
            size(items.bytes_by_state[state]),
            meaning,
        )
        for state, meaning in _MEANING.items()
        if items.by_state[state] or state is not State.PENDING
    ]
    columns = (
        Column("State"),
        Column("Items", number=True),
        Column("Share", desk=True),
        Column("Listed bytes", number=True),
        Column("Meaning", wide=True),
    )
    return section(
        "coverage", "Coverage",
        paragraph("Every item listed ends in one of these states. Nothing that could not be read is called clean."),
        table("Items by state", columns, rows), _reasons(view), _unread(view),
    )  # fmt: skip


def _reasons(view: View) -> str:
    effects: dict[str, Counter[str]] = {}
    for (name, effect), number in view.items.problem_effects.items():
        effects.setdefault(name, Counter())[effect] += number
    ranked = sorted(effects.items(), key=lambda pair: (-pair[1]["skipped"], -pair[1]["partial"], pair[0]))
    rows = [
        (
            problem_words(name)[0],
            code(name),
            counts["skipped"],
            counts["partial"],
            counts["note"],
            problem_words(name)[1],
        )
        for name, counts in ranked
    ]
    columns = (Column("Reason", wide=True), Column("Code"), Column("Not read", number=True),
               Column("In part", number=True), Column("Noted", number=True), Column("What to do"))  # fmt: skip
    return table("Reasons", columns, rows, cards=True)


def _unread(view: View) -> str:
    total = view.items.unread_total
    rows = []
    for row in view.items.unread:
        found = reasons(row)
        why = "; ".join(problem_words(name)[0] + (f" ({detail})" if detail else "") for name, detail in found)
        todo = "; ".join(dict.fromkeys(problem_words(name)[1] for name, _ in found))
        rows.append((code(short_address(view, row.address)), row.state, why or "no reason given", todo or "–"))
    if not rows:
        return ""
    columns = (Column("Item", wide=True), Column("State"), Column("Why"), Column("What to do"))
    title = (
        f"Items not read in full: {total:,}"
        if total <= UNREAD
        else f"Items not read in full: the first {UNREAD} of {total:,}"
    )
    more = paragraph("coverage.csv names them all.", "note") if total > UNREAD else ""
    return fold(title, table(title, columns, rows, cards=True), more)
