"""How each number is made, what limits it, and the chain of custody."""

from collections.abc import Mapping

from pii_scan.report.escape import html
from pii_scan.report.page.markup import Cell, Column, Raw, bullets, code, fold, section, table
from pii_scan.report.run_facts import run_facts
from pii_scan.report.view import View
from pii_scan.report.writer import all_reports

_METHOD = {
    "Items": "Every listed file and everything inside it (archive members, attachments, embedded pictures) is an "
    "item. Bytes are counted once, at the listed file.",
    "Places and values": "A place is one match in one item. Distinct values are told apart by a keyed hash of their "
    "normal form, so the same number in five files is one value in five places.",
    "Certain, possible, dummy": "A match is certain when form, check digits and what stands around it agree "
    "(probability of 0.7 or more). Possible: the form fits, the proof is missing. Dummy: a known placeholder, test "
    "or specimen value.",
    "Risk": "Each item gets the level of the first rule that holds, worst first; the rules that held are its reasons. "
    "Possible matches lift no item above medium. Unknown means not read, never empty.",
    "People": "Records are joined by ID numbers that only one person has. The low count also joins on weaker "
    "agreement, the high count joins only what cannot be otherwise, the best lies between. A scan is not a person.",
    "Residence": "The best evidence counts: an address with the person, then the state that issued the ID, then ZIP, "
    "area code or position.",
    "Masks": "At most a quarter of a number's characters is shown, nothing of names, dates and codes. Positions are "
    "rounded to 0.1°. Names and numbers in file paths are masked.",
    "Limits": "Handwriting, bad scans and unusual layouts are read less well than print; what is not found is not "
    "proven absent. Whether anybody took the data cannot be seen from the data. Nothing here is legal advice.",
}


def method(view: View) -> str:
    lines = "".join(f"<div><dt>{html(title)}</dt><dd>{html(text)}</dd></div>" for title, text in _METHOD.items())
    severity = view.severity
    parts = [f"<dl class=terms>{lines}</dl>\n"]
    if severity is not None:
        dpc, ei, cb, se = (severity.get(key) for key in ("dpc", "ei", "cb", "se"))
        formula = f"SE = DPC × EI + CB = {dpc} × {ei} + {cb} = {se}"
        title = "Case severity (ENISA's method for the severity of personal data breaches)"
        parts.append(f"<h3>{html(title)}</h3><p>{html(formula)}: <b>{html(severity.get('level', ''))}</b></p>")
        parts.append(bullets(str(reason) for reason in severity.get("reasons") or ()))
    parts.append(_estimates(view))
    return section("method", "How the numbers are made", *parts)


def _estimates(view: View) -> str:
    rows = [
        (str(entry.get("name", "")), *(entry.get(key) for key in ("low", "best", "high")), str(entry.get("method", "")))
        for entry in view.estimates
    ]
    columns = (Column("Estimate", wide=True), Column("Low", number=True), Column("Best", number=True),
               Column("High", number=True), Column("Method"))  # fmt: skip
    return table("Estimates", columns, rows) if rows else ""


def custody(view: View) -> str:
    facts = run_facts(view.meta)
    rows: list[tuple[Cell, ...]] = [("tool", f"pii-scan {facts.tool_version}")]
    rows += [
        (_words(key), _value(value))
        for key, value in facts.case.items()
        if not isinstance(value, Mapping) and value not in (None, "")
    ]
    rows += [
        (_words(key), Raw(f"<time data-run>{html(value)}</time>"))
        for key, value in facts.run.items()
        if value is not None
    ]
    columns = (Column("What"), Column("Value", wide=True))
    nested = [*_nested("settings", facts.case.get("settings")), *_nested("versions", facts.versions)]
    files = [(code(report.filename), report.title) for report in all_reports()]
    return section(
        "custody", "Chain of custody",
        "<p>The source was opened for reading only, every content carries its SHA-256, and each step stands in a "
        "journal whose lines hash the line before. <code>pii-scan verify CASE</code> checks journal, store and these "
        "files.</p>\n",
        table("Case and run", columns, rows),
        fold("Settings and versions", table("Settings and versions", columns, nested)) if nested else "",
        table("Files beside this page", (Column("File"), Column("Holds", wide=True)), files),
    )  # fmt: skip


def _nested(group: str, found: object) -> list[tuple[Cell, ...]]:
    if not isinstance(found, Mapping):
        return []
    rows: list[tuple[Cell, ...]] = []
    for key, value in sorted(found.items()):
        if isinstance(value, Mapping):
            rows += _nested(f"{group}.{key}", value)
        else:
            rows.append((f"{group}.{key}", _value(value)))
    return rows


def _words(key: str) -> str:
    return key.replace("_", " ")


def _value(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return code(", ".join(str(entry) for entry in value) or "–")
    return code(str(value))
