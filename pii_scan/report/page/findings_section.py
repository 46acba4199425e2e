"""What was found: by legal class, by kind, by document type."""

from collections import Counter

from pii_scan.model.match import Band
from pii_scan.model.problem import ProblemCode
from pii_scan.report.page.markup import Cell, Column, fold, paragraph, section, share, table
from pii_scan.report.view import View
from pii_scan.report.words import class_rank, class_title, count, document_title

_FLOOR = (
    "Large tables that an earlier version read are not among the different values: a dash, or a plus behind "
    "those of the other items."
)


def found(view: View) -> str:
    return section("found", "What was found", _classes(view), _kinds(view), _set_aside(view))


def _classes(view: View) -> str:
    matches = view.matches
    items, possible = matches.items_by_class(), matches.by_class.get(Band.POSSIBLE, Counter())
    sure = matches.by_class.get(Band.HIGH, Counter())
    rows = [
        (class_title(name), items[name], share(items[name], view.items.total),
         matches.distinct_words(matches.class_kinds(name)), sure.get(name, 0), possible.get(name, 0))
        for name in sorted({*sure, *possible}, key=class_rank)
    ]  # fmt: skip
    columns = (Column("Class", wide=True), Column("Items", number=True), Column("Share of items", desk=True),
               Column("Distinct", number=True), Column("Places", number=True, desk=True),
               Column("Possible", number=True))  # fmt: skip
    return table("By legal class, worst first", columns, rows) + paragraph(
        "A value may stand in many places. “Possible” matches have the right form but no proof beside "
        "them; they are counted apart and lift no item above medium."
        + (f" {_FLOOR}" if any(matches.is_floor(kind) for kind in matches.kinds) else ""), "note",
    )  # fmt: skip


def _kinds(view: View) -> str:
    matches = view.matches
    items = matches.items_by_kind()
    bands = [matches.by_kind.get(band, Counter()) for band in (Band.HIGH, Band.POSSIBLE, Band.DUMMY)]
    rows: list[tuple[Cell, ...]] = [
        (view.kind_title(kind), items[kind], matches.distinct_words([kind]), *(band.get(kind, 0) for band in bands))
        for kind in sorted(matches.counted_kinds(), key=lambda kind: (class_rank(matches.class_of[kind]), kind))
    ]
    numbers = ("Items", "Distinct", "Places", "Possible", "Dummies")
    columns = (
        Column("Kind", wide=True),
        *(Column(title, number=True, desk=title in ("Distinct", "Places")) for title in numbers),
    )
    return fold(f"By kind ({len(rows)})", table("By kind of value", columns, rows)) if rows else ""


def _set_aside(view: View) -> str:
    dummies = view.matches.by_band[Band.DUMMY]
    left_out = view.matches.suppressed.total()
    aside = f"{count(left_out, 'match is', 'matches are')} suppressed and in none of these figures; see Suppressions."
    aside = paragraph(aside, "note") if left_out else ""
    if not dummies:
        return aside
    return aside + paragraph(
        f"{count(dummies, 'known placeholder or test value was', 'known placeholders or test values were')} "
        "recognised and set aside: no risk, no person is counted for them.", "note",
    )  # fmt: skip


def documents(view: View) -> str:
    types = sorted(view.items.document_types.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    rows = [(document_title(name), number, share(number, view.items.total)) for name, number in types]
    columns = (Column("Document", wide=True), Column("Items", number=True), Column("Share of items", desk=True))
    guessed = view.items.problems[ProblemCode.NOT_FETCHED]
    note = f"{count(guessed, 'item was', 'items were')} not fetched: their type is a guess from name and size."
    return section(
        "documents", "What kind of documents", table("Items by document type", columns, rows),
        paragraph(note, "note") if guessed else "",
    )  # fmt: skip
