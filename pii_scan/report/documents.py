"""documents.csv: every picture of an identity document and every near-duplicate, and what was read of it."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = (
    "address", "content_sha256", "document_type", "document_confidence", "number", "fields", "document", "pictures",
)  # fmt: skip


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """`number` is `read` or `unread` for identity documents; `fields` say where each was read and whether readings
    agree (`number: barcode = ocr`). Lines with one `document` show one document; `pictures` counts its contents."""
    found = view.identity or {}
    types = frozenset(found.get("by_type", {}))
    shared: dict[str, tuple[str, int]] = {}
    for contents in found.get("shared", ()):
        for content in contents:
            shared[content] = (contents[0][-16:], len(contents))
    for row in view.reader.items():
        content = row.content_sha256 or ""
        if row.document_type not in types and content not in shared:
            continue
        document, pictures = shared.get(content, (content[-16:], 1))
        number = ("unread" if row.facts.get("number_unread") else "read") if row.document_type in types else ""
        yield (
            view.address(row.item_id, row.address),
            content,
            row.document_type,
            round(row.document_confidence, 3),
            number,
            str(row.facts.get("fields", "")),
            document,
            pictures,
        )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(
    id="documents", filename="documents.csv", title="Identity documents and near-duplicates", write=_write, reveals=True
)
