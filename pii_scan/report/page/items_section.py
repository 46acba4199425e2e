"""The riskiest items with their reasons, where they lie, and copies of the same bytes."""

from collections.abc import Mapping

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.state import Risk
from pii_scan.report.item_totals import ALIKE, COPIED, Folder
from pii_scan.report.page.markup import Column, Raw, chip, code, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import (
    class_rank,
    class_title,
    count,
    document_title,
    inside_sentence,
    joined,
    reason_words,
    size,
)

_FOLDERS = 15


def worst(view: View) -> str:
    columns = (Column("Item", wide=True), Column("Risk"), Column("Document"), Column("Reasons"), Column("Holds"))
    rows = []
    for row, alike in view.items.worst:
        level, reasons = view.item_risk(row)
        marks = view.matches.marks.get(row.item_id)
        classes = sorted(view.matches.classes_of(marks.high), key=class_rank) if marks else []
        names = [inside_sentence(class_title(name)) for name in classes if name != LegalClass.SUPPORTING]
        place = code(short_address(view, row.address)).text
        more = f"<span class=more>and {alike:,} more like this</span>" if alike else ""
        document = document_title(row.document_type)
        rows.append(
            (
                Raw(place + more),
                chip(level),
                document,
                "; ".join(map(reason_words, reasons)) or "–",
                joined(names) or "–",
            )
        )
    above = sum(view.items.risk[level] for level in (Risk.CRITICAL, Risk.HIGH, Risk.MEDIUM, Risk.LOW))
    rest = above - len(rows)
    note = (
        f"{len(rows)} of {above:,} items with personal data, worst first, at most {ALIKE} of one sort. items.csv holds "
        "every item: sort it by risk."
        if rest > 0
        else "These are all items with personal data; items.csv holds every item."
    )
    return section(
        "items", "Riskiest items", paragraph(note, "note"),
        table("Riskiest items", columns, rows, cards=True, name="worst"), _folders(view),
    )  # fmt: skip


def short_address(view: View, address: str) -> str:
    """Without the target in front, which the page's title names."""
    target = str(view.meta.get("target") or "")
    return address[len(target) :].lstrip("/") if target and address.startswith(target + "/") else address


def _folders(view: View) -> str:
    def rank(pair: tuple[str, Folder]) -> tuple[int, int, int, str]:
        name, folder = pair
        return -folder.by_risk[Risk.CRITICAL], -folder.by_risk[Risk.HIGH], -folder.items, name

    ranked = sorted(rolled_up(view.items.folders, _FOLDERS).items(), key=rank)
    rows = [
        (
            code(short_address(view, name) or "/"),
            folder.items,
            folder.by_risk[Risk.CRITICAL],
            folder.by_risk[Risk.HIGH],
            folder.unread,
        )
        for name, folder in ranked[:_FOLDERS]
    ]
    columns = (Column("Folder", wide=True), Column("Items", number=True), Column("Critical", number=True),
               Column("High", number=True), Column("Not read in full", number=True))  # fmt: skip
    title = (
        "Where it lies"
        if len(ranked) <= _FOLDERS
        else f"Where it lies: the worst {_FOLDERS} of {len(ranked):,} folders"
    )
    return table(title, columns, rows)


def rolled_up(folders: Mapping[str, Folder], most: int) -> dict[str, Folder]:
    """Folders cut at the deepest level that leaves at most `most` of them, or at the first that tells any apart."""
    parts = {name: name.removesuffix("/").split("/") for name in folders}
    deepest = max(map(len, parts.values()), default=0)
    cut: dict[str, Folder] = {}
    for depth in range(deepest, 0, -1):
        shorter: dict[str, Folder] = {}
        for name, folder in folders.items():
            head = "/".join(parts[name][:depth]) + "/"
            shorter.setdefault(head, Folder()).add(folder)
        if len(shorter) == 1 and cut:
            break
        cut = shorter
        if len(cut) <= most:
            break
    return cut


def duplicates(view: View) -> str:
    items = view.items
    extra = sum(items.copies.values()) - len(items.copies)
    if not extra:
        return section("copies", "Copies", paragraph("No two items hold the same bytes."))
    freed = sum((number - 1) * items.copied_at[sha][1] for sha, number in items.copies.items())
    text = (
        f"{count(len(items.copies), 'content lies', 'contents lie')} in more than one place: "
        f"{count(extra, 'extra copy', 'extra copies')} in all ({size(freed)}). The same bytes are read once and "
        "reported everywhere; distinct values and people count them once."
    )
    most = sorted(items.copies.items(), key=lambda pair: (-pair[1], pair[0]))[:COPIED]
    rows = [
        (code(short_address(view, items.copied_at[sha][0])), number, Raw(f"<code>{sha[:12]}…</code>"))
        for sha, number in most
    ]
    columns = (Column("First seen at", wide=True), Column("Copies", number=True), Column("SHA-256"))
    return section("copies", "Copies", paragraph(text), fold("The most copied", table("Most copied", columns, rows)))
