"""Tables that join: which columns of which tables hold the same keys."""

from collections.abc import Mapping
from typing import Any

from pii_scan.model.legal_class import LegalClass
from pii_scan.report.page.items_section import short_address
from pii_scan.report.page.markup import Column, Raw, code, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import class_rank, class_title, count, inside_sentence, joined, share_words, spread

_SHOWN = 15
_BASES = {
    "values": "the values: chance would not bring it about",
    "kind": "the same sort of identifier on both sides",
    "names": "the columns' names; running numbers would overlap anyway",
}
_RELATIONS = {
    "1:1": "one row each",
    "1:n": "one row here, many there",
    "n:m": "many rows on both sides",
}


def joins(view: View) -> str:
    """Empty where no tables join."""
    found = view.joins.get("found", ()) if view.joins else ()
    if not found:
        return ""
    rows = [_row(view, join) for join in found]
    columns = (
        Column("Holds the key", wide=True), Column("Refers to it", wide=True), Column("Rows"),
        Column("Keys that are found again"), Column("Gets a name"), Column("Rests on"),
    )  # fmt: skip
    parts = [
        paragraph(
            "What stands in one of these tables can be put beside what stands in the other: a payment, a message or a "
            "diagnosis without a name has one as soon as its key leads to it.",
        ),
        table("Tables that join", columns, rows[:_SHOWN], cards=True),
    ]
    if len(rows) > _SHOWN:
        parts.append(fold(f"All {len(rows):,}", table("All tables that join", columns, rows, cards=True)))
    note = "Found by tokens of the values, however they are written (case, dashes, leading zeros). joins.csv has all."
    if view.joins and view.joins.get("not_compared"):
        left = count(view.joins["not_compared"], "column was", "columns were")
        note += f" {left} not compared: there are too many."
    parts.append(paragraph(note, "note"))
    return section("joins", "Tables that join", *parts)


def _row(view: View, join: Mapping[str, Any]) -> tuple[Raw | str, ...]:
    share, compared = join["share"], join["compared"]
    kind = f" ({view.kind_title(join['kind'])})" if join["kind"] else ""
    of = count(compared, "key", "keys")
    return (
        _side(view, join["parent"]),
        _side(view, join["child"]),
        f"{join['relation']}, {_RELATIONS[join['relation']]}",
        f"{share_words(share)} of {of}" + ("" if share["low"] == share["high"] else " compared"),
        named(join),
        _BASES[join["basis"]] + kind,
    )


def named(join: Mapping[str, Any]) -> str:
    """What stands on one side without a name and gets one from the other; an element of the law in most states."""
    told: list[str] = []
    for side, other in ((join["child"], join["parent"]), (join["parent"], join["child"])):
        if LegalClass.NAME in other["classes"] and LegalClass.NAME not in side["classes"]:
            told += [name for name in side["classes"] if name != LegalClass.SUPPORTING]
    return joined([inside_sentence(class_title(name)) for name in sorted(told, key=class_rank)]) or "–"


def _side(view: View, side: Mapping[str, Any]) -> Raw:
    """Column, table and file; of several files of one layout the first."""
    place = code(short_address(view, str(side["address"])) or "/").text
    name = f" {code(str(side['table'])).text}" if side["table"] else ""
    rest = f" and {count(side['files'] - 1, 'more file')} of this layout" if side["files"] > 1 else ""
    distinct = side["distinct"]
    keys = spread(distinct["low"], distinct["best"], distinct["high"])
    more = f"<span class=more>{count(side['rows'], 'row')}, {keys} different keys{rest}</span>"
    return Raw(f"<b>{code(str(side['column'])).text}</b> in {place}{name}{more}")
