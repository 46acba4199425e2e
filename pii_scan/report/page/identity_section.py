"""Identity documents: how many, and of some each field with where it was read and whether the readings agree."""

from collections.abc import Mapping
from typing import Any

from pii_scan.report.page.items_section import short_address
from pii_scan.report.page.markup import Cell, Column, Raw, code, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import count, document_title, inside_sentence, joined

_WORDS = {"ocr": "print", "mrz": "zone", "barcode": "barcode"}


def identity(view: View) -> str:
    found = view.identity or {}
    if not found.get("images"):
        return ""
    rows = [
        (document_title(name), entry.get("images", 0), entry.get("documents", 0))
        for name, entry in sorted(found.get("by_type", {}).items(), key=lambda pair: -int(pair[1].get("images", 0)))
    ]
    columns = (Column("Document", wide=True), Column("Pictures", number=True), Column("Documents", number=True))
    return section(
        "identity", "Identity documents", paragraph(_summary(found)), table("Pictures and documents", columns, rows),
        _examples(view, found), _again(view, found),
    )  # fmt: skip


def _summary(found: Mapping[str, Any]) -> str:
    text = (
        f"{count(found['images'], 'picture shows', 'pictures show')} {count(found['documents'], 'identity document')}"
    )
    text += ": the same number photographed again is the same document. "
    if unread := found.get("number_unread"):
        text += f"Of {count(unread, 'one', 'them')} the number could not be read; each may be one more person. "
    text += f"Barcode, machine-readable zone and print agree on {found.get('agree', 0):,}"
    return text + f" and contradict one another on {found.get('differ', 0):,}: a person has to look at those."


def _examples(view: View, found: Mapping[str, Any]) -> str:
    rows: list[tuple[Cell, ...]] = []
    for example in found.get("examples", ()):
        title = document_title(example["document_type"])
        if example.get("cards", 0) > 1:
            title += f", card {example['card']} of {example['cards']}"
        for number, entry in enumerate(example["fields"]):
            rows.append(
                (
                    code(short_address(view, example["address"])) if number == 0 else "",
                    title if number == 0 else "",
                    entry["field"],
                    joined(list(dict.fromkeys(reading["masked"] for reading in entry["readings"]))) or "–",
                    "; ".join(dict.fromkeys(_place(reading) for reading in entry["readings"])) or "–",
                    _verdict(entry["verdict"]),
                )
            )
        if not example["fields"]:
            rows.append((code(short_address(view, example["address"])), title, "number", "not read", "–", "–"))
    columns = (Column("Item", wide=True), Column("Document"), Column("Field"), Column("Value, masked"),
               Column("Read in, at x, y (width × height)"), Column("Agreement"))  # fmt: skip
    shown = len(found.get("examples", ()))
    title = f"Field by field: {shown} of {count(found['images'], 'picture')}, contradictions first"
    return fold(title, table(title, columns, rows)) if rows else ""


def _place(reading: Mapping[str, Any]) -> str:
    box, page = reading.get("box"), reading.get("page")
    where = f"{reading['source']}, page {page}" if page and page > 1 else str(reading["source"])
    if isinstance(box, list | tuple) and len(box) == 4:
        where += f" at {box[0]}, {box[1]} ({box[2]} × {box[3]})"
    return where


def _verdict(verdict: str) -> Cell:
    """`barcode = ocr` in plain words."""
    if not verdict:
        return "–"
    sign = "≠" if "≠" in verdict else "="
    # Fixed words of ours: what is none is left out of the page.
    sources = [_WORDS[name.strip()] for name in verdict.split(sign) if name.strip() in _WORDS]
    if not sources:
        return "–"
    if sign == "≠":
        return Raw(f"<strong>{joined(sources)} differ</strong>")
    return f"{joined(sources)} agree" if len(sources) > 1 else f"{sources[0]} only"


def _again(view: View, found: Mapping[str, Any]) -> str:
    if not found.get("near_duplicates"):
        return ""
    rows = [
        (code(short_address(view, entry["addresses"][0])), inside_sentence(document_title(entry["document_type"])),
         entry["pictures"], "; ".join(short_address(view, place) for place in entry["addresses"][1:4]))
        for entry in found.get("again", ())
    ]  # fmt: skip
    columns = (Column("First seen at", wide=True), Column("Document"), Column("Pictures", number=True),
               Column("Further sightings", wide=True))  # fmt: skip
    text = (
        f"{count(found['near_duplicates'], 'picture shows', 'pictures show')} what another shows too: saved again, "
        "cropped, or the same document photographed twice. Each is read and listed; people are told apart by values, "
        "never by looks."
    )
    return paragraph(text, "note") + fold("The most repeated", table("Near-duplicates", columns, rows))
