"""index.html: the whole report in one file."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pii_scan.report.escape import html
from pii_scan.report.headline import worst_level
from pii_scan.report.page import (
    calls_section,
    coverage_section,
    findings_section,
    head_section,
    identity_section,
    items_section,
    joins_section,
    law_section,
    method_section,
    people_section,
    place_section,
    suppressed_section,
    tables_section,
)
from pii_scan.report.report import Report
from pii_scan.report.view import View

_PARTS = (
    head_section.steps, head_section.risk, findings_section.found, findings_section.documents,
    identity_section.identity, people_section.people, people_section.residents, law_section.duty, place_section.places,
    tables_section.tables, joins_section.joins, calls_section.calls, items_section.worst, coverage_section.coverage,
    suppressed_section.suppressed, items_section.duplicates, method_section.method, method_section.custody,
)  # fmt: skip
_LINKS = {
    "now": "Do now", "risk": "Risk", "found": "Found", "documents": "Documents", "identity": "Identity documents",
    "people": "People", "states": "States", "law": "Duty to notify",
    "places": "Positions", "tables": "Large tables", "joins": "Joins", "calls": "Calls", "items": "Riskiest items",
    "coverage": "Coverage",
    "suppressed": "Suppressions", "copies": "Copies",
    "method": "Method", "custody": "Custody",
}  # fmt: skip


def render(view: View) -> str:
    body = "".join(part(view) for part in _PARTS)
    links = "".join(
        f'<a href="#{name}">{title}</a>' for name, title in _LINKS.items() if f'<section id="{name}"' in body
    )
    style, script = _resource("style.css"), _resource("script.js")
    # Style and script are allowed by their hashes, so that nothing a file name smuggles in could run or load.
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
    policy += "base-uri 'none'; form-action 'none'"
    title = f"{worst_level(view)}: personal data exposure report"
    return (
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>"
        f'<meta http-equiv=Content-Security-Policy content="{policy}">'
        "<meta name=viewport content='width=device-width, initial-scale=1'><meta name=referrer content=no-referrer>"
        "<meta name=robots content=noindex><meta name=color-scheme content='light dark'>"
        f"<title>{html(title)}</title><style>{style}</style></head>\n"
        "<body><a class=skip href='#main'>Skip to the report</a>"
        f"<div class=page>{head_section.header(view)}<nav aria-label=Contents>{links}</nav>\n"
        f"<main id=main>{body}</main></div>\n<script>{script}</script></body></html>\n"
    )


@cache
def _resource(name: str) -> str:
    return files("pii_scan.report.page").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _write(view: View, path: Path) -> None:
    path.write_text(render(view), encoding="utf-8")


REPORT = Report(id="page", filename="index.html", title="The report to read", write=_write)
